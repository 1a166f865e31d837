import { FeelSyntaxError, parseExpression } from '@attestation/feel';
import type { Expression } from '@attestation/feel';

/** A text of the model: FEEL when it begins with `=`, else just itself. */
export interface Formula {
  /** without the `=` */
  text: string;
  /** absent: static */
  expression?: Expression;
}

export class FormulaError extends Error {}

/** An expression of nothing gives null. @throws FormulaError in the words of Zeebe's deployment report */
export function formula(text: string): Formula {
  const trimmed = text.trim();
  if (!trimmed.startsWith('=') || text === '=') return { text };
  const feel = trimmed.slice(1).trim();
  try {
    return { text: feel, expression: parseExpression(feel || 'null') };
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    throw new FormulaError(error.message.startsWith('failed to parse') ? error.message : `failed to parse expression '${feel}': ${error.message}`);
  }
}

/** @param empty how no text at all is taken: the body of an element is a text even then. @throws FormulaError where no expression is given */
export function feelOnly(text: string | undefined, empty: 'absent' | 'static' = 'absent'): Formula {
  if (!text && empty === 'absent') throw new FormulaError('Expected expression but not found.');
  const found = formula(text ?? '');
  if (found.expression) return found;
  throw new FormulaError(`Expected expression but found static value '${text ?? ''}'. An expression must start with '=' (e.g. '=${text ?? ''}').`);
}
