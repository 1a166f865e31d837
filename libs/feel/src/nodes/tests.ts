import { equality, inRange, ordering } from '../compare.js';
import { INPUT } from '../scope.js';
import type { Code, Scope } from '../scope.js';
import type { Node } from '../tree.js';
import { display, FeelError, FeelRange, isComparable, kindOf, same } from '../values.js';
import type { FeelValue } from '../values.js';
import { childAt, childrenCalled } from './handler.js';
import type { Handler } from './handler.js';
import { disjunctionOf, opposite } from './operators.js';

function inputOf(scope: Scope): FeelValue {
  const value = scope.variable(INPUT);
  if (value === undefined) scope.warn('NO_VARIABLE_FOUND', 'No input value found.');
  return value ?? null;
}

/** `-`, `not(…)` or tests of which one is enough. */
const unaryTests: Handler = (node, compile) => {
  const first = childAt(node, 0);
  if (first.name === 'Wildcard') return () => true;
  if (first.name !== 'not') return compile(first);
  const tests = compile(childAt(node, 2));
  return (scope) => opposite(scope, tests(scope));
};

const positiveTests: Handler = (node, compile) => {
  const tests = childrenCalled(node, 'PositiveUnaryTest').map(compile);
  const [only] = tests;
  return only && tests.length === 1 ? only : disjunctionOf(tests);
};

/**
 * `< 5`, `[1..3]`, or an expression: true if it is true, equals the input, or is a list with the input. A boolean is compared
 * with the input at the end of the cell alone; anywhere else, as in `not(true)`, it is an expression like others.
 */
const positiveTest: Handler = (node, compile) => {
  const test = childAt(node, 0);
  const code = compile(test);
  if (test.name === 'SimplePositiveUnaryTest') return code;
  if (test.name === 'BooleanLiteral' && test.last) return (scope) => equality(scope, inputOf(scope), code(scope));
  return (scope) => {
    const value = code(scope);
    return value instanceof FeelError ? value : judged(scope, value);
  };
};

function judged(scope: Scope, value: FeelValue): boolean | null {
  const input = inputOf(scope);
  if (value === true) return true;
  if (Array.isArray(value) && value.some((item) => same(item, input))) return true;
  const equal = equality(scope, input, value);
  if (equal === true) return true;
  return equal === null && value !== false && !Array.isArray(value) ? null : false;
}

const simpleTest: Handler = (node, compile) => {
  const first = childAt(node, 0);
  if (first.name === 'Interval') return intervalTest(first, compile);
  const limit = compile(childAt(node, 1));
  return (scope) => ordering(scope, first.text, inputOf(scope), limit(scope));
};

function intervalTest(node: Node, compile: (node: Node) => Code): Code {
  const { start, end, closed } = limits(node, compile);
  return (scope) => inRange(scope, () => inputOf(scope), new FeelRange({ value: start(scope), closed: closed.start }, { value: end(scope), closed: closed.end }));
}

function limits(node: Node, compile: (node: Node) => Code) {
  const closed = { start: childAt(node, 0).text === '[', end: childAt(node, -1).text === ']' };
  return { start: compile(childAt(node, 1)), end: compile(childAt(node, 3)), closed };
}

/** A range as a value: both ends of one kind, and not text. */
export function rangeOf(node: Node, compile: (node: Node) => Code): Code {
  const { start, end, closed } = limits(node, compile);
  return (scope) => {
    const [low, high] = [start(scope), end(scope)];
    const valid = isComparable(low) && typeof low !== 'string' && !Array.isArray(low) && kindOf(low) === kindOf(high);
    if (!valid) return scope.fail('INVALID_TYPE', `Invalid range definition '${display(low)}..${display(high)}'`);
    return new FeelRange({ value: low, closed: closed.start }, { value: high, closed: closed.end });
  };
}

export const TESTS: Record<string, Handler> = {
  UnaryTests: unaryTests,
  PositiveUnaryTests: positiveTests,
  PositiveUnaryTest: positiveTest,
  SimplePositiveUnaryTest: simpleTest,
};
