import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addWorkingDays, KAZAKHSTAN, type WorkCalendar } from './calendar/working-days.js';
import type { RuleSet } from './rule-set.js';

/** What is complained of. */
export const COMPLAINT_SUBJECTS = ['SERVICE', 'TEST_RESULT', 'COMMISSION_DECISION'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];

export interface ComplaintFacts {
  about: ComplaintSubject;
  /** the day on which it is filed */
  filedOn: PlainDate;
}
export interface ComplaintAnswer extends Answer<'PROVIDER' | 'APPEAL_COMMISSION' | 'PRE_TRIAL_AND_COURT'> {
  /** by when it is satisfied in full or forwarded; `null`: the Rules set no day */
  forwardBy: PlainDate | null;
  providerBy: PlainDate | null;
  authorityBy: PlainDate | null;
  /** the appeal commission's last day */
  appealBy: PlainDate | null;
  /** the court is open after the pre-trial stage */
  court: boolean;
}

/**
 * To whom does a complaint go, and by when is it answered? A test result has its own appeal and no other; against a decision of the
 * commission the Rules name no board.
 * @throws RegulationError CALENDAR_YEAR_MISSING
 * @source O83 p.18, p.52, D.13
 */
export function complaint(rules: RuleSet, { about, filedOn }: ComplaintFacts, calendar: WorkCalendar = KAZAKHSTAN): ComplaintAnswer {
  const none = { forwardBy: null, providerBy: null, authorityBy: null, appealBy: null };
  const after = (days: number) => addWorkingDays(filedOn, days, calendar);
  if (about === 'COMMISSION_DECISION') return { ...answer('PRE_TRIAL_AND_COURT', because('X-071/commission')), ...none, court: true };
  if (about === 'TEST_RESULT') {
    const workingDays = rules.appeal.decisionWorkingDays;
    const appealBy = after(workingDays);
    return { ...answer('APPEAL_COMMISSION', because('X-071', { workingDays, dueOn: appealBy })), ...none, appealBy, court: false };
  }
  const { forwardWorkingDays, providerWorkingDays, authorityWorkingDays } = rules.complaint;
  const due = { forwardBy: after(forwardWorkingDays), providerBy: after(providerWorkingDays), authorityBy: after(authorityWorkingDays) };
  return { ...answer('PROVIDER', because('X-031', { forwardWorkingDays, providerWorkingDays, authorityWorkingDays, ...due })), ...none, ...due, court: true };
}
