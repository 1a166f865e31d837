import { Decimal } from '../decimal.js';
import { INPUT } from '../scope.js';
import type { Code, Scope } from '../scope.js';
import { propertiesOf } from '../properties.js';
import { normalName, referenceOf } from '../check.js';
import type { Node } from '../tree.js';
import { display, FeelContext, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { childAt } from './handler.js';
import type { Handler } from './handler.js';

const input: Code = (scope) => {
  const value = scope.variable(INPUT);
  if (value !== undefined) return value;
  scope.warn('NO_VARIABLE_FOUND', 'No input value found.');
  return null;
};

const path: Handler = (node, compile) => {
  const names = referenceOf(node);
  if (names) return reference(names);
  const [target, key] = [compile(childAt(node, 0)), normalName(childAt(node, -1).text)];
  return (scope) => member(scope, target(scope), key);
};

/** `a.b.c` as one reference: if there is no `a`, that is the only warning. */
const reference =
  ([first = '', ...rest]: string[]): Code =>
  (scope) => {
    const value = scope.variable(first);
    if (value !== undefined) return rest.reduce<FeelValue>((inner, key) => member(scope, inner, key), value);
    scope.warn('NO_VARIABLE_FOUND', `No variable found with name '${first}'`);
    return null;
  };

/** A member of a context, of each item of a list, or a property of a temporal value. */
function member(scope: Scope, value: FeelValue, key: string): FeelValue {
  if (value instanceof FeelError) return value;
  if (Array.isArray(value)) return scope.run.budget.pay(value.map((item) => member(scope, item, key)));
  if (value === null) return missing(scope, `No context entry found with key '${key}'. The context is null`);
  if (value instanceof FeelContext) {
    const found = value.get(key);
    return found === undefined ? missing(scope, `No context entry found with key '${key}'. ${available(value)}`) : found;
  }
  const properties = propertiesOf(value);
  const found = properties[key];
  if (found !== undefined) return found;
  const names = Object.keys(properties).map((name) => `'${name}'`).join(', ');
  scope.warn('NO_PROPERTY_FOUND', `No property found with name '${key}' of value '${display(value)}'. Available properties: ${names}`);
  return null;
}

function missing(scope: Scope, message: string): null {
  scope.warn('NO_CONTEXT_ENTRY_FOUND', message);
  return null;
}

function available(context: FeelContext): string {
  const keys = context.keys();
  return keys.length === 0 && !context.stored && context !== FeelContext.EMPTY ? 'The context is empty' : `Available keys: ${keys.map((key) => `'${key}'`).join(', ')}`;
}


/** `list[2]`, `list[-1]`, `list[item > 2]`: what is no list fails. */
const filter: Handler = (node, compile) => {
  const [target, criterion] = [compile(childAt(node, 0)), childAt(node, 2)];
  const test = compile(criterion);
  return (scope) => {
    const list = target(scope);
    if (!Array.isArray(list)) return scope.fail('INVALID_TYPE', `Expected list but found '${display(list)}'`);
    scope.run.budget.spend(list.length);
    const index = mayBeIndex(criterion) ? test(scope) : null;
    return index instanceof Decimal ? itemAt(list, index) : filtered(list, (item) => test(itemScope(scope, item)));
  };
};

const CALLS = new Set(['FunctionInvocation', 'DateTimeLiteral']);
const ORDERINGS = new Set(['=', '<', '<=', '>', '>=']);

/** A comparison or call is asked for each item only; anything else may be a number. */
const mayBeIndex = ({ name, children }: Node): boolean => !CALLS.has(name) && !(name === 'Comparison' && ORDERINGS.has(children[1]?.text ?? ''));

/** An item's members are names of their own, beside `item`. */
function itemScope(scope: Scope, item: FeelValue): Scope {
  const named = scope.and('item', item);
  return item instanceof FeelContext ? named.with(item) : named;
}

function filtered(list: FeelValue[], test: (item: FeelValue) => FeelValue): FeelValue {
  const kept: FeelValue[] = [];
  for (const [index, item] of list.entries()) {
    const met = test(item);
    if (met instanceof FeelError) return met;
    if (index === 0 && met instanceof Decimal) return itemAt(list, met);
    if (met === true) kept.push(item);
  }
  return kept;
}

/** From 1 on, or from the end with -1; null outside. */
function itemAt(list: FeelValue[], position: Decimal): FeelValue {
  const index = position.unscaled > 0n ? position.minus(Decimal.ONE) : Decimal.of(list.length).plus(position);
  return index.unscaled < 0n ? null : (list[index.toInt()] ?? null);
}

export const ACCESS: Record<string, Handler> = {
  VariableName: ({ text }) => reference([text]),
  '?': () => input,
  PathExpression: path,
  FilterExpression: filter,
};
