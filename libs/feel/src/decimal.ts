/** How a last digit is settled; the names are those of the function `decimal(n, scale, mode)`. */
export const ROUNDING_MODES = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Significant digits of every result, as in IEEE 754 decimal128, which Zeebe computes with. */
const PRECISION = 34;

/** Beyond this many digits before or behind the point a number is none: nobody means it, and its digits would fill the memory. */
export const LARGEST_SCALE = 6144;

const NUMBER_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/**
 * An exact decimal number: `unscaled` × 10^−`scale`. FEEL numbers are decimals, so that 0.1 + 0.2 = 0.3; the scale is kept
 * because `string(1.0)` is "1.0".
 */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0);
  static readonly ONE = new Decimal(1n, 0);

  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  /** Reads "12", "-0.5", "1e3"; undefined if the text is no number. */
  static parse(text: string): Decimal | undefined {
    const match = NUMBER_TEXT.exec(text);
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if ((whole === '' && fraction === '') || Math.abs(Number(exponent)) > LARGEST_SCALE) return undefined;
    return new Decimal(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), fraction.length - Number(exponent));
  }

  /** The shortest decimal that names this double. Not a number and infinite ones have no decimal: undefined. */
  static of(value: number | bigint): Decimal {
    if (typeof value === 'bigint') return new Decimal(value, 0);
    return (Number.isSafeInteger(value) ? new Decimal(BigInt(value), 0) : Decimal.parse(String(value))) ?? Decimal.ZERO;
  }

  /** A double that was computed: a whole one shows its ".0", a large one its exponent. */
  static computed(value: number): Decimal {
    if (!Number.isInteger(value)) return Decimal.of(value);
    const [mantissa = '', exponent = ''] = value.toExponential().split('e');
    const digits = Math.abs(value) < 1e7 ? `${value}.0` : `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent}`;
    return Decimal.parse(digits) ?? Decimal.ZERO;
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return rounded(this.at(scale) + other.at(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return rounded(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** The quotient to 34 digits; an exact one keeps no more zeros than the operands had. The divisor is not zero. */
  over(divisor: Decimal, precision = PRECISION): Decimal {
    const preferred = this.scale - divisor.scale;
    if (this.unscaled === 0n) return new Decimal(0n, Math.max(preferred, 0));
    const shift = Math.max(precision + 3 + digits(divisor.unscaled) - digits(this.unscaled), 0);
    const numerator = this.unscaled * 10n ** BigInt(shift);
    const quotient = numerator / divisor.unscaled;
    if (numerator % divisor.unscaled === 0n) return stripped(rounded(quotient, preferred + shift, precision), preferred);
    const sticky = quotient * 10n + (numerator < 0n === divisor.unscaled < 0n ? 1n : -1n); // a digit that tells "a little more"
    return rounded(sticky, preferred + shift + 1, precision);
  }

  /** The remainder with the sign of the dividend. The divisor is not zero. */
  rest(divisor: Decimal): Decimal {
    const scale = Math.max(this.scale, divisor.scale);
    return new Decimal(this.at(scale) % divisor.at(scale), scale);
  }

  /** A whole power. The exponent has at most nine digits, and zero is raised to none below zero. @throws {RangeError} of what is too large */
  power(exponent: number): Decimal {
    const precision = PRECISION + String(Math.abs(exponent)).length + 1;
    const raised = this.raised(Math.abs(exponent), precision);
    if (exponent >= 0) return raised ? rounded(raised.unscaled, raised.scale) : overflow();
    if (!raised) return Decimal.ZERO;
    const inverse = raised.unscaled === 0n ? overflow() : Decimal.ONE.over(raised, precision);
    return rounded(inverse.unscaled, inverse.scale);
  }

  /** Undefined where it becomes too large. */
  private raised(exponent: number, precision: number): Decimal | undefined {
    let result: Decimal = Decimal.ONE;
    for (const bit of exponent.toString(2)) {
      const factor = bit === '1' ? this : Decimal.ONE;
      if (-(result.scale * 2 + factor.scale) > LARGEST_SCALE) return undefined;
      const square = rounded(result.unscaled * result.unscaled, result.scale * 2, precision);
      result = rounded(square.unscaled * factor.unscaled, square.scale + factor.scale, precision);
    }
    return result;
  }

  negated(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negated() : this;
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.at(scale) - other.at(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** To so many digits behind the point; undefined if mode UNNECESSARY would lose one. */
  withScale(scale: number, mode: RoundingMode): Decimal | undefined {
    if (scale >= this.scale) return new Decimal(this.at(scale), scale);
    const divisor = 10n ** BigInt(this.scale - scale);
    const quotient = this.unscaled / divisor;
    const rest = this.unscaled % divisor;
    if (rest !== 0n && mode === 'UNNECESSARY') return undefined;
    return new Decimal(quotient + step(quotient, rest, divisor, mode), scale);
  }

  isWhole(): boolean {
    return this.scale <= 0 || this.unscaled % 10n ** BigInt(this.scale) === 0n;
  }

  /** The whole part, as 32 bits hold it: positions and counts are read so. */
  toInt(): number {
    return Number(BigInt.asIntN(32, this.toBigInt()));
  }

  /** The whole part. */
  toBigInt(): bigint {
    return this.scale <= 0 ? this.at(0) : this.unscaled / 10n ** BigInt(this.scale);
  }

  /** The nearest double. */
  toNumber(): number {
    return this.scale === 0 ? Number(this.unscaled) : Number(`${this.unscaled}e${-this.scale}`);
  }

  /** Plain digits, or "1E+3", "1E-10" where the plain form would hide the precision. */
  toString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const text = this.abs().unscaled.toString();
    const exponent = text.length - 1 - this.scale;
    if (this.scale === 0) return sign + text;
    if (this.scale < 0 || exponent < -6) return `${sign}${text[0]}${text.length > 1 ? `.${text.slice(1)}` : ''}E${exponent < 0 ? '' : '+'}${exponent}`;
    const padded = text.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  private at(scale: number): bigint {
    const shift = scale - this.scale;
    return shift >= 0 ? this.unscaled * 10n ** BigInt(shift) : this.unscaled / 10n ** BigInt(-shift);
  }
}

function overflow(): never {
  throw new RangeError('java.lang.ArithmeticException: Overflow');
}

const digits = (value: bigint): number => (value < 0n ? -value : value).toString().length;

/** What is too small to be told from nothing is nothing. @throws {RangeError} of what is too large */
function rounded(unscaled: bigint, scale: number, precision = PRECISION): Decimal {
  if (scale - digits(unscaled) > LARGEST_SCALE) return Decimal.ZERO;
  if (-scale > LARGEST_SCALE) overflow();
  const surplus = digits(unscaled) - precision;
  const value = new Decimal(unscaled, scale);
  if (surplus <= 0) return value;
  const cut = value.withScale(scale - surplus, 'HALF_EVEN') ?? value;
  return digits(cut.unscaled) > precision ? rounded(cut.unscaled, cut.scale, precision) : cut; // 9.99… became 10.0…
}

function stripped(value: Decimal, preferred: number): Decimal {
  let { unscaled, scale } = value;
  while (scale > preferred && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return new Decimal(unscaled, scale);
}

/** What the cut-off rest adds to the quotient: −1, 0 or 1. */
function step(quotient: bigint, rest: bigint, divisor: bigint, mode: RoundingMode): bigint {
  if (rest === 0n) return 0n;
  const away = rest < 0n ? -1n : 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const byHalf = twice > divisor ? away : 0n;
  const tie = twice === divisor;
  const outcome: Record<RoundingMode, bigint> = {
    UP: away,
    DOWN: 0n,
    CEILING: away > 0n ? 1n : 0n,
    FLOOR: away < 0n ? -1n : 0n,
    HALF_UP: tie ? away : byHalf,
    HALF_DOWN: byHalf,
    HALF_EVEN: tie && quotient % 2n !== 0n ? away : byHalf,
    UNNECESSARY: 0n,
  };
  return outcome[mode];
}
