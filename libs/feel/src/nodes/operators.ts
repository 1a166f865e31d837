import { calculate, negate } from '../arithmetic.js';
import { equality, ordering } from '../compare.js';
import { INPUT, orNull } from '../scope.js';
import type { Code, Scope } from '../scope.js';
import { display, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { typeNameOf } from '../values.js';
import { normalName } from '../check.js';
import { childAt } from './handler.js';
import type { Handler } from './handler.js';

const arithmetic: Handler = (node, compile) => {
  if (node.children.length === 2) {
    const operand = compile(childAt(node, 1));
    return (scope) => orNull(negate(scope, operand(scope)));
  }
  const [left, operator, right] = [compile(childAt(node, 0)), childAt(node, 1).text, compile(childAt(node, 2))];
  return (scope) => scope.run.budget.pay(orNull(calculate(scope, operator, left(scope), right(scope))));
};

const comparison: Handler = (node, compile) => {
  const [left, operator] = [compile(childAt(node, 0)), childAt(node, 1).text];
  if (operator === 'between') return between(left, compile(childAt(node, 2)), compile(childAt(node, 4)));
  const right = compile(operator === 'in' && childAt(node, 2).text === '(' ? childAt(node, 3) : childAt(node, 2));
  if (operator === 'in') return membership(left, right);
  if (operator === '=') return (scope) => equality(scope, left(scope), right(scope));
  if (operator === '!=') return (scope) => opposite(scope, equality(scope, left(scope), right(scope)));
  return (scope) => ordering(scope, operator, left(scope), right(scope));
};

const membership =
  (value: Code, test: Code): Code =>
  (scope) => {
    const input = value(scope);
    return input instanceof FeelError ? input : test(scope.and(INPUT, input));
  };

const between = (value: Code, low: Code, high: Code): Code =>
  conjunctionOf([(scope) => ordering(scope, '>=', value(scope), low(scope)), (scope) => ordering(scope, '<=', value(scope), high(scope))]);

/** The opposite of a boolean; null of anything else, with a warning. */
export function opposite(scope: Scope, value: FeelValue): boolean | null {
  if (typeof value === 'boolean') return !value;
  scope.warn('INVALID_TYPE', `Expected boolean but found '${display(value)}'`);
  return null;
}

/**
 * Joins truth values until one decides. What is no boolean makes the answer null, unless a later one decides.
 * Only the first such value is warned of.
 */
const joining =
  (decisive: boolean) =>
  (items: readonly Code[]): Code =>
  (scope) => {
    let answer: boolean | null = !decisive;
    for (const item of items) {
      const value = item(scope);
      if (value === decisive) return decisive;
      if (answer !== null && typeof value !== 'boolean') {
        scope.warn('INVALID_TYPE', `Expected boolean but found '${display(value)}'`);
        answer = null;
      }
    }
    return answer;
  };

export const conjunctionOf = joining(false);
export const disjunctionOf = joining(true);

const instanceOf: Handler = (node, compile) => {
  const [operand, wanted] = [compile(childAt(node, 0)), normalName(childAt(node, -1).text)];
  const name = wanted === 'date and time' ? 'date time' : wanted;
  return (scope) => {
    const value = operand(scope);
    if (value instanceof FeelError) return value;
    return wanted === 'Any' ? value !== null : typeNameOf(value) === name;
  };
};

export const OPERATORS: Record<string, Handler> = {
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: (node, compile) => conjunctionOf([compile(childAt(node, 0)), compile(childAt(node, 2))]),
  Disjunction: (node, compile) => disjunctionOf([compile(childAt(node, 0)), compile(childAt(node, 2))]),
  InstanceOfExpression: instanceOf,
};
