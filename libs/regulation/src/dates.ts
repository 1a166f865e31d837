import { plainDateOf, readPlainDate, type PlainDate } from '@attestation/contracts/plain-date';

/** Arithmetic with calendar dates of law. Pure: no clock, no zone of the host. */

interface Civil {
  year: number;
  month: number;
  day: number;
}

export function partsOf(date: PlainDate): Civil {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const toDate = ({ year, month, day }: Civil): PlainDate => plainDateOf(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The dates of day numbers: deadlines walk over the same days again and again. */
const DATES = new Map<number, PlainDate>();
const MOST_DATES = 100_000; // more than two centuries

/** The date of a day number. */
export function dateOfDay(number: number): PlainDate {
  const known = DATES.get(number);
  if (known !== undefined) return known;
  const date = plainDateOf(new Date(number * DAY_MS).toISOString().slice(0, 10));
  if (DATES.size < MOST_DATES) DATES.set(number, date);
  return date;
}

export const addDays = (date: PlainDate, days: number): PlainDate => dateOfDay(dayNumber(date) + days);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: PlainDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The same day `years` later; 29 February becomes 28 February in a year that has none. */
export function addYears(date: PlainDate, years: number): PlainDate {
  const { year, month, day } = partsOf(date);
  return readPlainDate(`${pad(year + years, 4)}-${pad(month, 2)}-${pad(day, 2)}`) ?? toDate({ year: year + years, month, day: 28 });
}

/** Whole months from one date to another: 15.05.2023 → 14.03.2025 is 21. Negative spans count as none. */
export function wholeMonths(from: PlainDate, to: PlainDate): number {
  const start = partsOf(from);
  const end = partsOf(to);
  const months = (end.year - start.year) * 12 + (end.month - start.month) - (end.day < start.day ? 1 : 0);
  return Math.max(0, months);
}

/** The school year a date falls into, by its first and last day: 1 September to 31 August. */
export function schoolYear(date: PlainDate): { from: PlainDate; to: PlainDate } {
  const { year, month } = partsOf(date);
  const first = month >= 9 ? year : year - 1;
  return { from: toDate({ year: first, month: 9, day: 1 }), to: toDate({ year: first + 1, month: 8, day: 31 }) };
}
