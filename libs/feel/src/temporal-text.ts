import { Temporal } from 'temporal-polyfill';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, inZone, MonthsDuration, nanosOfDay } from './temporal.js';
import type { FeelTemporal } from './temporal.js';
import { offsetZone, zoneCalled } from './zones.js';
import type { Zone } from './zones.js';

const DATE = /^-?(?:[1-9]\d{0,4})?\d{4}-[01]\d-[0-3]\d$/;
const TIME = /^T?(\d{2}):(\d{2})(?::(\d{2}))?(?:\.(\d{1,9}))?(?:([+-]\d{2}:\d{2}|Z)|@(.+))?$/;
const DATE_TIME = /^([^T]+)(T.+)$/;
const MONTHS = /^-?P-?(?:\d+Y)?-?(?:\d+M)?$/;
const PERIOD = /^([+-]?)P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?$/;
const DURATION = /^([+-]?)P(?:([+-]?\d+)D)?(?:(T)(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i;

/** An offset within a text has hours and minutes. */
const LONG_OFFSET = /^(?!.*[+-]\d{0,4}$)|^Etc\//;

/** 24:00 is the midnight at which a day ends. */
const END_OF_DAY = 24;

/** Reads a date; a day beyond the month's last becomes the last. Undefined if the text is none. */
export function readDate(text: string): FeelDate | undefined {
  if (!DATE.test(text)) return undefined;
  const [, sign, year, month, day] = /^(-?)(\d+)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [y, m, d] = [Number(`${sign}${year}`), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return orNothing(() => new FeelDate(Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'constrain' })));
}

/** Reads a time of day with or without offset or `@region`. */
export function readTime(text: string): FeelTime | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hour, minute, second = '0', fraction = '', offset, region] = match;
  const nanos = Number(fraction.padEnd(9, '0'));
  if (Number(hour) === END_OF_DAY ? Number(minute) + Number(second) + nanos > 0 : Number(hour) > END_OF_DAY) return undefined;
  return orNothing(() => {
    const value = new Temporal.PlainTime(Number(hour) % END_OF_DAY, Number(minute), checkSecond(second), Math.floor(nanos / 1e6), Math.floor(nanos / 1e3) % 1000, nanos % 1000);
    return new FeelTime(value, zoneOf(offset, region));
  });
}

/** Reads a date-time, or a date as its midnight. */
export function readDateTime(text: string): FeelDateTime | undefined {
  const alone = readDate(text);
  if (alone) return new FeelDateTime(alone.value.toPlainDateTime());
  const [, day = '', clock = ''] = DATE_TIME.exec(text) ?? [];
  const [date, time] = [readDate(day), readTime(clock)];
  if (!date || !time) return undefined;
  const day24 = clock.startsWith(`T${END_OF_DAY}`) ? date.value.add({ days: 1 }) : date.value;
  const value = day24.toPlainDateTime(time.value);
  return orNothing(() => (time.zone ? inZone(value, time.zone) : new FeelDateTime(value)));
}

/** Reads a duration: years and months, or days and time; a mixture is none. */
export function readDuration(text: string): DaysDuration | MonthsDuration | undefined {
  return MONTHS.test(text) ? readPeriod(text) : readDays(text);
}

/** Reads whatever stands behind `@`. */
export function readTemporal(text: string): FeelTemporal | undefined {
  return readDate(text) ?? (/^T?\d{2}:/.test(text) ? readTime(text) : undefined) ?? readDateTime(text) ?? readDuration(text);
}

function readPeriod(text: string): MonthsDuration | undefined {
  const [, sign = '', years, months] = PERIOD.exec(text) ?? [];
  if (years === undefined && months === undefined) return undefined;
  const total = Number(years ?? 0) * 12 + Number(months ?? 0);
  return new MonthsDuration(sign === '-' ? -total : total);
}

function readDays(text: string): DaysDuration | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [, sign = '', days, time, hours, minutes, seconds, fraction = ''] = match;
  const parts = [days, hours, minutes, seconds];
  if (parts.every((part) => part === undefined) || (time && [hours, minutes, seconds].every((part) => part === undefined))) return undefined;
  const [d = 0n, h = 0n, m = 0n, s = 0n] = parts.map((part) => BigInt(part?.replace('+', '') ?? 0));
  const below = BigInt(fraction.padEnd(9, '0')) * (seconds?.startsWith('-') ? -1n : 1n);
  const nanos = (((d * 24n + h) * 60n + m) * 60n + s) * 1_000_000_000n + below;
  return new DaysDuration(sign === '-' ? -nanos : nanos);
}

function zoneOf(offset: string | undefined, region: string | undefined): Zone | undefined {
  if (region && !LONG_OFFSET.test(region)) throw new RangeError(region);
  const id = region ?? offset;
  return id === undefined ? undefined : zoneCalled(id);
}

const checkSecond = (text: string): number => {
  if (Number(text) > 59) throw new RangeError(text);
  return Number(text);
};

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function year(value: number): string {
  const digits = String(Math.abs(value)).padStart(4, '0');
  return value < 0 ? `-${digits}` : value > 9999 ? `+${digits}` : digits;
}

const dateText = (date: { year: number; month: number; day: number }): string => `${year(date.year)}-${two(date.month)}-${two(date.day)}`;

/** A date inside a date-time: a year beyond 9999 has no sign there. */
const dayText = (date: Temporal.PlainDateTime): string => dateText(date).replace(/^\+/, '');

/** Hours and minutes; seconds where they are not zero; a fraction of 3, 6 or 9 digits. */
function shortTime(time: Temporal.PlainTime): string {
  const nanos = Number(nanosOfDay(time) % 1_000_000_000n);
  const text = `${two(time.hour)}:${two(time.minute)}`;
  if (time.second === 0 && nanos === 0) return text;
  const digits = String(nanos).padStart(9, '0').replace(/(?:000){1,2}$/, '');
  return `${text}:${two(time.second)}${nanos === 0 ? '' : `.${digits}`}`;
}

/** Hours, minutes and seconds, and as much of a fraction as there is. */
function fullTime(time: Temporal.PlainTime): string {
  const nanos = Number(nanosOfDay(time) % 1_000_000_000n);
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
  return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}${fraction}`;
}

const seen = (zone: Zone | undefined): string => (!zone ? '' : zone.kind !== 'offset' ? `@${zone.id}` : zone.id);

/** The text which a temporal value becomes as a process variable: `2024-02-29T10:00Z`, `PT24H` for a day. */
export function variableText(value: FeelTemporal): string {
  if (value instanceof FeelDate) return dateText(value.value);
  if (value instanceof FeelTime) return value.zone ? fullTime(value.value) + seen(value.zone) : shortTime(value.value);
  if (value instanceof MonthsDuration) return periodText(value.months);
  if (value instanceof DaysDuration) return durationText(value.nanos);
  const { zone } = value;
  const where = !zone ? '' : zone.kind !== 'offset' ? `${offsetZone(zone.offsetSeconds).id}[${zone.id}]` : zone.id;
  return `${dateText(value.value)}T${shortTime(value.value.toPlainTime())}${where}`;
}

function periodText(months: number): string {
  const [years, rest] = [Math.trunc(months / 12), months % 12];
  if (months === 0) return 'P0D';
  return `P${years === 0 ? '' : `${years}Y`}${rest === 0 ? '' : `${rest}M`}`;
}

function durationText(nanos: bigint): string {
  if (nanos === 0n) return 'PT0S';
  const [hours, minutes] = [nanos / 3_600_000_000_000n, (nanos / 60_000_000_000n) % 60n];
  const below = nanos % 60_000_000_000n;
  const [seconds, fraction] = [below / 1_000_000_000n, below % 1_000_000_000n];
  const sign = below < 0n ? '-' : '';
  const size = (value: bigint) => (value < 0n ? -value : value);
  const tail = fraction === 0n ? '' : `.${String(size(fraction)).padStart(9, '0').replace(/0+$/, '')}`;
  return `PT${hours === 0n ? '' : `${hours}H`}${minutes === 0n ? '' : `${minutes}M`}${below === 0n ? '' : `${sign}${size(seconds)}${tail}S`}`;
}

/** The text which `string(x)` gives: seconds always, a region as `@Asia/Almaty`, a day as `P1D`. */
export function feelText(value: FeelTemporal): string {
  if (value instanceof FeelDate) return dateText(value.value);
  if (value instanceof FeelTime) return fullTime(value.value) + seen(value.zone);
  if (value instanceof FeelDateTime) return `${dayText(value.value)}T${fullTime(value.value.toPlainTime())}${seen(value.zone)}`;
  if (value instanceof MonthsDuration) return feelPeriod(value.months);
  return feelDays(value.nanos);
}

function feelPeriod(months: number): string {
  if (months === 0) return 'P0Y';
  const [sign, size] = [months < 0 ? '-' : '', Math.abs(months)];
  const years = Math.floor(size / 12);
  return `${sign}P${years === 0 ? '' : `${years}Y`}${size % 12 === 0 ? '' : `${size % 12}M`}`;
}

function feelDays(nanos: bigint): string {
  const seconds = (nanos - (((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n)) / 1_000_000_000n; // rounded down
  if (seconds === 0n) return 'P0D';
  const size = seconds < 0n ? -seconds : seconds;
  const part = (value: bigint, unit: string) => (value === 0n ? '' : `${value}${unit}`);
  const time = part((size / 3600n) % 24n, 'H') + part((size / 60n) % 60n, 'M') + part(size % 60n, 'S');
  return `${seconds < 0n ? '-' : ''}P${part(size / 86_400n, 'D')}${time && `T${time}`}`;
}
