import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hundredths, inPoints, sumOf, toSheet } from './points';

describe('Points as a member enters them', () => {
  it.each([['68.5', 6850], ['68,5', 6850], ['0', 0], [' 7 ', 700], ['102.25', 10225]])('%s is taken', (typed, value) => expect(hundredths(typed)).toBe(value));
  it.each(['', '-1', '1.234', 'five', '1e2', '1000'])('"%s" is none', (typed) => expect(hundredths(typed)).toBeUndefined());

  it('come to the exact sum, and are sent without those left at 0', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 13 }), (values) => {
        const entered = Object.fromEntries(values.map((value, index) => [`1.${index}`, inPoints(value)]));
        expect(sumOf(entered)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(toSheet(entered)).toEqual(values.flatMap((value, index) => (value > 0 ? [{ criterion: `1.${index}`, points: value / 100 }] : [])));
      }),
      { seed: 20250317 },
    );
  });
});
