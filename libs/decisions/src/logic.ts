import { evaluateValue, FeelContext, FeelError, FeelFunction } from '@attestation/feel/values';
import type { FeelValue } from '@attestation/feel/values';
import { FeelEvaluationError } from '@attestation/feel';
import { DecisionFailure } from './failure.js';
import type { DecisionGraph, Knowledge, Logic, Parameter } from './model.js';
import { evaluateTable } from './table.js';
import type { TableTrace } from './table.js';
import { ofType } from './type-check.js';

export interface Evaluator {
  readonly graph: DecisionGraph;
  readonly now: () => number;
  /** Takes note of a business knowledge model that was evaluated; an undefined value is a failure. */
  readonly report: (model: Knowledge, value: FeelValue | undefined, trace: TableTrace) => void;
}

type Variables = FeelContext;

/** The value of any logic. Failures are thrown. */
export function evaluateLogic(evaluator: Evaluator, logic: Logic, variables: Variables, trace: TableTrace = { inputs: [], matchedRules: [] }): FeelValue {
  const nested = (inner: Logic, seen = variables) => evaluateLogic(evaluator, inner, seen);
  switch (logic.type) {
    case 'DECISION_TABLE':
      return evaluateTable(logic, variables, evaluator.now, trace);
    case 'LITERAL_EXPRESSION':
      return evaluateValue(logic.expression, variables, evaluator.now);
    case 'CONTEXT':
      return evaluateContext(logic, variables, nested);
    case 'LIST':
      return logic.items.map((item) => nested(item));
    case 'RELATION':
      return logic.rows.map((row) => new FeelContext(new Map(row.map(({ name, logic: cell }) => [name, nested(cell)]))));
    case 'INVOCATION':
      return evaluateInvocation(evaluator, logic, variables);
    case 'FUNCTION_DEFINITION':
      return functionOf(logic.parameters, (args) => evaluateValue(logic.expression, args.reduce((all, [name, value]) => all.with(name, value), variables), evaluator.now));
  }
}

function evaluateContext(logic: Logic & { type: 'CONTEXT' }, variables: Variables, nested: (inner: Logic, seen: Variables) => FeelValue): FeelValue {
  let [seen, own] = [variables, FeelContext.EMPTY];
  for (const { name, logic: entry } of logic.entries) {
    const value = nested(entry, seen);
    [seen, own] = [seen.with(name, value), own.with(name, value)];
  }
  return logic.result ? nested(logic.result, seen) : own;
}

function evaluateInvocation(evaluator: Evaluator, { knowledge, bindings }: Logic & { type: 'INVOCATION' }, variables: Variables): FeelValue {
  const model = evaluator.graph.knowledge.get(knowledge);
  if (!model) throw new DecisionFailure(`no BKM found with id '${knowledge}'`);
  const bound = bindings.reduce((all, { name, expression }) => all.with(name, evaluateValue(expression, variables, evaluator.now)), variables);
  return evaluateKnowledge(evaluator, model, () => {
    for (const { name, typeRef } of model.parameters) {
      const value = bound.get(name);
      if (value === undefined) throw new DecisionFailure(`no parameter found with name '${name}'`);
      ofType(value, typeRef);
    }
    return withKnowledge(evaluator, model.requires, bound);
  });
}

/** A model's logic over the variables that are prepared for it, with a note of what came out. */
function evaluateKnowledge(evaluator: Evaluator, model: Knowledge, prepared: () => Variables): FeelValue {
  const trace: TableTrace = { inputs: [], matchedRules: [] };
  let value: FeelValue | undefined;
  try {
    const seen = prepared();
    value = model.logic ? evaluateLogic(evaluator, model.logic, seen, trace) : null;
    return value;
  } finally {
    evaluator.report(model, value, trace);
  }
}

/** The variables, with a function for each business knowledge model named. */
export function withKnowledge(evaluator: Evaluator, ids: readonly string[], variables: Variables): Variables {
  const models = ids.flatMap((id) => evaluator.graph.knowledge.get(id) ?? []);
  return models.reduce((all, model) => all.with(model.name, knowledgeFunction(evaluator, model, variables)), variables);
}

function knowledgeFunction(evaluator: Evaluator, model: Knowledge, variables: Variables): FeelFunction {
  const seen = withKnowledge(evaluator, model.requires, variables);
  return functionOf(model.parameters, (args) => evaluateKnowledge(evaluator, model, () => args.reduce((all, [name, value]) => all.with(name, value), seen)));
}

/** A function whose failures stay inside: its call gives null. */
function functionOf(parameters: readonly Parameter[], body: (args: [string, FeelValue][]) => FeelValue): FeelFunction {
  const invoke = (args: FeelValue[]): FeelValue => {
    try {
      return body(parameters.map(({ name, typeRef }, index) => [name, ofType(args[index] ?? null, typeRef)]));
    } catch (error) {
      if (error instanceof DecisionFailure || error instanceof FeelEvaluationError) return new FeelError(error.message);
      throw error;
    }
  };
  return new FeelFunction(parameters.map(({ name }) => name), invoke);
}
