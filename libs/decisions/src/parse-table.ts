import { parseUnaryTests } from '@attestation/feel';
import type { UnaryTests } from '@attestation/feel';
import { child, children, idOf, text } from './moddle.js';
import type { Element } from './moddle.js';
import type { Aggregation, HitPolicy, Input, Output, Rule, Table } from './model.js';
import { all, languageFault, parsed, readExpression } from './reading.js';
import type { Reading } from './reading.js';

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const satisfies HitPolicy[];
const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const satisfies Aggregation[];

/** An input without label is named by its expression, cut to so many characters. */
const NAME_LENGTH = 30;

/** A decision table; what is wrong is refused and gives undefined. */
export function readTable(element: Element, reading: Reading): Table | undefined {
  const hitPolicy = HIT_POLICIES.find((policy) => policy === (text(element, 'hitPolicy') ?? 'UNIQUE'));
  const aggregation = AGGREGATIONS.find((one) => one === text(element, 'aggregation'));
  if (!hitPolicy) reading.refuse(element, `Failed to parse DMN: unknown hit policy '${String(element.hitPolicy)}'`);
  const columns = children(element, 'output');
  if (columns.length > 1 && hitPolicy === 'COLLECT' && aggregation) reading.refuse(element, "hit policy 'COLLECT' with aggregator is not defined for compound output");
  if (columns.length === 0) reading.refuse(element, 'a decision table needs an output');
  const inputs = all(children(element, 'input').map((input) => readInput(input, reading)));
  const outputs = all(columns.map((output) => readOutput(output, columns.length > 1, reading)));
  const rules = all(children(element, 'rule').map((rule) => readRule(rule, { inputs: children(element, 'input').length, outputs: columns.length }, reading)));
  return hitPolicy && inputs && outputs && rules && { type: 'DECISION_TABLE', hitPolicy, aggregation, inputs, outputs, rules };
}

function readInput(element: Element, reading: Reading): Input | undefined {
  const expression = readExpression(child(element, 'inputExpression'), element, reading);
  const name = text(element, 'label') ?? expression?.text.slice(0, NAME_LENGTH);
  return expression && name !== undefined ? { id: idOf(element), name, expression } : undefined;
}

function readOutput(element: Element, oneOfSeveral: boolean, reading: Reading): Output | undefined {
  const [key, label] = [text(element, 'name'), text(element, 'label')];
  if (oneOfSeveral && key === undefined) reading.refuse(element, `no output name defined for \`${label ?? 'null'}\``);
  const fallback = child(element, 'defaultOutputEntry');
  const byDefault = fallback && readExpression(fallback, element, reading);
  return { id: idOf(element), key: key ?? '', name: label ?? key ?? '', values: priorities(text(child(element, 'outputValues'), 'text')), byDefault };
}

const priorities = (values: string | undefined): string[] => (values === undefined ? [] : values.split(',').map((value) => value.trim().replace(/["']/g, '')));

function readRule(element: Element, width: { inputs: number; outputs: number }, reading: Reading): Rule | undefined {
  const [cells, entries] = [children(element, 'inputEntry'), children(element, 'outputEntry')];
  if (cells.length !== width.inputs) reading.refuse(element, `expected ${width.inputs} input entries but found ${cells.length}`);
  if (entries.length !== width.outputs) reading.refuse(element, `expected ${width.outputs} output entries but found ${entries.length}`);
  const tests = all(cells.map((cell) => readTests(cell, reading)));
  const outputs = all(entries.map((entry) => readExpression(entry, element, reading)));
  return tests && outputs && { id: idOf(element), tests: tests.map((test) => (test === 'ANYTHING' ? undefined : test)), outputs };
}

function readTests(cell: Element, reading: Reading): UnaryTests | 'ANYTHING' | undefined {
  const language = languageFault(cell);
  if (language) reading.refuse(cell, language);
  const written = text(cell, 'text');
  if (written === undefined) return 'ANYTHING';
  return language ? undefined : parsed(cell, reading, () => parseUnaryTests(written, reading), 'unary-tests');
}
