import { accept, FactType, refuse, type Change, type FactOf, type Instant, type PersonId, type PlainDate } from '@attestation/contracts';
import { RELEASED_YEARS, type CalendarDay, type CalendarYear } from '@attestation/regulation';

type Told = FactOf<typeof FactType.CalendarChanged>;

/** A change of the working calendar of a year: days that are otherwise from now on, and where they change too, the office hours. */
export interface CalendarChange {
  /** of the year as whoever changes it has seen it */
  version: number;
  /** `day: null`: an ordinary day of the week again */
  days: readonly { date: PlainDate; day: Omit<CalendarDay, 'date'> | null }[];
  hours: CalendarYear['hours'] | null;
  reason: string;
}

/** A change as it was made: who, when, why, and what. Nothing of it is forgotten. */
export interface CalendarEntry extends CalendarChange {
  year: number;
  changedBy: PersonId;
  changedAt: Instant;
}

/** A year of the calendar, and the change that made it so. */
export interface CalendarFile {
  calendar: CalendarYear;
  entry: CalendarEntry | null;
}

/** The year as it is now: as changed, as released, or not loaded yet. */
export function yearOf(changed: CalendarYear | undefined, year: number): CalendarYear {
  const released = RELEASED_YEARS.find((each) => each.year === year);
  return changed ?? released ?? { year, version: 0, days: [], hours: NEWEST.hours };
}
const NEWEST = RELEASED_YEARS.reduce((last, each) => (each.year > last.year ? each : last));

/**
 * The year with a change. 409 CALENDAR_CHANGED_MEANWHILE for another version than the one that was seen; 422 CALENDAR_DAY_ELSEWHERE for a day of another
 * year or named twice, CALENDAR_CHANGE_EMPTY where everything is so already.
 * @source F-19
 */
export function changed(before: CalendarYear, { version, days, hours }: CalendarChange): Change<never, CalendarYear> {
  if (version !== before.version) return refuse('CALENDAR_CHANGED_MEANWHILE');
  const dates = new Set(days.map(({ date }) => date));
  if (dates.size < days.length || days.some(({ date }) => !date.startsWith(`${before.year}-`))) return refuse('CALENDAR_DAY_ELSEWHERE');
  const kept = before.days.filter(({ date }) => !dates.has(date));
  const given = days.flatMap(({ date, day }) => (day ? [{ date, ...day }] : []));
  const after = { ...before, version: version + 1, days: [...kept, ...given].sort((a, b) => (a.date < b.date ? -1 : 1)), hours: hours ?? before.hours };
  return same(before, after) ? refuse('CALENDAR_CHANGE_EMPTY') : accept({ result: after });
}

const same = (a: CalendarYear, b: CalendarYear): boolean => canonical(a) === canonical(b);

const canonical = ({ days, hours: { opens, closes, lunchFrom, lunchTo, act, confirmed } }: CalendarYear): string =>
  JSON.stringify([days.map(({ date, kind, name, act: of, confirmed: read }) => [date, kind, name.kk, name.ru, name.en, of, read]), opens, closes, lunchFrom, lunchTo, act, confirmed]);

/** Makes a change, and tells the whole year to the world. */
export function changeCalendar(file: CalendarFile, change: CalendarChange, by: PersonId, at: Instant): Change<CalendarFile, CalendarYear> {
  const made = changed(file.calendar, change);
  if (!made.ok) return made;
  const calendar = made.result;
  const data: Told = { ...calendar, reason: change.reason, changedAt: at };
  const entry: CalendarEntry = { ...change, year: calendar.year, changedBy: by, changedAt: at };
  return accept({ next: { calendar, entry }, result: calendar, facts: [{ type: FactType.CalendarChanged, data }] });
}
