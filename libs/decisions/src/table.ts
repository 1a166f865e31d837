import { evaluateValue, FeelContext, passes, toJson } from '@attestation/feel/values';
import type { FeelValue } from '@attestation/feel/values';
import { applyHitPolicy } from './hit-policy.js';
import type { Row } from './hit-policy.js';
import type { Rule, Table } from './model.js';
import type { EvaluatedInput, MatchedRule } from './result.js';

/** What a table saw and which of its rules matched. */
export interface TableTrace {
  inputs: EvaluatedInput[];
  matchedRules: MatchedRule[];
}

interface Match {
  readonly rule: Rule;
  readonly index: number;
}

/** Evaluates a table; the trace is filled as far as it gets, also when it fails. */
export function evaluateTable(table: Table, variables: FeelContext, now: () => number, trace: TableTrace): FeelValue {
  const inputs = table.inputs.map(({ expression }) => evaluateValue(expression, variables, now));
  trace.inputs = table.inputs.map(({ id, name }, index) => ({ inputId: id, inputName: name, inputValue: toJson(inputs[index] ?? null) }));

  const matches = matching(table, inputs, variables, now);
  const rows = matches.map(({ rule }) => rule.outputs.map((output) => evaluateValue(output, variables, now)));
  trace.matchedRules = matches.map((match, index) => matched(table, match, rows[index] ?? []));

  if (rows.length === 0) return byDefault(table, variables, now);
  return applyHitPolicy(table, rows.map((values) => named(table, values)));
}

function matching(table: Table, inputs: readonly FeelValue[], variables: FeelContext, now: () => number): Match[] {
  const all = table.rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => rule.tests.every((tests, column) => !tests || passes(tests, inputs[column] ?? null, variables, now)));
  return table.hitPolicy === 'FIRST' ? all.slice(0, 1) : all;
}

const named = ({ outputs }: Table, values: readonly FeelValue[]): Row => new Map(outputs.map(({ key }, index) => [key, values[index] ?? null]));

const matched = ({ outputs }: Table, { rule, index }: Match, values: readonly FeelValue[]): MatchedRule => ({
  ruleId: rule.id,
  ruleIndex: index + 1,
  outputs: outputs.map(({ id, name }, column) => ({ outputId: id, outputName: name, outputValue: toJson(values[column] ?? null) })),
});

/** The outputs that have a default; one alone is bare. */
function byDefault({ outputs }: Table, variables: FeelContext, now: () => number): FeelValue {
  const values = outputs.flatMap(({ key, byDefault: expression }): [string, FeelValue][] => (expression ? [[key, evaluateValue(expression, variables, now)]] : []));
  const [only] = values;
  if (values.length > 1) return new FeelContext(new Map(values));
  return only ? only[1] : null;
}
