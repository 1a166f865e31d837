declare const plainDate: unique symbol;

/** A calendar date of law, `YYYY-MM-DD` in Asia/Almaty; never handed to `new Date()`. */
export type PlainDate = string & { readonly [plainDate]: true };

/** An instant, ISO 8601. Deadlines carry the fixed offset `+05:00`, all others `Z`. */
export type Instant = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a calendar date; `undefined` for anything that is not an existing day. */
export function readPlainDate(text: string): PlainDate | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const [, year, month, day] = parts.map(Number) as [number, number, number, number];
  return day >= 1 && day <= daysIn(year, month) ? (text as PlainDate) : undefined;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Reckoned, not asked of `Date`: dates are read by the hundred for one answer. @returns 0 for what is no month */
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0));

/** The date, or a RangeError naming the text. For constants and data already validated. */
export function plainDateOf(text: string): PlainDate {
  const date = readPlainDate(text);
  if (!date) throw new RangeError(`"${text}" is not a calendar date`);
  return date;
}
