import { Decimal, LARGEST_SCALE, ROUNDING_MODES } from '../decimal.js';
import type { RoundingMode } from '../decimal.js';
import { DaysDuration, MonthsDuration } from '../temporal.js';
import { computed, FeelError, FeelFailure } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

function round(n: FeelValue | undefined, scale: FeelValue | undefined, mode: RoundingMode): FeelValue | undefined {
  if (!(n instanceof Decimal) || !(scale instanceof Decimal)) return undefined;
  const digits = scale.toInt();
  const value = digits < -LARGEST_SCALE ? rest(n, digits, mode) : digits > LARGEST_SCALE ? undefined : n.withScale(digits, mode);
  return value ?? new FeelError(`Failed to apply rounding mode '${mode}': ${Math.abs(digits) > LARGEST_SCALE ? 'BigInteger would overflow supported range' : 'Rounding necessary'}`);
}

/** Java has no larger power of ten. */
const LARGEST_POWER_OF_TEN = 536_870_912;

/** What is rounded to more digits before the point than there are is nothing, or too large. */
function rest(n: Decimal, digits: number, mode: RoundingMode): Decimal | undefined {
  return digits >= -LARGEST_POWER_OF_TEN && n.withScale(-LARGEST_SCALE, mode)?.unscaled === 0n ? Decimal.ZERO : undefined;
}

const rounding = (mode: RoundingMode): Body => ([n, scale = Decimal.ZERO]) => round(n, scale, mode);

const isMode = (text: string): text is RoundingMode => ROUNDING_MODES.some((mode) => mode === text);

const decimalBy: Body = ([n, scale, mode]) => {
  if (!(n instanceof Decimal) || !(scale instanceof Decimal) || typeof mode !== 'string') return undefined;
  const name = mode.toUpperCase();
  return isMode(name) ? round(n, scale, name) : new FeelError(`Illegal argument '${mode}' for rounding mode. Must be one of: ${ROUNDING_MODES.join(', ')}`);
};

const abs: Body = ([n]) => {
  if (n instanceof Decimal) return n.abs();
  if (n instanceof MonthsDuration) return new MonthsDuration(Math.abs(n.months));
  return n instanceof DaysDuration ? new DaysDuration(n.nanos < 0n ? -n.nanos : n.nanos) : undefined;
};

const modulo: Body = ([dividend, divisor]) => {
  if (!(dividend instanceof Decimal) || !(divisor instanceof Decimal)) return undefined;
  if (divisor.unscaled === 0n) throw new FeelFailure(`java.lang.ArithmeticException: Division ${dividend.unscaled === 0n ? 'undefined' : 'by zero'}`);
  return dividend.rest(divisor).plus(divisor).rest(divisor);
};

const TWO = Decimal.of(2);

const ofNumber = (body: (n: Decimal) => FeelValue): Body => ([n]) => (n instanceof Decimal ? body(n) : undefined);
const ofDouble = (body: (n: number) => number) => ofNumber((n) => computed(body(n.toNumber())));

export const NUMERIC_FUNCTIONS: Functions = {
  decimal: [define(['n', 'scale'], rounding('HALF_EVEN')), define(['n', 'scale', 'mode'], decimalBy)],
  floor: [define(['n'], rounding('FLOOR')), define(['n', 'scala'], rounding('FLOOR'))],
  ceiling: [define(['n'], rounding('CEILING')), define(['n', 'scale'], rounding('CEILING'))],
  'round up': [define(['n', 'scale'], rounding('UP'))],
  'round down': [define(['n', 'scale'], rounding('DOWN'))],
  'round half up': [define(['n', 'scale'], rounding('HALF_UP'))],
  'round half down': [define(['n', 'scala'], rounding('HALF_DOWN'))],
  abs: [define(['number'], abs), define(['n'], abs)],
  modulo: [define(['dividend', 'divisor'], modulo)],
  sqrt: [define(['number'], ofNumber((n) => (n.unscaled < 0n ? null : Decimal.computed(Math.sqrt(n.toNumber())))))],
  log: [define(['number'], ofDouble(Math.log))],
  exp: [define(['number'], ofDouble(Math.exp))],
  odd: [define(['number'], ofNumber((n) => n.abs().rest(TWO).equals(Decimal.ONE)))],
  even: [define(['number'], ofNumber((n) => n.rest(TWO).equals(Decimal.ZERO)))],
};
