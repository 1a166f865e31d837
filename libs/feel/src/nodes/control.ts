import { Decimal } from '../decimal.js';
import type { Code, Scope } from '../scope.js';
import { normalName } from '../check.js';
import type { Node } from '../tree.js';
import { display, FeelContext, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { childAt, childrenCalled } from './handler.js';
import type { Handler } from './handler.js';
import { conjunctionOf, disjunctionOf } from './operators.js';

const ifThenElse: Handler = (node, compile) => {
  const [condition, yes, no] = [compile(childAt(node, 1)), compile(childAt(node, 3)), compile(childAt(node, 5))];
  return (scope) => {
    const met = condition(scope);
    if (typeof met !== 'boolean') scope.warn('INVALID_TYPE', `Expected boolean but found '${display(met)}'`);
    return met === true ? yes(scope) : no(scope);
  };
};

interface Iterator {
  readonly name: string;
  readonly items: Code;
}

const iterators = (node: Node, compile: (node: Node) => Code): Iterator[] =>
  childrenCalled(childAt(node, 1), 'InExpression').map((part) => ({ name: normalName(childAt(part, 0).text), items: compile(childAt(part, -1)) }));

/** All combinations of the lists' items, the last list turning fastest; a failure if one is no list. */
function combinations(scope: Scope, parts: readonly Iterator[]): Map<string, FeelValue>[] | FeelError {
  let rows: Map<string, FeelValue>[] = [new Map()];
  let failure: FeelError | undefined;
  for (const { name, items } of parts) {
    const list = items(scope);
    if (Array.isArray(list)) scope.run.budget.spend(rows.length * list.length);
    if (Array.isArray(list)) rows = rows.flatMap((row) => list.map((item) => new Map([...row, [name, item]])));
    else failure ??= scope.fail('INVALID_TYPE', `Expected list but found '${display(list)}'`); // also where the list itself fails
  }
  return failure ?? rows;
}

const forLoop: Handler = (node, compile) => {
  const [parts, body] = [iterators(node, compile), compile(childAt(node, 3))];
  const looksBack = /\bpartial\b/.test(childAt(node, 3).text);
  return (scope) => {
    const rows = combinations(scope, parts);
    if (rows instanceof FeelError) return rows;
    const { budget } = scope.run;
    const results: FeelValue[] = [];
    for (const row of rows) {
      const inner = scope.with(new FeelContext(row));
      if (looksBack) budget.spend(results.length); // what was gathered is copied each time
      results.push(body(looksBack ? inner.and('partial', [...results]) : inner));
    }
    return budget.pay(results);
  };
};

const quantified: Handler = (node, compile) => {
  const join = childAt(node, 0).text === 'some' ? disjunctionOf : conjunctionOf;
  const [parts, condition] = [iterators(node, compile), compile(childAt(node, 3))];
  return (scope) => {
    const rows = combinations(scope, parts);
    if (rows instanceof FeelError) return rows;
    return join(rows.map((row) => () => condition(scope.with(new FeelContext(row)))))(scope);
  };
};

/** `1..3` counts up or down; otherwise the one expression is the list. */
const iterationContext: Handler = (node, compile) => {
  const first = compile(childAt(node, 0));
  if (node.children.length === 1) return first;
  const last = compile(childAt(node, 2));
  return (scope) => {
    const [from, to] = [first(scope), last(scope)];
    for (const end of [from, to]) {
      if (!(end instanceof Decimal)) return scope.fail('INVALID_TYPE', `Expected number but found '${display(end)}'`);
    }
    return from instanceof Decimal && to instanceof Decimal ? counted(scope, from, to) : null;
  };
};

function counted({ run: { budget } }: Scope, from: Decimal, to: Decimal): Decimal[] {
  const up = from.compare(to) <= 0;
  const numbers: Decimal[] = [];
  for (let next = from; up ? next.compare(to) <= 0 : next.compare(to) >= 0; next = up ? next.plus(Decimal.ONE) : next.minus(Decimal.ONE)) {
    budget.spend(1);
    numbers.push(next);
  }
  return numbers;
}

export const CONTROL: Record<string, Handler> = {
  IfExpression: ifThenElse,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
  IterationContext: iterationContext,
};
