import { evaluateDecision } from '@attestation/decisions';
import { Failure } from '../failure.js';
import { evaluateText } from '../runtime/evaluate.js';
import { evaluatedDecisions, graphOf } from '../runtime/evaluated-decisions.js';
import { feelContext, visible } from '../runtime/variables.js';
import type { DecisionResult } from '@attestation/decisions';
import type { At, Step } from '../kernel/step.js';
import type { Formula } from '../model/formula.js';
import type { DecisionRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** The latest version of a decision. */
export function latestDecision(state: State, id: string): DecisionRow | undefined {
  const keys = state.decisionVersions.of(id);
  return state.decisions.get(keys[keys.length - 1] ?? -1);
}

/**
 * Evaluates the decision that a task calls, and records it. @returns the output as JSON text
 * @throws Failure CALLED_DECISION_ERROR or DECISION_EVALUATION_ERROR
 */
export function decide(step: Step, at: At, decisionId: Formula): string {
  const id = evaluateText(step, decisionId, { scopeKey: at.key });
  const decision = latestDecision(step.state, id);
  if (!decision) throw new Failure('CALLED_DECISION_ERROR', `Expected to evaluate decision '${id}', but no decision found for id '${id}'`, at.key);
  const variables = feelContext(visible(step.state, at.key));
  const result = evaluateDecision(step.models.decisions(decision.requirementsKey), id, variables, () => step.now);
  const { elementId, bpmnProcessId, processDefinitionKey, processInstanceKey } = at.value;
  const where = { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, elementInstanceKey: at.key };
  recordEvaluation(step, decision, result, where);
  if (result.failed) throw new Failure('DECISION_EVALUATION_ERROR', result.failed.message, at.key);
  return JSON.stringify(result.output ?? null);
}

/** Records an evaluation, asked for by a task or by a client. @returns the record's key */
export function recordEvaluation(step: Step, decision: DecisionRow, result: DecisionResult, where: object): number {
  const key = step.nextKey();
  step.event('DECISION_EVALUATION', result.failed ? 'FAILED' : 'EVALUATED', key, {
    ...where,
    decisionId: decision.id,
    decisionKey: decision.key,
    decisionName: decision.name,
    decisionVersion: decision.version,
    decisionRequirementsId: decision.requirementsId,
    decisionRequirementsKey: decision.requirementsKey,
    variables: {},
    decisionOutput: result.failed ? 'null' : JSON.stringify(result.output ?? null),
    evaluatedDecisions: evaluatedDecisions(graphOf(step.state, decision), result),
    failedDecisionId: result.failed?.decisionId ?? '',
    evaluationFailureMessage: result.failed?.message ?? '',
  });
  return key;
}
