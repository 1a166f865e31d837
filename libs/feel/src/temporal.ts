import { Temporal } from 'temporal-polyfill';
import type { Zone } from './zones.js';

const NANOS_PER_SECOND = 1_000_000_000n;
const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;

/** A calendar date. */
export class FeelDate {
  constructor(readonly value: Temporal.PlainDate) {}
}

/** A time of day, with or without a zone. */
export class FeelTime {
  constructor(
    readonly value: Temporal.PlainTime,
    readonly zone?: Zone,
  ) {}

  /** Nanoseconds since midnight UTC; of a local time since midnight. */
  get nanos(): bigint {
    return nanosOfDay(this.value) - BigInt(this.zone?.offsetSeconds ?? 0) * NANOS_PER_SECOND;
  }
}

/** A date and time, with or without a zone. */
export class FeelDateTime {
  constructor(
    readonly value: Temporal.PlainDateTime,
    readonly zone?: Zone,
  ) {}

  /** Nanoseconds of the epoch; of a local date-time as if it were UTC. */
  get nanos(): bigint {
    return this.value.toZonedDateTime('UTC').epochNanoseconds - BigInt(this.zone?.offsetSeconds ?? 0) * NANOS_PER_SECOND;
  }
}

/** Days to nanoseconds: an exact length of time. */
export class DaysDuration {
  constructor(readonly nanos: bigint) {}
}

/** Years and months: a length that depends on the calendar. */
export class MonthsDuration {
  constructor(readonly months: number) {}
}

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration;

export const isTemporal = (value: unknown): value is FeelTemporal =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime || value instanceof DaysDuration || value instanceof MonthsDuration;

export const nanosOfDay = (time: Temporal.PlainTime): bigint =>
  BigInt(time.hour * 3600 + time.minute * 60 + time.second) * NANOS_PER_SECOND +
  BigInt(time.millisecond * 1_000_000 + time.microsecond * 1000 + time.nanosecond);

/** The time of day that lies so many nanoseconds after midnight, round the clock. */
export function timeAt(nanos: bigint): Temporal.PlainTime {
  const within = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  return new Temporal.PlainTime().add({ seconds: Number(within / NANOS_PER_SECOND), nanoseconds: Number(within % NANOS_PER_SECOND) });
}

/** An instant as the clock of a zone shows it. */
export function seenIn(epochNanoseconds: bigint, zone: Zone): FeelDateTime {
  if (zone.kind !== 'region') return new FeelDateTime(new Temporal.ZonedDateTime(epochNanoseconds, 'UTC').toPlainDateTime().add({ seconds: zone.offsetSeconds }), zone);
  const zoned = new Temporal.ZonedDateTime(epochNanoseconds, zone.id);
  return new FeelDateTime(zoned.toPlainDateTime(), { ...zone, offsetSeconds: Number(zoned.offsetNanoseconds / 1e9) });
}

/** A wall-clock time in a zone; a time that the region skips moves forward. */
export function inZone(value: Temporal.PlainDateTime, zone: Zone): FeelDateTime {
  if (zone.kind !== 'region') return new FeelDateTime(value, zone);
  return seenIn(value.toZonedDateTime(zone.id).epochNanoseconds, zone);
}

/** A date-time moved by an exact length of time; a region's clock follows its own rules. */
export function shifted({ value, zone }: FeelDateTime, nanos: bigint): FeelDateTime {
  if (zone?.kind !== 'region') return new FeelDateTime(value.add(asDuration(nanos)), zone);
  return seenIn(new FeelDateTime(value, zone).nanos + nanos, zone);
}

/** A date-time moved by months; the day is cut to the month's last, the zone's offset is looked up anew. */
export function shiftedByMonths({ value, zone }: FeelDateTime, months: number): FeelDateTime {
  const moved = value.add({ months });
  return zone ? inZone(moved, zone) : new FeelDateTime(moved);
}

export const asDuration = (nanos: bigint): { seconds: number; nanoseconds: number } => ({
  seconds: Number(nanos / NANOS_PER_SECOND),
  nanoseconds: Number(nanos % NANOS_PER_SECOND),
});

export const atStartOfDay = (date: Temporal.PlainDate): Temporal.PlainDateTime => date.toPlainDateTime();

const sign = (value: bigint | number): -1 | 0 | 1 => (value < 0 ? -1 : value > 0 ? 1 : 0);

/** Orders two of the same kind; of date-times at one instant the earlier wall clock comes first, then the zone's name. */
export function compareTemporal(left: FeelTemporal, right: FeelTemporal): -1 | 0 | 1 {
  if (left instanceof FeelDate && right instanceof FeelDate) return sign(Temporal.PlainDate.compare(left.value, right.value));
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return sign(left.months - right.months);
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return sign(left.nanos - right.nanos) || sign(Temporal.PlainDateTime.compare(left.value, right.value)) || byName(left.zone, right.zone);
  }
  const nanos = (value: FeelTemporal) => ('nanos' in value ? value.nanos : 0n);
  return sign(nanos(left) - nanos(right));
}

const byName = (left?: Zone, right?: Zone): -1 | 0 | 1 => {
  const [one, other] = [left?.id ?? '', right?.id ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Equal in kind, value and zone: 10:00Z and 15:00+05:00 are one instant and yet not equal. */
export function sameTemporal(left: FeelTemporal, right: FeelTemporal): boolean {
  if (left instanceof FeelTime && right instanceof FeelTime) {
    return left.value.equals(right.value) && byName(left.zone, right.zone) === 0 && left.zone?.offsetSeconds === right.zone?.offsetSeconds;
  }
  return left.constructor === right.constructor && compareTemporal(left, right) === 0;
}
