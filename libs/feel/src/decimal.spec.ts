import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, ROUNDING_MODES } from './decimal.js';

const SEED = 20250317;
const aDecimal = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 6 })).map(([unscaled, scale]) => new Decimal(unscaled, scale));
const aDivisor = aDecimal.filter(({ unscaled }) => unscaled !== 0n);
const always = (property: fc.IRawProperty<unknown>) => fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: 500 });
const read = (text: string): Decimal => Decimal.parse(text) ?? Decimal.ZERO;

describe('a decimal', () => {
  it('reads back from its own text', () => always(fc.property(aDecimal, (x) => read(x.toString()).equals(x))));
  it('adds and takes away without loss', () => always(fc.property(aDecimal, aDecimal, (x, y) => x.plus(y).minus(y).equals(x))));
  it('multiplies whatever the order', () => always(fc.property(aDecimal, aDecimal, (x, y) => x.times(y).equals(y.times(x)))));
  it('distributes a factor over a sum', () => always(fc.property(aDecimal, aDecimal, aDecimal, (x, y, z) => x.times(y.plus(z)).equals(x.times(y).plus(x.times(z))))));
  it('divides what was multiplied', () => always(fc.property(aDecimal, aDivisor, (x, y) => x.times(y).over(y).equals(x))));
  it('is the divisor times the quotient and the rest', () =>
    always(
      fc.property(aDecimal, aDivisor, (x, y) => {
        const quotient = x.minus(x.rest(y)).over(y);
        return quotient.isWhole() && quotient.times(y).plus(x.rest(y)).equals(x);
      }),
    ));
  it('orders as its difference says', () => always(fc.property(aDecimal, aDecimal, (x, y) => x.compare(y) === x.minus(y).compare(Decimal.ZERO))));

  it('rounds to a neighbour, never past it', () =>
    always(
      fc.property(aDecimal, fc.integer({ min: 0, max: 5 }), fc.constantFrom(...ROUNDING_MODES.slice(0, -1)), (x, scale, mode) => {
        const rounded = x.withScale(scale, mode) ?? Decimal.ZERO;
        return rounded.minus(x).abs().compare(new Decimal(1n, scale)) < 0;
      }),
    ));

  it.each([
    ['UP', '5.5', '6'], ['UP', '-5.1', '-6'], ['DOWN', '5.9', '5'], ['CEILING', '-5.9', '-5'], ['FLOOR', '-5.1', '-6'],
    ['HALF_UP', '2.5', '3'], ['HALF_DOWN', '2.5', '2'], ['HALF_EVEN', '2.5', '2'], ['HALF_EVEN', '3.5', '4'], ['HALF_UP', '-2.5', '-3'],
  ] as const)('%s makes %s %s', (mode, from, to) => {
    expect(read(from).withScale(0, mode)?.toString()).toBe(to);
  });

  it('refuses to round where rounding is UNNECESSARY and yet needed', () => {
    expect(read('1.5').withScale(0, 'UNNECESSARY')).toBeUndefined();
    expect(read('1.0').withScale(0, 'UNNECESSARY')?.toString()).toBe('1');
  });

  it('keeps 34 digits of what has no end', () => {
    expect(Decimal.ONE.over(Decimal.of(3)).toString()).toBe(`0.${'3'.repeat(34)}`);
    expect(Decimal.of(2).over(Decimal.of(3)).toString()).toBe(`0.${'6'.repeat(33)}7`);
  });

  it('is the number a double shows, not the one it stores', () => {
    expect(Decimal.of(0.1).toString()).toBe('0.1');
    expect(Decimal.of(1e21).toString()).toBe('1E+21');
    expect(Decimal.of(1.5e-7).toString()).toBe('1.5E-7');
  });

  it.each(['', '.', '1.2.3', 'x', '1e', '--1'])('does not read %j', (text) => expect(Decimal.parse(text)).toBeUndefined());
});
