import type { Expression } from '@attestation/feel';
import { child, children, text } from './moddle.js';
import type { Element } from './moddle.js';
import type { Logic } from './model.js';
import { readTable } from './parse-table.js';
import { all, readExpression } from './reading.js';
import type { Reading } from './reading.js';

type Reader = (element: Element, reading: Reading) => Logic | undefined;

/** The logic of a decision, an entry or a function; what is wrong is refused and gives undefined. */
export function readLogic(element: Element | undefined, owner: Element, reading: Reading): Logic | undefined {
  if (!element) {
    reading.refuse(owner, "unsupported decision expression 'null'");
    return undefined;
  }
  const reader = READERS[element.$type];
  if (reader) return reader(element, reading);
  reading.refuse(element, `unsupported expression found '${element.$type}'`);
  return undefined;
}

const literal: Reader = (element, reading) => {
  const expression = readExpression(element, element, reading);
  return expression && { type: 'LITERAL_EXPRESSION', expression };
};

/** Entries with names, and perhaps a last one without, which is the result. */
const context: Reader = (element, reading) => {
  const entries = children(element, 'contextEntry').map((entry) => ({
    entry,
    name: text(child(entry, 'variable'), 'name'),
    logic: readLogic(child(entry, 'value'), entry, reading),
  }));
  const last = entries.at(-1);
  if (!last) reading.refuse(element, 'a context needs an entry');
  for (const { entry, name } of entries.slice(0, -1)) if (name === undefined) reading.refuse(entry, 'only the last entry of a context may be without a name');
  const named = all(entries.map(({ name, logic }) => logic && name !== undefined ? { name, logic } : undefined).slice(0, last?.name === undefined ? -1 : undefined));
  return named && last && { type: 'CONTEXT', entries: named, result: last.name === undefined ? last.logic : undefined };
};

const list: Reader = (element, reading) => {
  const items = all(children(element, 'elements').map((item) => readLogic(item, element, reading)));
  return items && { type: 'LIST', items };
};

const relation: Reader = (element, reading) => {
  const columns = children(element, 'column').map((column) => text(column, 'name') ?? '');
  const rows = all(children(element, 'row').map((row) => relationRow(row, columns, reading)));
  return rows && { type: 'RELATION', rows };
};

function relationRow(row: Element, columns: readonly string[], reading: Reading): { name: string; logic: Logic }[] | undefined {
  const cells = children(row, 'elements');
  if (cells.length !== columns.length) reading.refuse(row, `expected row with '${columns.length}' elements but found '${cells.length}'`);
  return all(
    columns.map((name, index) => {
      const logic = cells[index] && readLogic(cells[index], row, reading);
      return logic && { name, logic };
    }),
  );
}

const invocation: Reader = (element, reading) => {
  const called = child(element, 'calledFunction');
  const name = text(called, 'text')?.trim() ?? '';
  const knowledge = reading.knowledge.get(name);
  if (knowledge === undefined) reading.refuse(element, `no BKM found with name '${name}'`);
  const bindings = all(children(element, 'binding').map((binding) => readBinding(binding, element, reading)));
  return bindings && knowledge !== undefined ? { type: 'INVOCATION', knowledge, bindings } : undefined;
};

function readBinding(binding: Element, owner: Element, reading: Reading): { name: string; expression: Expression } | undefined {
  const formula = child(binding, 'bindingFormula');
  if (formula && formula.$type !== 'dmn:LiteralExpression') {
    reading.refuse(formula, `expected binding with literal expression but found '${formula.$type}'`);
    return undefined;
  }
  const expression = readExpression(formula, owner, reading);
  return expression && { name: text(child(binding, 'parameter'), 'name') ?? '', expression };
}

const functionDefinition: Reader = (element, reading) => {
  const body = child(element, 'body');
  if (body?.$type !== 'dmn:LiteralExpression') {
    reading.refuse(element, `expected literal expression but found '${body?.$type ?? 'null'}'`);
    return undefined;
  }
  const expression = readExpression(body, element, reading);
  const parameters = children(element, 'formalParameter').map((one) => ({ name: text(one, 'name') ?? '', typeRef: text(one, 'typeRef') }));
  return expression && { type: 'FUNCTION_DEFINITION', parameters, expression };
};

const READERS: Record<string, Reader> = {
  'dmn:DecisionTable': readTable,
  'dmn:LiteralExpression': literal,
  'dmn:Context': context,
  'dmn:List': list,
  'dmn:Relation': relation,
  'dmn:Invocation': invocation,
  'dmn:FunctionDefinition': functionDefinition,
};
