import type { Instant, PlainDate } from '@attestation/contracts';
import { addDays, weekday } from '../dates.js';
import { calendarYearMissing } from '../errors.js';
import { isInForce } from '../dated.js';
import { instantOf } from '../zone.js';
import { CALENDAR_DAYS, LOADED_YEARS, OFFICE_HOURS, type CalendarDay } from './days.js';

export interface OfficeHours {
  /** minutes of the local day */
  opens: number;
  closes: number;
  lunchFrom: number;
  lunchTo: number;
}
export interface WorkCalendar {
  years: ReadonlySet<number>;
  days: ReadonlyMap<PlainDate, CalendarDay>;
  hoursOn(date: PlainDate): OfficeHours;
}

/** Office hours where no year says otherwise. */
export const officeHoursOn = (date: PlainDate) => OFFICE_HOURS.find((row) => isInForce(row, date)) ?? OFFICE_HOURS[0];

/** A calendar from rows of days; the default is Kazakhstan's. */
export const workCalendar = (days: readonly CalendarDay[], years: readonly number[], hoursOn: WorkCalendar['hoursOn'] = officeHoursOn): WorkCalendar => ({
  years: new Set(years),
  days: new Map(days.map((day) => [day.date, day])),
  hoursOn,
});

export const KAZAKHSTAN: WorkCalendar = workCalendar(CALENDAR_DAYS, LOADED_YEARS);

/**
 * Whether bodies work on a date (five-day week).
 * @throws RegulationError CALENDAR_YEAR_MISSING naming the year that is not loaded
 * @source Трудовой кодекс РК, ст. 84–85; F-19
 */
export function isWorkingDay(date: PlainDate, calendar = KAZAKHSTAN): boolean {
  const year = Number(date.slice(0, 4));
  if (!calendar.years.has(year)) throw calendarYearMissing(year);
  const special = calendar.days.get(date);
  return special ? special.kind === 'MOVED_WORKING' : weekday(date) <= 5;
}

/** The date itself where it is a working day, else the next one. */
export function workingDayFrom(date: PlainDate, calendar = KAZAKHSTAN): PlainDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The n-th working day after a date; the date itself is not counted (n = 0: the date or the next working day). */
export function addWorkingDays(date: PlainDate, count: number, calendar = KAZAKHSTAN): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`"${count}" is not a number of working days`);
  let day = count === 0 ? workingDayFrom(date, calendar) : date;
  for (let left = count; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}

/** How many working days lie after `from` up to and including `to`. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar = KAZAKHSTAN): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** When the offices close on a date. */
export const closeOfBusiness = (date: PlainDate, calendar = KAZAKHSTAN): Instant => instantOf(date, calendar.hoursOn(date).closes);
