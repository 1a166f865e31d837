import { answer, because, type Answer } from './answer.js';
import { rulesNotGiven } from './errors.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';
import type { AttemptKind } from './tables/test.js';

export interface AttemptFacts {
  kind: AttemptKind;
  /** attempts taken this calendar year, of this kind and in this capacity */
  used: number;
  /** a head or deputy who also teaches has attempts of each capacity; `used` counts this one */
  capacity?: 'MAIN_POST' | 'TEACHER';
}
export interface AttemptAnswer extends Answer<'FREE' | 'PAID' | 'NONE_LEFT'> {
  /** the number of the next attempt, from 1 */
  next: number;
  /** how many remain in the year after it; `null`: not limited */
  left: number | null;
}

/**
 * Is another attempt at the test left this calendar year, and is it paid?
 * @source O83 p.41, R-033, E.4
 */
export function attempts(rules: RuleSet, { kind, used, capacity }: AttemptFacts): AttemptAnswer {
  count('used', used);
  const rule = rules.attempts.find((row) => row.kind === kind);
  if (!rule) throw rulesNotGiven(rules.id, `attempts ${kind}`);
  const { free, paid } = rule;
  const outcome = used < free ? 'FREE' : paid === null || used < free + paid ? 'PAID' : 'NONE_LEFT';
  const left = paid === null ? null : Math.max(0, free + paid - used - 1);
  const reasons = [because('X-058', { kind, free, paid, used }), ...(capacity ? [because('R-033', { capacity })] : [])];
  return { ...answer(outcome, ...reasons), next: used + 1, left };
}
