import type { PlainDate } from '@attestation/contracts';
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

export interface RetakeFacts extends AttemptFacts {
  /** the result reached the threshold of the claim */
  reached: boolean;
  /** the day on which she would like to sit again, and the last day of the test window */
  on: PlainDate;
  windowTo: PlainDate;
}
export interface RetakeAnswer extends Answer<'RETAKE' | 'NO_RETAKE'> {
  /** of the attempt that is open; `null`: none is */
  paid: boolean | null;
}

/**
 * May the test be sat again: only below the threshold, within the window, while an attempt of the calendar year remains?
 * @source O83 p.41, E.4; D.1 row 19; R-026
 */
export function retake(rules: RuleSet, { reached, on, windowTo, ...facts }: RetakeFacts): RetakeAnswer {
  const attempt = attempts(rules, facts);
  const against = reached ? because('X-058/reached') : on > windowTo ? because('R-026/over', { on, to: windowTo }) : undefined;
  if (against) return { ...answer('NO_RETAKE', against), paid: null };
  if (attempt.outcome === 'NONE_LEFT') return { ...answer('NO_RETAKE', ...attempt.reasons), paid: null };
  return { ...answer('RETAKE', ...attempt.reasons), paid: attempt.outcome === 'PAID' };
}

/**
 * Is another attempt at the test left this calendar year, and is it paid?
 * @source O83 p.41, R-033, E.4; F-18: each capacity counts by itself
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
