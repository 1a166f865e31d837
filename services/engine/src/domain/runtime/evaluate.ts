import { evaluateTyped, FeelEvaluationError } from '@attestation/feel';
import { Failure } from '../failure.js';
import { feelContext, visible } from './variables.js';
import type { TypedEvaluation, Warning } from '@attestation/feel';
import type { ErrorType } from '../failure.js';
import type { Formula } from '../model/formula.js';
import type { Step } from '../kernel/step.js';
import type { Document } from '../state/rows.js';

/** A value with the name of its type as incidents tell it. */
export type Typed = TypedEvaluation;

/** What an evaluation looks at: the variables and the time. */
export type Evaluating = Pick<Step, 'state' | 'now'>;

interface Where {
  scopeKey: number;
  /** beside the variables, in front of them */
  extra?: Record<string, unknown>;
  errorType?: ErrorType;
  /** how the expression is called when it fails, if not by its own text */
  calledIn?: string;
}

/** @throws Failure when the expression fails as a whole; a static text is a STRING */
export function evaluate(step: Evaluating, { text, expression }: Formula, { scopeKey, extra, errorType, calledIn }: Where): Typed {
  if (!expression) return { value: text, type: 'STRING', warnings: [], json: JSON.stringify(text) };
  const context = scopeKey > 0 ? feelContext(visible(step.state, scopeKey)) : {};
  try {
    return evaluateTyped(expression, { ...context, ...extra }, () => step.now);
  } catch (error) {
    if (!(error instanceof FeelEvaluationError)) throw error;
    const message = error.message.replace(`'${error.expression}'`, `'${calledIn ?? error.expression}'`);
    throw new Failure(errorType ?? 'EXTRACT_VALUE_ERROR', message + warningText(error.warnings).replace('.', ''), scopeKey);
  }
}

/** The warnings of an evaluation, as they follow an incident's first sentence. */
export function warningText(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  const lines = warnings.map(({ type, message }) => `[${type}] ${message}`);
  return `. The evaluation reported the following warnings:\n${lines.join('\n')}`;
}

/** @throws Failure EXTRACT_VALUE_ERROR unless the value has one of the types */
export function evaluateAs(step: Evaluating, formula: Formula, where: Where, ...types: Typed['type'][]): Typed {
  const found = formula.expression ? evaluate(step, formula, where) : staticValue(formula);
  if (types.includes(found.type)) return found;
  const wanted = types.length === 1 ? `'${types[0]}'` : `one of '[${types.join(', ')}]'`;
  throw withWarnings(`Expected result of the expression '${formula.text}' to be ${wanted}, but was '${found.type}'.`, found, where.scopeKey);
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** To Zeebe a static text that reads as a number is one, and no name. */
export const staticType = (text: string): 'NUMBER' | 'STRING' => (NUMBER.test(text) ? 'NUMBER' : 'STRING');

function staticValue({ text }: Formula): Typed {
  const type = staticType(text);
  return { value: type === 'NUMBER' ? Number(text) : text, type, warnings: [], json: JSON.stringify(text) };
}

/** What an expression gave is no use: the sentence, and the warnings of its evaluation. */
export function withWarnings(sentence: string, { warnings }: Typed, scopeKey: number): Failure {
  const text = warnings.length ? sentence.slice(0, -1) + warningText(warnings) : sentence;
  return new Failure('EXTRACT_VALUE_ERROR', text, scopeKey);
}

export const evaluateText = (step: Step, formula: Formula, where: Where): string =>
  String(evaluateAs(step, formula, where, 'STRING').value);

/** The code of an error or escalation: a static one is a text whatever it looks like. */
export const evaluateCode = (step: Step, formula: Formula | undefined, where: Where): string =>
  formula?.expression ? evaluateText(step, formula, where) : (formula?.text ?? '');

export const evaluateBoolean = (step: Step, formula: Formula, where: Where): boolean =>
  evaluateAs(step, formula, where, 'BOOLEAN').value === true;

/** The last list of each expression, with the variables it was made from: a loop reads its collection again for each of its elements. */
const lists = new WeakMap<object, { variables: Document; now: number; items: unknown[] }>();

export function evaluateList(step: Step, formula: Formula, where: Where): unknown[] {
  const variables = visible(step.state, where.scopeKey);
  const known = formula.expression && lists.get(formula.expression);
  if (known && known.now === step.now && isSame(known.variables, variables)) return known.items;
  const items = evaluateAs(step, formula, where, 'ARRAY').value as unknown[];
  if (formula.expression && !where.extra) lists.set(formula.expression, { variables, now: step.now, items });
  return items;
}

function isSame(one: Document, other: Document): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
