import { evaluateDecision } from '@attestation/decisions';
import { Rejection } from '../failure.js';
import { latestDecision, recordEvaluation } from '../elements/decision.js';
import { graphOf } from '../runtime/evaluated-decisions.js';
import { feelContext } from '../runtime/variables.js';
import type { DecisionResult } from '@attestation/decisions';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { DecisionRow, Document } from '../state/rows.js';

export interface EvaluateDecision {
  decisionId: string;
  decisionKey: number;
  variables: Document;
}

export interface DecisionAnswer {
  decision: DecisionRow;
  /** all decisions of its graph, of which others may have been evaluated too */
  graph: DecisionRow[];
  result: DecisionResult;
}

/** A failing evaluation is a success that tells of the failure. */
export function evaluateCommand(step: Step, { payload }: Command): DecisionAnswer {
  const { decisionId, decisionKey, variables } = payload as EvaluateDecision;
  const decision = decisionId ? latestDecision(step.state, decisionId) : step.state.decisions.get(decisionKey);
  const asked = decisionId ? { name: decisionId, by: `id '${decisionId}'` } : { name: String(decisionKey), by: `key '${decisionKey}'` };
  if (!decision) throw new Rejection('INVALID_ARGUMENT', `Expected to evaluate decision '${asked.name}', but no decision found for ${asked.by}`);
  const context = feelContext(variables);
  const result = evaluateDecision(step.models.decisions(decision.requirementsKey), decision.id, context, () => step.now);
  recordEvaluation(step, decision, result, {
    bpmnProcessId: '', processDefinitionKey: -1, processInstanceKey: -1, elementId: '', elementInstanceKey: -1,
  });
  return { decision, graph: graphOf(step.state, decision), result };
}
