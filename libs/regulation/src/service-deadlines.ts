import type { Instant, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addDays } from './dates.js';
import { addWorkingDays, closeOfBusiness, isWorkingDay, KAZAKHSTAN, workingDayFrom, type WorkCalendar } from './calendar/working-days.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import { epochOf, instantOf, localTime, minutesAfter } from './zone.js';

export interface RegistrationAnswer extends Answer<'SAME_DAY' | 'NEXT_WORKING_DAY'> {
  day: PlainDate;
  /** when it may be registered: at once, or when the office of that day opens; with the fixed offset */
  at: Instant;
}

/**
 * On which day an application is registered: in working hours (lunch included) at once, before them the same day at opening, after hours, on
 * a day of rest or a holiday the next working day.
 * @param region first two digits of KATO: before 01.03.2024 its clock may be an hour behind Almaty's
 * @throws RegulationError CALENDAR_YEAR_MISSING
 * @source O83 p.16
 */
export function registrationDay(submittedAt: Instant, calendar: WorkCalendar = KAZAKHSTAN, region?: string): RegistrationAnswer {
  const { date, minute } = localTime(submittedAt, region);
  const { opens, closes } = calendar.hoursOn(date);
  const sameDay = isWorkingDay(date, calendar) && minute < closes;
  const day = sameDay ? date : workingDayFrom(addDays(date, 1), calendar);
  const at = sameDay && minute >= opens ? instantOf(date, minute, region) : instantOf(day, calendar.hoursOn(day).opens, region);
  return { ...answer(sameDay ? 'SAME_DAY' : 'NEXT_WORKING_DAY', because('X-027', { submittedOn: date, registeredOn: day })), day, at };
}

/**
 * When the notice of date, time and place of a test goes out: so many days before it, at its hour.
 * @source R-023
 */
export function testNoticeDue(rules: RuleSet, startsAt: Instant): Answer<Instant> {
  const { date, minute } = localTime(startsAt);
  const noticeOn = addDays(date, -rules.testNotice.days);
  return answer(instantOf(noticeOn, minute), because('R-023', { noticeOn }));
}

export interface DueAnswer extends Answer<'DUE'> {
  day: PlainDate;
  /** the end of that day's office hours, with the fixed offset */
  at: Instant;
}

/**
 * By when the notice of acceptance or refusal is due: the working days of the service after the day of registration.
 * @source O83 p.16, Ann. 1
 */
export function answerDue(rules: RuleSet, registeredOn: PlainDate, calendar: WorkCalendar = KAZAKHSTAN): DueAnswer {
  const workingDays = rules.service.answerWorkingDays;
  const day = addWorkingDays(registeredOn, workingDays, calendar);
  return { ...answer('DUE', because('X-025', { registeredOn, workingDays, dueOn: day })), day, at: closeOfBusiness(day, calendar) };
}

/**
 * By when providers and the unified contact centre are told of an amendment: working days after the day on which it was made.
 * @source O83 p.17
 */
export function amendmentToldBy(rules: RuleSet, amendedOn: PlainDate, calendar: WorkCalendar = KAZAKHSTAN): DueAnswer {
  const workingDays = rules.service.amendmentWorkingDays;
  const day = addWorkingDays(amendedOn, workingDays, calendar);
  return { ...answer('DUE', because('X-030', { amendedOn, workingDays, dueOn: day })), day, at: closeOfBusiness(day, calendar) };
}

/**
 * Until when the registries asked for a draft are waited for: as long as the setting of its day says, never beyond the window of applications.
 * Whoever has not answered by then is silent, and what is missing is entered by hand.
 * @source F-17, D.1 row 2
 */
export function registriesDue({ openedAt, windowEnds }: { openedAt: Instant; windowEnds: Instant }, { registryPatienceHours }: Pick<Settings, 'registryPatienceHours'>): Instant {
  const due = minutesAfter(openedAt, registryPatienceHours * 60);
  return epochOf(due) < epochOf(windowEnds) ? due : windowEnds;
}
