import { Decimal } from './decimal.js';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.js';
import type { Zone } from './zones.js';
import type { FeelValue } from './values.js';

const SECOND = 1_000_000_000n;

interface Calendar { year: number; month: number; day: number; dayOfWeek: number }
interface Clock { hour: number; minute: number; second: number }

/** The order in which a warning lists them. */
const LISTED = ['timezone', 'year', 'second', 'month', 'day', 'time offset', 'weekday', 'minute', 'hour'];

const listed = (properties: Record<string, FeelValue>): Record<string, FeelValue> =>
  Object.fromEntries(LISTED.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]])));

const ofCalendar = (date: Calendar) => ({
  year: Decimal.of(date.year),
  month: Decimal.of(date.month),
  day: Decimal.of(date.day),
  weekday: Decimal.of(date.dayOfWeek),
});

const ofClock = (time: Clock) => ({ hour: Decimal.of(time.hour), minute: Decimal.of(time.minute), second: Decimal.of(time.second) });

const ofZone = (zone: Zone | undefined) => ({
  'time offset': zone ? new DaysDuration(BigInt(zone.offsetSeconds) * SECOND) : null,
  timezone: zone && zone.kind !== 'offset' ? zone.id : null,
});

/** The properties of a temporal value, such as `year` or `time offset`; other values have none. */
export function propertiesOf(value: FeelValue): Record<string, FeelValue> {
  if (value instanceof FeelDate) return ofCalendar(value.value);
  if (value instanceof FeelTime) return listed({ ...ofClock(value.value), ...ofZone(value.zone) });
  if (value instanceof FeelDateTime) return listed({ ...ofCalendar(value.value), ...ofClock(value.value), ...ofZone(value.zone) });
  if (value instanceof MonthsDuration) return { years: Decimal.of(Math.trunc(value.months / 12)), months: Decimal.of(value.months % 12) };
  if (!(value instanceof DaysDuration)) return {};
  const seconds = floorDivide(value.nanos, SECOND);
  return {
    days: Decimal.of(seconds / 86_400n),
    hours: Decimal.of((seconds / 3600n) % 24n),
    minutes: Decimal.of((seconds / 60n) % 60n),
    seconds: Decimal.of(seconds % 60n),
  };
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}
