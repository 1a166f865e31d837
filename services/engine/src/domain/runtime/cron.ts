import { DateTime } from 'luxon';

/*
 * Cron as Spring 5.3 writes it, in six fields from seconds to days of the week, in the process's time zone. Days of the month
 * and of the week must both fit. Where Zeebe's parser goes its own ways, so does this: `L,15` is the 15th only, `28-3` the 28th
 * only, `31W` a Sunday where that is the last day, and `?` for both kinds of days is never.
 */

/** A moment's fields, and whether a day is among those meant. */
export interface Cron {
  seconds: number[];
  minutes: number[];
  hours: number[];
  months: number[];
  isDay(day: DateTime): boolean;
}

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *', '@annually': '0 0 0 1 1 *', '@monthly': '0 0 0 1 * *', '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *', '@midnight': '0 0 0 * * *', '@hourly': '0 0 * * * *',
};
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** Leap days that fall on a given weekday are up to forty years apart. */
const YEARS_AHEAD = 41;

/** A text that is no cron expression, in the words of Zeebe's parser. */
export class CronError extends Error {}

const unreadable = (problem: string): CronError => new CronError(`Failed to parse cron expression. ${problem}`);

/** @throws CronError for what is no cron expression */
export function parseCron(text: string): Cron {
  const trimmed = text.trim();
  if (trimmed === '@reboot') throw new CronError('Nickname @reboot not supported!');
  const fields = (MACROS[trimmed] ?? trimmed).split(/\s+/);
  if (fields.length !== 6) throw new CronError(`Cron expression contains ${fields.length} parts but we expect one of [6]`);
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const times = { seconds: numbers(second, 0, 59), minutes: numbers(minute, 0, 59), hours: numbers(hour, 0, 23) };
  const [ofMonth, ofWeek] = [dayOfMonth(day), dayOfWeek(weekday)];
  const never = day === '?' && weekday === '?';
  return { ...times, months: numbers(named(month, MONTHS, 1), 1, 12, 'first'), isDay: (date) => !never && ofMonth(date) && ofWeek(date) };
}

/** The next moment after one (epoch ms); undefined when there is none. */
export function nextAfter({ months, isDay, ...times }: Cron, after: number): number | undefined {
  const from = DateTime.fromMillis(after).plus({ seconds: 1 }).startOf('second');
  const last = from.plus({ years: YEARS_AHEAD });
  for (let day = from.startOf('day'); day < last; day = day.plus({ days: 1 })) {
    if (!months.includes(day.month)) day = day.endOf('month').startOf('day');
    else if (isDay(day)) {
      const found = firstOf(times, day, from);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function firstOf({ hours, minutes, seconds }: Pick<Cron, 'hours' | 'minutes' | 'seconds'>, day: DateTime, from: DateTime): number | undefined {
  for (const hour of hours) {
    if (day.set({ hour }).endOf('hour') < from) continue;
    for (const minute of minutes) {
      if (day.set({ hour, minute }).endOf('minute') < from) continue;
      const second = seconds.find((each) => day.set({ hour, minute, second: each }) >= from);
      if (second !== undefined) return day.set({ hour, minute, second }).toMillis();
    }
  }
  return undefined;
}

type DayRule = (day: DateTime) => boolean;

/** Names stand for numbers, in any case of letters. */
const named = (field: string, names: readonly string[], first: number): string =>
  field.replace(/\b[a-z]{3}(?=L?\b)/gi, (name) => {
    const place = names.indexOf(name.toUpperCase());
    return place < 0 ? name : String(place + first);
  });

/** `*`, `5`, `1-5`, each with `/step`, and lists of them, as ascending numbers. */
function numbers(field: string, low: number, high: number, reversed: Reversed = 'refused'): number[] {
  if (field.endsWith(',')) throw new CronError(`Invalid field value! Trailing commas not permitted! '${field}'`);
  return [...new Set(field.split(',').flatMap((part) => range(part, low, high, reversed)))].sort((one, other) => one - other);
}

/** What a range means whose end lies before its start. */
type Reversed = 'refused' | 'first' | 'week';

function range(part: string, low: number, high: number, reversed: Reversed): number[] {
  const { first, last, by } = bounds(part, low, high);
  for (const value of [first, last]) if (value < low || value > high) throw unreadable(`Value ${value} not in range [${low}, ${high}]`);
  if (by < 1 || by > high) throw unreadable(`Period ${by} not in range [${low}, ${high}]`);
  if (last >= first) return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, place) => first + place * by);
  if (reversed === 'refused') throw unreadable(`Invalid range! [${first},${last}]`);
  if (reversed === 'first') return [first];
  return Array.from({ length: Math.floor((last + 7 - first) / by) + 1 }, (_, place) => (first + place * by) % 7);
}

function bounds(part: string, low: number, high: number): { first: number; last: number; by: number } {
  const [, all, from, to, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  const by = Number(step ?? 1);
  if (all) return { first: low, last: high, by };
  if (from === undefined) throw unreadable(wrongSigns(part));
  return { first: Number(from), last: to === undefined && step !== undefined ? high : Number(to ?? from), by };
}

function wrongSigns(part: string): string {
  if (part === '?') return 'Invalid expression: ?';
  if (part.startsWith('-')) return `Invalid expression! Expression: ${part} does not describe a range. Negative numbers are not allowed.`;
  return `Invalid chars in expression! Expression: ${part} Invalid chars: ${part.length > 1 ? part : ''}`;
}

function dayOfMonth(field: string): DayRule {
  if (field === '?') return () => true;
  const parts = field.toUpperCase().split(',');
  const rules = parts.map((part) => lastDay(part, parts.length > 1) ?? workday(part, parts.length > 1) ?? plainDays(part));
  return (day) => rules.some((rule) => rule(day));
}

function plainDays(part: string): DayRule {
  const days = numbers(part, 1, 31, 'first');
  return (day) => days.includes(day.day);
}

/** `L`, `L-3`, `LW`; in a list with others they count for nothing. */
function lastDay(part: string, listed: boolean): DayRule | undefined {
  const [known, workdays, back = '0'] = /^\d*L(W)?(?:-(\d+))?$/.exec(part) ?? [];
  if (known === undefined) return undefined;
  if (part.includes('-')) numbers(back, 1, 31);
  if (listed) return () => false;
  const last = (day: DateTime): number => (day.daysInMonth ?? 31) - Number(back);
  return (day) => day.day === (workdays ? last(day) - Math.max(0, day.set({ day: last(day) }).weekday - 5) : last(day));
}

/** `15W`; a month that is too short has none; in a list it is the day itself. */
function workday(part: string, listed: boolean): DayRule | undefined {
  const [, wanted] = /^([1-9]|[12]\d|3[01])W$/.exec(part) ?? [];
  if (wanted === undefined) return undefined;
  const day = Number(wanted);
  return (date) => day <= (date.daysInMonth ?? 31) && date.day === (listed ? day : nearestWorkday(date, day));
}

/** The day from Monday to Friday that is nearest to a day and in the same month; the last day stays what it is. */
function nearestWorkday(month: DateTime, wanted: number): number {
  const { weekday } = month.set({ day: wanted });
  if (weekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 7 && wanted !== month.daysInMonth) return wanted + 1;
  return wanted;
}

/** Sunday is 0 and 7. */
function dayOfWeek(field: string): DayRule {
  if (field === '?' || field === '*') return () => true;
  if (field.toUpperCase() === 'L') return (day) => day.weekday === 7;
  const rules = named(field, WEEKDAYS, 0).split(',').map(weekdayRule);
  return (day) => rules.some((rule) => rule(day));
}

function weekdayRule(part: string): DayRule {
  const [, last] = /^([0-7])L$/i.exec(part) ?? [];
  if (last !== undefined) return (day) => day.weekday % 7 === Number(last) % 7 && day.day + 7 > (day.daysInMonth ?? 31);
  const [, weekday, place] = /^([0-7])#(\d+)$/.exec(part) ?? [];
  if (weekday !== undefined) return (day) => day.weekday % 7 === Number(weekday) % 7 && Math.ceil(day.day / 7) === Number(place);
  const days = numbers(part, 0, 7, 'week').map((day) => day % 7);
  return (day) => days.includes(day.weekday % 7);
}
