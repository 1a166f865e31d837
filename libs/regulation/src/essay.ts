import { answer, because, type Answer } from './answer.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';

/**
 * Has an essay the length that is asked? Its topics are set each year by the authorised body.
 * @source O83 p.59, R-021
 */
export function essay(rules: RuleSet, { words }: { words: number }): Answer<'FITS' | 'TOO_SHORT' | 'TOO_LONG'> & { from: number; to: number } {
  const { from, to } = rules.service.essayWords;
  const outcome = count('words', words) < from ? 'TOO_SHORT' : words > to ? 'TOO_LONG' : 'FITS';
  return { ...answer(outcome, because('X-083', { words, from, to })), from, to };
}
