import { Temporal } from 'temporal-polyfill';
import { Decimal } from '../decimal.js';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, inZone, MonthsDuration, seenIn } from '../temporal.js';
import { readDate, readDateTime, readDuration, readTime, variableText } from '../temporal-text.js';
import { LARGEST_OFFSET_SECONDS, offsetZone, zoneCalled, ZoneError } from '../zones.js';
import type { Zone } from '../zones.js';
import { display, FeelContext, FeelError, FeelFailure } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

const date: Body = ([from]) => {
  if (typeof from === 'string') return readDate(from) ?? new FeelError(`Failed to parse date from '${from}'`);
  if (from instanceof FeelDateTime) return new FeelDate(from.value.toPlainDate());
  return from instanceof FeelDate ? from : undefined;
};

const dateOf: Body = ([year, month, day]) => {
  if (!(year instanceof Decimal && month instanceof Decimal && day instanceof Decimal)) return undefined;
  const parts = { year: year.toInt(), month: month.toInt(), day: day.toInt() };
  return orError(() => new FeelDate(Temporal.PlainDate.from(parts, { overflow: 'reject' })), `Failed to parse date from: year=${year}, month=${month}, day=${day}`);
};

const dateTime: Body = ([from]) => (typeof from === 'string' ? (readDateTime(from) ?? new FeelError(`Failed to parse date-time from '${from}'`)) : undefined);

/** A date with a time, or a date-time seen in another zone. */
const dateTimeOf: Body = ([day, time]) => {
  const date = day instanceof FeelDate ? day.value : day instanceof FeelDateTime ? day.value.toPlainDate() : undefined;
  if (date && time instanceof FeelTime) {
    const value = date.toPlainDateTime(time.value);
    return time.zone ? inZone(value, time.zone) : new FeelDateTime(value);
  }
  if (!(day instanceof FeelDateTime) || typeof time !== 'string') return undefined;
  const zone = knownZone(time);
  return day.zone ? seenIn(day.nanos, zone) : inZone(day.value, zone);
};

/** A zone that is none fails the whole expression. */
function knownZone(id: string): Zone {
  try {
    return zoneCalled(id);
  } catch (error) {
    throw error instanceof ZoneError ? new FeelFailure(error.message) : error;
  }
}

const time: Body = ([from]) => {
  if (typeof from === 'string') return readTime(from) ?? new FeelError(`Failed to parse ${/^T?\d\d:.*([+-]\d\d:\d\d|Z|@.*)$/.test(from) ? 'time' : 'local-time'} from '${from}'`);
  if (from instanceof FeelDateTime) return new FeelTime(from.value.toPlainTime(), from.zone);
  return from instanceof FeelDate ? new FeelTime(new Temporal.PlainTime(), offsetZone(0)) : undefined;
};

/** With an offset that is null, parts of a second are lost. */
const timeOf: Body = ([hour, minute, second, offset]) => {
  if (!(hour instanceof Decimal && minute instanceof Decimal && second instanceof Decimal)) return undefined;
  if (offset !== undefined && offset !== null && !(offset instanceof DaysDuration)) return undefined;
  const nanos = offset === null ? 0 : Number(second.minus(Decimal.of(second.toBigInt())).times(Decimal.of(1_000_000_000)).toBigInt());
  const build = () => {
    if (nanos < 0) throw new RangeError(String(nanos));
    return new FeelTime(new Temporal.PlainTime(hour.toInt(), minute.toInt(), second.toInt()).add({ nanoseconds: nanos }), offset ? zoneBy(offset) : undefined);
  };
  const told = `hour=${hour}, minute=${minute}, second=${second}`;
  return orError(build, offset ? `Failed to parse time from: ${told}, offset=${variableText(offset)}` : `Failed to parse local-time from: ${told}`);
};

function zoneBy({ nanos }: DaysDuration): Zone {
  const seconds = Math.floor(Number(nanos) / 1e9);
  if (Math.abs(seconds) > LARGEST_OFFSET_SECONDS) throw new RangeError(String(seconds));
  return offsetZone(seconds);
}

/** A text as a number. A text that is none fails the whole expression. */
function parsed(text: string): Decimal {
  const value = Decimal.parse(text);
  if (!value) throw new FeelFailure(`java.lang.NumberFormatException${numberFault(text)}`);
  return value;
}

/** Up to so many signs Java reads a number in one way, and more in another. */
const SHORT = 18;

function numberFault(text: string): string {
  const strange = /[^\d.eE+-]|(?<!^|[eE])[+-]/.exec(text)?.[0];
  if (strange && text.replace(/^[+-]/, '').length > SHORT) return ': Character array is missing "e" notation exponential mark.';
  if (strange) return `: Character ${strange} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`;
  if (/\..*\./.test(text)) return ': Character array contains more than one decimal point.';
  return text !== '' && !/\d/.test(text) ? ': No digits found.' : '';
}

const GROUPING = new Set([' ', ',', '.']);
const POINT = new Set([',', '.']);
const BAD_SEPARATORS = "illegal arguments for grouping or decimal. Must be one of ' ' (grouping only), ',' or '.'";

const number: Body = ([from]) => (typeof from === 'string' ? parsed(from) : undefined);

const numberGrouped: Body = ([from, grouping]) => {
  if (typeof from !== 'string' || typeof grouping !== 'string') return undefined;
  return GROUPING.has(grouping) ? parsed(from.replaceAll(grouping, '')) : new FeelError("illegal argument for grouping. Must be one of ' ', ',' or '.'");
};

const numberSeparated: Body = ([from, grouping, point]) => {
  if (typeof from !== 'string' || (grouping === null && point === null)) return undefined;
  if (!isSeparator(grouping) || !isSeparator(point)) return undefined;
  const valid = (grouping === null || GROUPING.has(grouping)) && (point === null || POINT.has(point)) && grouping !== point;
  if (!valid) return grouping === null || point === null ? undefined : new FeelError(BAD_SEPARATORS);
  const digits = grouping === null ? from : from.replaceAll(grouping, '');
  return parsed(point === null ? digits : digits.replaceAll(point, '.'));
};

const isSeparator = (value: FeelValue | undefined): value is string | null => value === null || typeof value === 'string';

function text(value: FeelValue): string {
  if (value instanceof FeelContext) return `{${value.entries().map(([key, member]) => `${key}:${text(member)}`).join(', ')}}`;
  return Array.isArray(value) ? `[${value.map(text).join(', ')}]` : display(value);
}

const string: Body = ([from]) => (from === null || typeof from === 'string' ? from : text(from ?? null));

const duration: Body = ([from]) => (typeof from === 'string' ? (readDuration(from) ?? new FeelError(`Failed to parse duration from '${from}'`)) : undefined);

/** Whole months between two days; what is left of a month does not count. */
const monthsBetween: Body = ([from, to]) => {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (!start || !end) return undefined;
  const { years, months } = start.until(end, { largestUnit: 'year' });
  return new MonthsDuration(years * 12 + months);
};

function dayOf(value: FeelValue | undefined): Temporal.PlainDate | undefined {
  if (value instanceof FeelDate) return value.value;
  return value instanceof FeelDateTime ? value.value.toPlainDate() : undefined;
}

function orError(build: () => FeelValue, message: string): FeelValue {
  try {
    return build();
  } catch (error) {
    if (error instanceof RangeError) return new FeelError(message);
    throw error;
  }
}

export const CONVERSION_FUNCTIONS: Functions = {
  date: [define(['from'], date), define(['year', 'month', 'day'], dateOf)],
  'date and time': [define(['from'], dateTime), define(['date', 'time'], dateTimeOf)],
  time: [define(['from'], time), define(['hour', 'minute', 'second'], timeOf), define(['hour', 'minute', 'second', 'offset'], timeOf)],
  number: [
    define(['from'], number),
    define(['from', 'grouping separator'], numberGrouped),
    define(['from', 'grouping separator', 'decimal separator'], numberSeparated),
  ],
  string: [define(['from'], string)],
  duration: [define(['from'], duration)],
  'years and months duration': [define(['from', 'to'], monthsBetween)],
};
