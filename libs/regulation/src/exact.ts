import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';

/** Numbers of which a threshold may hang: whole numbers, or fractions of whole numbers. No floating point is compared. */

export interface Fraction {
  numerator: number;
  denominator: number;
}

export function count(field: string, value: number, max = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > max) throw factsInvalid(field, FACT_FAULTS.wholeNumber(0, max));
  return value;
}

/** Points with at most two decimals as whole hundredths; `undefined` for anything else. */
export function hundredths(value: number): number | undefined {
  const text = String(value);
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** A fraction in text with at most two decimals, cut and never rounded up: what is shown never reaches a threshold the exact value misses. */
export function cut({ numerator, denominator }: Fraction): string {
  const scaled = (BigInt(numerator) * 100n) / BigInt(denominator);
  const whole = scaled / 100n;
  const rest = (scaled % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return rest === '' ? whole.toString() : `${whole}.${rest}`;
}

/** Whether a fraction reaches a whole number. */
export const reaches = ({ numerator, denominator }: Fraction, threshold: number): boolean =>
  BigInt(numerator) >= BigInt(threshold) * BigInt(denominator);
