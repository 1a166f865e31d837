import { Temporal } from 'temporal-polyfill';
import { Decimal } from '../decimal.js';
import { DaysDuration, FeelDate, FeelDateTime, MonthsDuration } from '../temporal.js';
import { variableText } from '../temporal-text.js';
import { offsetZone } from '../zones.js';
import { display, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Now, in UTC: the engine's clock, never the host's. */
function present(now: () => number): FeelDateTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO('UTC');
  return new FeelDateTime(zoned.toPlainDateTime(), offsetZone(0));
}

const ofDay = (body: (day: Temporal.PlainDate) => FeelValue) =>
  define(['date'], ([date]) => {
    if (date instanceof FeelDate) return body(date.value);
    return date instanceof FeelDateTime ? body(date.value.toPlainDate()) : undefined;
  });

/** A repeating interval for a timer: `R3/PT1H`, or without a number for ever. */
const cycle: Body = ([first, second]) => {
  const [times, interval] = second === undefined ? [null, first] : [first, second];
  const isInterval = interval instanceof DaysDuration || interval instanceof MonthsDuration;
  if (isInterval && times === null) return `R/${variableText(interval)}`;
  if (isInterval && times instanceof Decimal) return `R${times.toInt()}/${variableText(interval)}`;
  const found = [first, second].flatMap((value) => (value === undefined ? [] : [`'${display(value)}'`])).join(' and ');
  const wanted = second === undefined ? 'an interval (duration) parameter' : 'a repetitions (number) and an interval (duration) parameter';
  return new FeelError(`cycle function expected ${wanted}, but found ${found}`);
};

export const TEMPORAL_FUNCTIONS: Functions = {
  now: [define([], (_, now) => present(now))],
  today: [define([], (_, now) => new FeelDate(present(now).value.toPlainDate()))],
  'day of year': [ofDay((day) => Decimal.of(day.dayOfYear))],
  'day of week': [ofDay((day) => WEEKDAYS[day.dayOfWeek - 1] ?? null)],
  'month of year': [ofDay((day) => MONTHS[day.month - 1] ?? null)],
  'week of year': [ofDay((day) => Decimal.of(day.weekOfYear ?? 0))],
  'last day of month': [ofDay((day) => new FeelDate(day.with({ day: day.daysInMonth })))],
  cycle: [define(['interval'], cycle), define(['repetitions', 'interval'], cycle)],
};
