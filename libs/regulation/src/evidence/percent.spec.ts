import { describe, expect, it } from '@jest/globals';
import type { LearnerQuality } from '@attestation/contracts';
import fc from 'fast-check';
import { combinations, growthOf, percentOf, reachesPercent, shown, yearsOf } from './percent.js';

const of = (schoolYear: number, percent: string, startPercent: string | null = null): LearnerQuality => ({ schoolYear, percent, startPercent, subject: 'История', grade: '8', measure: 'KNOWLEDGE' });
const ratio = (numerator: number, denominator = 1) => ({ numerator: BigInt(numerator), denominator: BigInt(denominator) });

describe('A percent', () => {
  it.each([['0', 0n], ['71', 7100n], ['71.2', 7120n], ['71,25', 7125n], ['100', 10000n], ['100.00', 10000n], ['100.01', undefined], ['101', undefined], ['71.255', undefined], ['-1', undefined], ['', undefined], ['7 1', undefined], ['71.', undefined]] as const)(
    '"%s" is %s hundredths', (text, value) => expect(percentOf(text)).toBe(value));

  it.each([
    [ratio(250), '2.5'], [ratio(205), '2.05'], [ratio(200), '2'], [ratio(2000), '20'], [ratio(-33), '-0.33'], [ratio(-250), '-2.5'], [ratio(0), '0'], [ratio(-1, 3), '0'], [ratio(1, 3), '0'], [ratio(1000, 3), '3.33'],
    [ratio(-1000, 3), '-3.33'],
  ])('%j is shown as %s, cut and never rounded', (value, text) => expect(shown(value)).toBe(text));

  it('is reached exactly, never by rounding', () => {
    expect([reachesPercent(ratio(100), 1), reachesPercent(ratio(299, 3), 1), reachesPercent(ratio(300, 3), 1), reachesPercent(ratio(0), 0), reachesPercent(ratio(-1, 9), 0)]).toEqual([true, false, true, true, false]);
  });
});

describe('The percents of school years', () => {
  it('stand in their order, the classes of a year together, and know whether a class grew within its year', () => {
    expect(yearsOf([of(2024, '60'), of(2022, '50', '50'), of(2024, '70', '69.99'), of(2023, '40', '41')])).toEqual([
      { schoolYear: 2022, sum: 5000n, count: 1n, grewWithin: false }, { schoolYear: 2023, sum: 4000n, count: 1n, grewWithin: false }, { schoolYear: 2024, sum: 13000n, count: 2n, grewWithin: true },
    ]);
    expect(yearsOf([of(2024, '70', '60'), of(2024, '60')])).toMatchObject([{ grewWithin: true }]); // once is enough
  });

  it('grow from the first to the last, by the mean of their classes; of no year there is no growth', () => {
    expect(shown(growthOf(yearsOf([of(2022, '60'), of(2023, '90'), of(2024, '61'), of(2024, '62')])))).toBe('1.5');
    expect(shown(growthOf(yearsOf([of(2022, '60')])))).toBe('0');
    expect(growthOf([])).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('can be chosen in every way that keeps their order', () => {
    expect(combinations([1, 2, 3, 4], 3)).toEqual([[1, 2, 3], [1, 2, 4], [1, 3, 4], [2, 3, 4]]);
    expect([combinations([1, 2], 3), combinations([1, 2], 0)]).toEqual([[], [[]]]);
  });

  it('are shown within a hundredth of what they are', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 999 }), (numerator, denominator) => {
        const off = numerator / denominator / 100 - Number(shown(ratio(numerator, denominator)));
        expect(Math.abs(off)).toBeLessThan(0.010_000_1);
        expect(Math.sign(off) * Math.sign(numerator)).toBeGreaterThanOrEqual(-0); // towards zero
      }),
      { seed: 11, numRuns: 200 },
    ));
});
