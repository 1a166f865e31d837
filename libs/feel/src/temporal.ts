import { Temporal } from 'temporal-polyfill';

const NANOS_PER_SECOND = 1_000_000_000n;
const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;

/** An offset from UTC ("Z", "+05:00"), or a region ("Asia/Almaty") with the offset that held there. */
export interface Zone {
  readonly id: string;
  readonly offsetSeconds: number;
  readonly region: boolean;
}

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

/** Text such as "+05:00" or "Z" for an offset of so many seconds. */
export function offsetId(seconds: number): string {
  if (seconds === 0) return 'Z';
  const size = Math.abs(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const tail = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${tail}`;
}

export const offsetZone = (offsetSeconds: number): Zone => ({ id: offsetId(offsetSeconds), offsetSeconds, region: false });

/** An instant as the clock of a region shows it. Throws RangeError for an unknown region. */
export function inRegion(epochNanoseconds: bigint, region: string): FeelDateTime {
  const zoned = new Temporal.ZonedDateTime(epochNanoseconds, region);
  return new FeelDateTime(zoned.toPlainDateTime(), { id: region, offsetSeconds: Number(zoned.offsetNanoseconds / 1e9), region: true });
}

/** A wall-clock time in a zone; a time that the region skips moves forward. Throws RangeError for an unknown region. */
export function inZone(value: Temporal.PlainDateTime, zone: Zone): FeelDateTime {
  if (!zone.region) return new FeelDateTime(value, zone);
  return inRegion(value.toZonedDateTime(zone.id).epochNanoseconds, zone.id);
}

/** The zone called so. Throws RangeError for an unknown one. */
export function zoneCalled(id: string): Zone {
  const offset = /^([+-])(\d{2}):(\d{2})$/.exec(id);
  if (id === 'Z') return offsetZone(0);
  if (offset) return offsetZone((offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 3600 + Number(offset[3]) * 60));
  const now = new Temporal.ZonedDateTime(0n, id); // throws if the region is unknown
  return { id, offsetSeconds: Number(now.offsetNanoseconds / 1e9), region: true };
}

/** A date-time moved by an exact length of time; a region's clock follows its own rules. */
export function shifted({ value, zone }: FeelDateTime, nanos: bigint): FeelDateTime {
  const moved = new FeelDateTime(value.add(asDuration(nanos)), zone);
  if (!zone?.region) return moved;
  return inRegion(new FeelDateTime(value, zone).nanos + nanos, zone.id);
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
