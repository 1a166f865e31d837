import { Decimal } from './decimal.js';
import { atStartOfDay, asDuration, DaysDuration, FeelDate, FeelDateTime, FeelTime, isTemporal, MonthsDuration, nanosOfDay, shifted, shiftedByMonths, timeAt } from './temporal.js';
import { variableText } from './temporal-text.js';
import { offsetZone } from './zones.js';
import { computed, display, FeelFailure } from './values.js';
import type { FeelError, FeelValue } from './values.js';
import type { Scope } from './scope.js';

type Operation = (left: FeelValue, right: FeelValue) => FeelValue | undefined;

const NANOS_PER_MILLI = 1_000_000n;
const LARGEST_POWER = 999_999_999;

/** One of `+ - * / **`. What the operator cannot do is a failure with its warning. */
export function calculate(scope: Scope, operator: string, left: FeelValue, right: FeelValue): FeelValue {
  const operation = OPERATIONS[operator];
  return operation?.run(left, right) ?? scope.fail('INVALID_TYPE', operation?.reason(left, right) ?? `Unknown operator '${operator}'`);
}

/** `-x`, of numbers alone. */
export function negate(scope: Scope, value: FeelValue): Decimal | FeelError {
  return value instanceof Decimal ? value.negated() : scope.fail('INVALID_TYPE', `Expected number but found '${display(value)}'`);
}

const OPERATIONS: Record<string, { run: Operation; reason: (left: FeelValue, right: FeelValue) => string }> = {
  '+': { run: add, reason: (x, y) => expected(ADDS, x, y) ?? `Can't add '${display(y)}' to '${plain(x)}'` },
  '-': { run: subtract, reason: (x, y) => expected(SUBTRACTS, x, y) ?? `Can't subtract '${display(y)}' from '${plain(x)}'` },
  '*': { run: multiply, reason: (x, y) => expected(MULTIPLIES, x, y) ?? `Can't multiply '${display(x)}' by '${display(y)}'` },
  '/': { run: divide, reason: (x, y) => expected(DIVIDES, y, x) ?? `Can't divide '${display(x)}' by '${display(y)}'` },
  '**': { run: raise, reason: (x, y) => `Expected number but found '${display(x instanceof Decimal ? y : x)}'` },
};

/** What an operand of a kind wants on the other side; kinds that take several say so in another way. */
type Wants = readonly (readonly [(value: FeelValue) => boolean, string])[];

const isNumber = (value: FeelValue) => value instanceof Decimal;
const isMonths = (value: FeelValue) => value instanceof MonthsDuration;
const isDays = (value: FeelValue) => value instanceof DaysDuration;

const ADDS: Wants = [
  [isNumber, 'number'],
  [(value) => typeof value === 'string', 'string'],
  [(value) => value instanceof FeelTime, 'days-time-duration'],
];
const SUBTRACTS: Wants = [
  [isNumber, 'number'],
  [isMonths, 'years-months-duration'],
  [isDays, 'days-time-duration'],
];
const MULTIPLIES: Wants = [
  [isMonths, 'number'],
  [isDays, 'number'],
];
const DIVIDES: Wants = [
  [(value) => value instanceof MonthsDuration && value.months !== 0, 'years-months-duration'],
  [(value) => value instanceof DaysDuration && value.nanos !== 0n, 'days-time-duration'],
];

function expected(wants: Wants, operand: FeelValue, other: FeelValue): string | undefined {
  const wanted = wants.find(([is]) => is(operand))?.[1];
  return wanted && `Expected ${wanted} but found '${display(other)}'`;
}

/** The operand that decides is shown as Java shows it. */
function plain(value: FeelValue): string {
  if (value instanceof FeelTime && value.zone) return `ZonedTime(${variableText(new FeelTime(value.value))},${offsetZone(value.zone.offsetSeconds).id},${value.zone.kind === 'offset' ? 'None' : `Some(${value.zone.id})`})`;
  return isTemporal(value) ? variableText(value) : display(value);
}

function add(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof Decimal && right instanceof Decimal) return left.plus(right);
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return new MonthsDuration(left.months + right.months);
  if (left instanceof DaysDuration && right instanceof DaysDuration) return new DaysDuration(left.nanos + right.nanos);
  const [moment, span] = left instanceof DaysDuration || left instanceof MonthsDuration ? [right, left] : [left, right];
  if (span instanceof DaysDuration) return byNanos(moment, span.nanos);
  return span instanceof MonthsDuration ? byMonths(moment, span.months) : undefined;
}

function subtract(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof Decimal && right instanceof Decimal) return left.minus(right);
  if (left instanceof MonthsDuration) return right instanceof MonthsDuration ? new MonthsDuration(left.months - right.months) : undefined;
  if (left instanceof DaysDuration) return right instanceof DaysDuration ? new DaysDuration(left.nanos - right.nanos) : undefined;
  if (right instanceof DaysDuration) return byNanos(left, -right.nanos);
  if (right instanceof MonthsDuration) return byMonths(left, -right.months);
  return between(left, right);
}

/** The length of time from the right to the left; of times of day with a zone its size. */
function between(left: FeelValue, right: FeelValue): DaysDuration | undefined {
  if (left instanceof FeelDate && right instanceof FeelDate) {
    return new DaysDuration(BigInt(right.value.until(left.value, { largestUnit: 'day' }).days) * 86_400_000_000_000n);
  }
  if (left instanceof FeelTime && right instanceof FeelTime && !left.zone === !right.zone) {
    const nanos = left.nanos - right.nanos;
    return new DaysDuration(left.zone && nanos < 0n ? -nanos : nanos);
  }
  if (left instanceof FeelDateTime && right instanceof FeelDateTime && !left.zone === !right.zone) return new DaysDuration(left.nanos - right.nanos);
  return undefined;
}

function byNanos(moment: FeelValue, nanos: bigint): FeelValue | undefined {
  if (moment instanceof FeelDateTime) return shifted(moment, nanos);
  if (moment instanceof FeelTime) return new FeelTime(timeAt(nanosOfDay(moment.value) + nanos), moment.zone);
  if (moment instanceof FeelDate) return new FeelDate(atStartOfDay(moment.value).add(asDuration(nanos)).toPlainDate());
  return undefined;
}

function byMonths(moment: FeelValue, months: number): FeelValue | undefined {
  if (moment instanceof FeelDateTime) return shiftedByMonths(moment, months);
  return moment instanceof FeelDate ? new FeelDate(moment.value.add({ months })) : undefined;
}

function multiply(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof Decimal && right instanceof Decimal) return left.times(right);
  const [span, factor] = left instanceof Decimal ? [right, left] : [left, right];
  if (!(factor instanceof Decimal)) return undefined;
  if (span instanceof MonthsDuration) return new MonthsDuration(span.months * factor.toInt());
  return span instanceof DaysDuration ? new DaysDuration(span.nanos * BigInt(factor.toInt())) : undefined;
}

function divide(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (right instanceof Decimal) return right.unscaled === 0n ? undefined : divideBy(left, right);
  if (right instanceof MonthsDuration && left instanceof MonthsDuration && right.months !== 0) return Decimal.of(Math.trunc(left.months / right.months));
  if (right instanceof DaysDuration && left instanceof DaysDuration && right.nanos / NANOS_PER_MILLI !== 0n) {
    return Decimal.of(left.nanos / NANOS_PER_MILLI / (right.nanos / NANOS_PER_MILLI));
  }
  return undefined;
}

function divideBy(left: FeelValue, divisor: Decimal): FeelValue | undefined {
  if (left instanceof Decimal) return left.over(divisor);
  if (left instanceof MonthsDuration) return new MonthsDuration(Decimal.of(left.months).over(divisor).toInt());
  if (!(left instanceof DaysDuration)) return undefined;
  return new DaysDuration(BigInt(Decimal.of(left.nanos / NANOS_PER_MILLI).over(divisor).toInt()) * NANOS_PER_MILLI);
}

function raise(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (!(left instanceof Decimal) || !(right instanceof Decimal)) return undefined;
  if (!right.isWhole()) return computed(left.toNumber() ** right.toNumber());
  if (left.unscaled === 0n && right.unscaled < 0n) throw new FeelFailure('java.lang.ArithmeticException: Division by zero');
  const exponent = right.toInt();
  if (Math.abs(exponent) > LARGEST_POWER) throw new FeelFailure('java.lang.ArithmeticException: Invalid operation');
  return left.power(exponent);
}
