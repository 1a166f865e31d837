import { compare, display, FeelContext, FeelError, FeelRange, isComparable, kindOf, same } from './values.js';
import type { FeelValue } from './values.js';
import type { Scope } from './scope.js';

/** `=`: null where the two are not of one kind, with a warning; null equals null alone. */
export function equality(scope: Scope, left: FeelValue, right: FeelValue): boolean | null {
  const [x, y] = [left instanceof FeelError ? null : left, right instanceof FeelError ? null : right];
  if (x === null || y === null) return x === y;
  if (kindOf(x) !== kindOf(y) || typeof x === 'object' && (kindOf(x) === 'FeelFunction' || x instanceof FeelRange)) {
    scope.warn('NOT_COMPARABLE', `Can't compare '${display(x)}' with '${display(y)}'`);
    return null;
  }
  if (Array.isArray(x) && Array.isArray(y)) return x.length === y.length && fromTheEnd(x.map((item, index) => [item, y[index] ?? null]), scope);
  if (x instanceof FeelContext && y instanceof FeelContext) return equalContexts(scope, x, y);
  return same(x, y);
}

function equalContexts(scope: Scope, left: FeelContext, right: FeelContext): boolean {
  const keys = left.keys();
  if (keys.length !== right.keys().length || keys.some((key) => right.get(key) === undefined)) return false;
  return fromTheEnd(keys.map((key) => [left.get(key) ?? null, right.get(key) ?? null]), scope);
}

/** Zeebe's compares the last pair first, which is told by its warning. */
const fromTheEnd = (pairs: [FeelValue, FeelValue][], scope: Scope): boolean => pairs.reverse().every(([x, y]) => equality(scope, x, y) === true);

const ORDERS: Record<string, (order: -1 | 0 | 1) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `<`, `<=`, `>`, `>=`: null where the two cannot be ordered, with a warning. */
export function ordering(scope: Scope, operator: string, left: FeelValue, right: FeelValue): boolean | null {
  if (!isComparable(left) || !isComparable(right) || kindOf(left) !== kindOf(right)) {
    scope.warn('NOT_COMPARABLE', `Can't compare '${display(left)}' with '${display(right)}'`);
    return null;
  }
  return ORDERS[operator]?.(compare(left, right)) ?? null;
}

/** Does the input lie in the range? Null where the three are not of one kind, with a warning. */
export function inRange(scope: Scope, input: () => FeelValue, range: FeelRange): boolean | null {
  const { start, end } = range;
  const value = input();
  const all = [value, start.value, end.value];
  if (!all.every(isComparable) || all.some((one) => kindOf(one) !== kindOf(value))) {
    scope.warn('NOT_COMPARABLE', `Can't compare '${display(input())}' with '${display(start.value)}' and '${display(end.value)}'`);
    return null;
  }
  const [low, high] = [compare(value, start.value), compare(value, end.value)];
  return (start.closed ? low >= 0 : low > 0) && (end.closed ? high <= 0 : high < 0);
}
