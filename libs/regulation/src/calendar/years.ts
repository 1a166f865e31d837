import type { FactOf, FactType, PlainDate } from '@attestation/contracts';
import { partsOf } from '../dates.js';
import { RegulationError } from '../errors.js';
import { CALENDAR_DAYS, LOADED_YEARS } from './days.js';
import { KAZAKHSTAN, officeHoursOn, workCalendar, type WorkCalendar } from './working-days.js';

/** The working calendar of a year, whole. Version 0: as it came with the release; each change of the authorised body counts one more. */
export type CalendarYear = Pick<FactOf<typeof FactType.CalendarChanged>, 'year' | 'version' | 'days' | 'hours'>;

function released(year: number): CalendarYear {
  const { opens, closes, lunchFrom, lunchTo, source: act, confirmed } = officeHoursOn(`${year}-01-01` as PlainDate);
  const days = CALENDAR_DAYS.filter(({ date }) => partsOf(date).year === year).sort((a, b) => (a.date < b.date ? -1 : 1));
  return { year, version: 0, days, hours: { opens, closes, lunchFrom, lunchTo, act, confirmed } };
}

/** The years as they came with the release. */
export const RELEASED_YEARS: readonly CalendarYear[] = LOADED_YEARS.map(released);

/** Every year that is loaded: the changed ones as they were changed, the others as released; the earliest first. */
export function loadedYears(changed: readonly CalendarYear[]): CalendarYear[] {
  const byYear = new Map([...RELEASED_YEARS, ...changed].map((each) => [each.year, each]));
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

/**
 * The working calendar with the changes of the authorised body.
 * @source Трудовой кодекс РК, ст. 84–85; F-19
 */
export function calendarOf(changed: readonly CalendarYear[]): WorkCalendar {
  if (changed.length === 0) return KAZAKHSTAN;
  const years = loadedYears(changed);
  const hours = new Map(years.map((each) => [each.year, each.hours]));
  return workCalendar(years.flatMap(({ days }) => days), years.map(({ year }) => year), (date) => hours.get(partsOf(date).year) ?? officeHoursOn(date));
}

/** What is counted, or the year that it reaches and that is not loaded: a deadline that cannot be named yet. */
export function whereLoaded<T>(count: () => T): T | { yearMissing: number } {
  try {
    return count();
  } catch (error) {
    if (error instanceof RegulationError && error.code === 'CALENDAR_YEAR_MISSING') return { yearMissing: Number(error.detail.year) };
    throw error;
  }
}
