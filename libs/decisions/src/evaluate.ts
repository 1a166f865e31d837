import { FeelContext, toJson } from '@attestation/feel/values';
import type { FeelValue } from '@attestation/feel/values';
import { FeelEvaluationError } from '@attestation/feel';
import { DecisionFailure } from './failure.js';
import { evaluateLogic, withKnowledge } from './logic.js';
import type { Evaluator } from './logic.js';
import type { Decision, DecisionGraph, DecisionType } from './model.js';
import type { DecisionResult, EvaluatedDecision } from './result.js';
import type { TableTrace } from './table.js';
import { ofType } from './type-check.js';

/** Without a clock handed in there is no present. */
const noClock = (): number => {
  throw new DecisionFailure('the decision asks for the present, but no clock was handed in');
};

/**
 * Evaluates a decision with all that it requires. A failing evaluation is an answer, not an exception.
 * @param variables plain JSON data by name
 * @param now epoch milliseconds, for `now()` and `today()`
 * @throws {RangeError} if the graph has no such decision
 */
export function evaluateDecision(graph: DecisionGraph, decisionId: string, variables: Record<string, unknown>, now: () => number = noClock): DecisionResult {
  const decision = graph.decisions.get(decisionId);
  if (!decision) throw new RangeError(`no decision found for id '${decisionId}'`);
  const evaluatedDecisions: EvaluatedDecision[] = [];
  try {
    const report: Evaluator['report'] = (model, value, table) => {
      evaluatedDecisions.push(traced({ ...model, logic: model.logic ?? EMPTY_LOGIC }, toJson(value ?? null), table));
    };
    const value = decide({ graph, now, report }, decision, FeelContext.whole(variables), evaluatedDecisions);
    return { output: toJson(value), evaluatedDecisions };
  } catch (error) {
    if (!(error instanceof DecisionFailure)) throw error;
    const message = `Expected to evaluate decision '${decisionId}', but ${error.message}`;
    return { output: null, failed: { decisionId: error.decisionId ?? decisionId, message }, evaluatedDecisions };
  }
}

/** Required decisions first; their results are variables here and only here. */
function decide(evaluator: Evaluator, decision: Decision, variables: FeelContext, trace: EvaluatedDecision[]): FeelValue {
  const required = decision.requires.flatMap((id) => evaluator.graph.decisions.get(id) ?? []);
  const seen = required.reduce((all, one) => all.with(one.resultName, decide(evaluator, one, variables, trace)), variables);
  const table: TableTrace = { inputs: [], matchedRules: [] };
  try {
    const value = evaluateLogic(evaluator, decision.logic, withKnowledge(evaluator, decision.knowledge, seen), table);
    trace.push(traced(decision, toJson(value), table));
    return typed(decision, value);
  } catch (error) {
    throw failureOf(error, decision, () => trace.push(traced(decision, null, table)));
  }
}

/** A result that is not of the decision's type fails it; it has been noted by then. */
function typed({ id, resultType }: Decision, value: FeelValue): FeelValue {
  try {
    return ofType(value, resultType);
  } catch (error) {
    if (error instanceof DecisionFailure) error.decisionId = id;
    throw error;
  }
}

/** The kind that is reported of a business knowledge model without logic. */
const EMPTY_LOGIC = { type: 'LITERAL_EXPRESSION' } as const;

const traced = ({ id, name, logic }: { id: string; name: string; logic: { type: DecisionType } }, output: unknown, table: TableTrace): EvaluatedDecision => ({
  decisionId: id,
  decisionName: name,
  decisionType: logic.type,
  output,
  ...table,
});

/** The failure with the decision in which it happened; the first to be asked is the one. */
function failureOf(error: unknown, decision: Decision, note: () => void): unknown {
  if (!(error instanceof DecisionFailure || error instanceof FeelEvaluationError)) return error;
  const failure = error instanceof DecisionFailure ? error : new DecisionFailure(error.message);
  if (failure.decisionId === undefined) {
    failure.decisionId = decision.id;
    note();
  }
  return failure;
}
