import { Decimal } from '../decimal.js';
import { normalName } from '../check.js';
import type { Code } from '../scope.js';
import { readTemporal } from '../temporal-text.js';
import type { Node } from '../tree.js';
import { FeelContext, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { childAt, childrenCalled, valuesOf } from './handler.js';
import type { Handler } from './handler.js';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", s: ' ' };

const constant = (value: FeelValue): Code => () => value;

/** What stands between the quotes, as it stands. */
export const rawText = (node: Node): string => node.text.slice(1, -1);

/** The text of a literal; `\u` is no escape. */
export const textOf = (node: Node): string => rawText(node).replace(/\\([btnfr"'s])/g, (_, key: string) => ESCAPES[key] ?? '');

const list: Handler = (node, compile) => {
  const items = valuesOf(node).map(compile);
  return (scope) => {
    const values: FeelValue[] = [];
    for (const item of items) {
      const value = item(scope);
      if (value instanceof FeelError) return value;
      values.push(value);
    }
    return scope.run.budget.pay(values);
  };
};

/** Later entries see earlier ones; an entry that fails fails the context. */
const context: Handler = (node, compile) => {
  const entries = childrenCalled(node, 'ContextEntry').map((entry) => ({ key: keyOf(childAt(entry, 0)), value: compile(childAt(entry, -1)) }));
  return (scope) => {
    let built = new FeelContext(new Map());
    for (const { key, value } of entries) {
      const result = value(scope.with(built));
      if (result instanceof FeelError) return result;
      built = built.with(key, result);
    }
    return scope.run.budget.pay(built);
  };
};

function keyOf(key: Node): string {
  const name = childAt(key, 0);
  return name.name === 'StringLiteral' ? rawText(name) : normalName(name.text);
}

export const LITERALS: Record<string, Handler> = {
  Expression: (node, compile) => compile(childAt(node, 0)),
  ParenthesizedExpression: (node, compile) => compile(childAt(node, 1)),
  null: () => constant(null),
  BooleanLiteral: ({ text }) => constant(text === 'true'),
  NumericLiteral: ({ text }) => constant(Decimal.parse(text.replace(/\s/g, '')) ?? null),
  StringLiteral: (node) => constant(textOf(node)),
  AtLiteral: (node) => constant(readTemporal(rawText(childAt(node, -1))) ?? null),
  List: list,
  Context: context,
};
