import { Budget } from './budget.js';
import { checkTree } from './check.js';
import { compile } from './compile.js';
import { BUILTINS } from './functions/builtins.js';
import { INPUT, Scope } from './scope.js';
import type { Code, Warning } from './scope.js';
import { expressionTree, unaryTestsTree } from './tree.js';
import type { Node } from './tree.js';
import { feelTypeOf, FeelContext, FeelError, FeelFailure, toFeel, toJson, toJsonText } from './values.js';
import type { FeelType, FeelValue } from './values.js';

/** A parsed expression, to be evaluated as often as wished. */
export interface Expression {
  readonly text: string;
  readonly run: Code;
}

/** The parsed cell of a decision table. */
export interface UnaryTests {
  readonly text: string;
  readonly tests: Code;
}

export interface Evaluation {
  /** Plain JSON data; temporal values as Zeebe stores them: `2024-02-29T10:00Z`, `PT24H`. */
  value: unknown;
  warnings: Warning[];
}

export interface TypedEvaluation extends Evaluation {
  type: FeelType;
  /** The value as JSON text, with all digits of whole numbers. */
  json: string;
}

export interface UnaryTestResult {
  value: boolean;
  warnings: Warning[];
}

/** An expression that failed as a whole: an assertion, an unreadable number, a filter on what is no list. */
export class FeelEvaluationError extends Error {
  constructor(
    readonly expression: string,
    reason: string,
    readonly warnings: Warning[],
  ) {
    super(reason);
    this.name = 'FeelEvaluationError';
  }
}

/** Variables by name; values are plain JSON data. */
type Variables = Record<string, unknown>;
type Now = () => number;

/** Without a clock handed in there is no present. */
const noClock: Now = () => {
  throw new FeelEvaluationError('now()', 'the expression asks for the present, but no clock was handed in', []);
};

/** Functions that the context will bring along, beside those that always exist. */
interface ParseOptions {
  functions?: ReadonlySet<string>;
}

function compiled(text: string, tree: Node, { functions }: ParseOptions): Code {
  checkTree(tree, text, (name) => BUILTINS.has(name) || functions?.has(name) === true);
  return compile(tree);
}

/**
 * Parses an expression, without a leading `=`.
 * @throws {FeelSyntaxError} if it is none, calls an unknown function, or uses names in back-quotes, with blanks or signs
 */
export function parseExpression(text: string, options: ParseOptions = {}): Expression {
  return { text, run: compiled(text, expressionTree(text), options) };
}

/**
 * Parses the cell of a decision table: `-`, `< 5`, `"a", "b"`, `not(1)`, or an expression of `?`.
 * @throws {FeelSyntaxError} as `parseExpression`
 */
export function parseUnaryTests(text: string, options: ParseOptions = {}): UnaryTests {
  return { text, tests: compiled(text, unaryTestsTree(text), options) };
}

/**
 * Evaluates an expression. What is missing or does not fit gives null and a warning.
 * @param now epoch milliseconds, for `now()` and `today()`; never the host's clock
 * @throws {FeelSyntaxError} if a text is given that is no expression
 * @throws {FeelEvaluationError} if the expression fails as a whole, or runs away
 */
export function evaluate(expression: Expression | string, context: Variables = {}, now: Now = noClock): Evaluation {
  const { value, warnings } = evaluateTyped(expression, context, now);
  return { value, warnings };
}

/** As `evaluate`, with the type in the words of Zeebe's incidents, and the exact JSON text. */
export function evaluateTyped(expression: Expression | string, context: Variables = {}, now: Now = noClock): TypedEvaluation {
  const { text, run } = typeof expression === 'string' ? parseExpression(expression) : expression;
  const { value, warnings } = execute(text, run, within(FeelContext.of(context), now));
  return guarded(text, warnings, () => ({ json: toJsonText(value), value: toJson(value), warnings, type: feelTypeOf(value) }));
}

/**
 * Does the input value pass the tests? Anything but a clear yes is no.
 * @throws as `evaluate`
 */
export function unaryTest(tests: UnaryTests | string, input: unknown, context: Variables = {}, now: Now = noClock): UnaryTestResult {
  const { text, tests: code } = typeof tests === 'string' ? parseUnaryTests(tests) : tests;
  const { value, warnings } = execute(text, code, within(FeelContext.of(context), now).and(INPUT, toFeel(input)));
  return { value: value === true, warnings };
}

/** As `evaluate`, from FEEL values to a FEEL value: for those who go on computing with it. */
export const evaluateValue = ({ text, run }: Expression, members: FeelContext, now: Now): FeelValue => execute(text, run, within(members, now)).value;

/** As `unaryTest`, with FEEL values. */
export const passes = ({ text, tests }: UnaryTests, input: FeelValue, members: FeelContext, now: Now): boolean =>
  execute(text, tests, within(members, now).and(INPUT, input)).value === true;

const within = (members: FeelContext, now: Now): Scope => new Scope(members, { warnings: [], budget: new Budget(), now });

function execute(text: string, code: Code, scope: Scope): { value: FeelValue; warnings: Warning[] } {
  const { warnings } = scope.run;
  const value = guarded(text, warnings, () => code(scope));
  const asserted = warnings.find(({ type }) => type === 'ASSERT_FAILURE'); // fails the expression wherever it stands
  if (asserted) throw new FeelEvaluationError(text, `Assertion failure on evaluate the expression '${text}': ${asserted.message}`, warnings);
  if (value instanceof FeelError) throw new FeelEvaluationError(text, `failed to evaluate expression '${text}': ${value.message}`, warnings);
  return { value, warnings };
}

/** An unreadable number, a part beyond a text, a date beyond the calendar: that fails the expression, not the caller. */
function guarded<T>(text: string, warnings: Warning[], act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof FeelFailure || error instanceof RangeError)) throw error;
    throw new FeelEvaluationError(text, `failed to evaluate expression '${text}' : ${error.message}`, warnings);
  }
}
