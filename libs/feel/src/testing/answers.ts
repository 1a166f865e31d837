import { evaluateTyped, FeelEvaluationError, FeelSyntaxError } from '../index.js';
import { asked } from '../../oracle/oracle.mjs';

/** What an evaluator gives for an expression: a value, or why none. */
export interface Answer {
  expression: string;
  type?: string;
  value?: unknown;
  warnings?: string[];
  failed?: string;
  refused?: boolean;
}

/** What ours gives. */
export function answerOfOurs(expression: string): Answer {
  try {
    const { type, value, warnings } = evaluateTyped(expression, asked.variables, () => Date.parse(asked.now));
    return { expression, type, value: value ?? null, ...(warnings.length > 0 && { warnings: warnings.map((warning) => `${warning.type}: ${warning.message}`) }) };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { expression, refused: true };
    if (error instanceof FeelEvaluationError) return { expression, failed: error.message };
    throw error;
  }
}

/** An answer without what is no promise: members of objects in an order, how Zeebe's texts show memory and the parse tree of a range. */
export const comparable = ({ failed, warnings, ...answer }: Answer): Answer => ({
  ...answer,
  ...(failed !== undefined && { failed: shown(failed) }),
  ...(warnings && { warnings: warnings.map(shown) }),
});

const shown = (text: string): string => withoutContents(text).replace(/(?<=Invalid range definition ')[^']*/g, '…');

/** Zeebe shows the memory in which a variable lies, `{v:UnsafeBuffer{…}}`: what stands in braces is left out, but for an expression's own text. */
function withoutContents(text: string): string {
  const [head = '', ...rest] = /^failed to evaluate expression '/.test(text) ? text.split(/(?<=')(?=: | : )/) : ['', text];
  let depth = 0;
  return head + [...rest.join('')].map((sign) => {
    if (sign === '}') depth -= 1;
    const kept = depth === 0 ? sign : '';
    if (sign === '{') depth += 1;
    return kept;
  }).join('');
}
