import { EVENT_LEVELS, type ClaimableCategory, type PlainDate, type Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { wholeMonths } from './dates.js';
import { earlyWait } from './early-wait.js';
import { trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import type { EarlyCondition, EarlyConditionRule } from './tables/early.js';

/** One condition that the portfolio shows. */
export interface ShownCondition {
  condition: EarlyCondition;
  /** of the event, the title or the council; absent or `null`: the condition has none */
  level?: EarlyConditionRule['level'];
}
export interface EarlyFacts {
  claimed: ClaimableCategory;
  /** the order of the last scheduled attestation; `null`: there was none */
  lastScheduledOn: PlainDate | null;
  /** the decision before it; absent or `null`: not known (F-28) */
  lastDecidedOn?: PlainDate | null;
  conditions: readonly ShownCondition[];
  serviceYears: number;
  /** attested by the post of a methodist */
  methodist: boolean;
  /** heads and deputies: since when the results have matched the claimed category without a break */
  matchingSince: PlainDate | null;
  on: PlainDate;
}
export interface EarlyAnswer extends Answer<'RECOMMENDED' | 'NOT_RECOMMENDED' | 'TOO_EARLY'> {
  /** how many conditions count, are asked, and stand in the list; `null` for heads and deputies */
  met: number | null;
  needed: number | null;
  listed: number | null;
  /** first day of an early attestation; `null`: not known */
  earliest: PlainDate | null;
  /** which count */
  counted: EarlyCondition[];
}

/**
 * Does the organisation recommend an early attestation: the years after the scheduled one, then so many conditions of the list, or for heads
 * and deputies the results of so many years?
 * @source E.10, D.5: O83 p.63, 64, R-104, R-105
 */
export function earlyAttestation(rules: RuleSet, facts: EarlyFacts, settings: Settings = rules.settings): EarlyAnswer {
  const { claimed } = facts;
  const { years: requiredYears, categories, conditions } = rules.early;
  const { passed: waited, earliest, reasons: waiting } = earlyWait(rules, facts, settings);
  const list = conditions[claimed] ?? null;
  const counted = [...new Set(facts.conditions.filter((shown) => counts(rules, facts, shown)).map(({ condition }) => condition))];
  const plain = { met: list && counted.length, needed: list?.needed ?? null, listed: list?.listed ?? null, earliest, counted };
  if (!categories.includes(claimed)) return { ...answer('NOT_RECOMMENDED', because('X-100/none', { claimed, endsOn: null })), ...plain };
  if (!waited) return { ...answer('TOO_EARLY', ...waiting), ...plain };
  const { passed, reason } = list ? { passed: counted.length >= list.needed, reason: because('X-100/conditions', { claimed, ...list, met: counted.length }) } : continuous(facts, requiredYears);
  return { ...answer(passed ? 'RECOMMENDED' : 'NOT_RECOMMENDED', reason, ...waiting, because('R-105')), ...plain };
}

function counts(rules: RuleSet, { claimed, serviceYears, methodist }: EarlyFacts, { condition, level = null }: ShownCondition): boolean {
  const row = rules.earlyConditions.find((each) => each.category === claimed && each.condition === condition);
  if (!row || (row.methodistsOnly && !methodist) || (row.serviceYears ?? 0) > serviceYears) return false;
  return row.level === null || (level !== null && EVENT_LEVELS.indexOf(level) >= EVENT_LEVELS.indexOf(row.level));
}

function continuous({ claimed, matchingSince, on }: EarlyFacts, years: number): { passed: boolean; reason: Reason } {
  const months = matchingSince === null ? 0 : wholeMonths(matchingSince, on);
  return { passed: trackOf(claimed) !== 'TEACHER' && months >= years * 12, reason: because('X-101', { claimed, years, months }) };
}
