import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addDays, addYears, schoolYear } from './dates.js';
import type { RuleSet } from './rule-set.js';

export interface CommissionTermFacts {
  /** the day on which the order approved its composition */
  approvedOn: PlainDate;
  /** the day of the question */
  on: PlainDate;
}
export interface CommissionTermAnswer extends Answer<'ACTIVE' | 'EXPIRED' | 'NOT_YET'> {
  /** the last day of its term */
  until: PlainDate;
  /** the day before which it should have been created for its school year */
  createdBefore: PlainDate;
  /** created in time for the school year that follows or has just begun */
  createdInTime: boolean;
}

/**
 * Is a commission in office, and was it created in time? One made later is in office all the same; the region is told.
 * @source O83 p.19, 23, R-107, C-17
 */
export function commissionTerm(rules: RuleSet, { approvedOn, on }: CommissionTermFacts): CommissionTermAnswer {
  const { termYears } = rules.commission;
  const until = addDays(addYears(approvedOn, termYears), -1);
  const { from } = schoolYear(approvedOn);
  // made in summer, it is the commission of the school year that follows
  const createdBefore = approvedOn < addDays(addYears(from, 1), -SUMMER_DAYS) ? from : addYears(from, 1);
  const createdInTime = approvedOn < createdBefore;
  const outcome = on < approvedOn ? 'NOT_YET' : on > until ? 'EXPIRED' : 'ACTIVE';
  return { ...answer(outcome, because('X-042', { termYears, until }), because('X-035', { by: createdBefore, approvedOn })), until, createdBefore, createdInTime };
}

/** June to August. */
const SUMMER_DAYS = 92;
