import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigit, readPersonalNumber } from './personal-number.js';

const SEED = 20250310;
const FIXTURES = { fixtures: true };

/** Eleven digits with a birthday that exists; the twelfth is computed. */
const aNumber = fc
  .record({ century: fc.integer({ min: 1, max: 6 }), year: fc.integer({ min: 0, max: 99 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), order: fc.integer({ min: 0, max: 9999 }) })
  .map(({ century, year, month, day, order }) => [year, month, day].map((each) => String(each).padStart(2, '0')).join('') + century + String(order).padStart(4, '0'))
  .filter((digits) => checkDigit(digits) !== undefined)
  .map((digits) => digits + String(checkDigit(digits)));

describe('a personal number', () => {
  it('is read when its check digit and its birthday are right', () => {
    fc.assert(fc.property(aNumber, (number) => readPersonalNumber(number, FIXTURES) === number), { seed: SEED });
  });

  it('is refused with any one digit mistyped at the end', () => {
    fc.assert(
      fc.property(aNumber, fc.integer({ min: 1, max: 9 }), (number, off) => {
        const wrong = number.slice(0, 11) + String((Number(number.charAt(11)) + off) % 10);
        return readPersonalNumber(wrong, FIXTURES) === undefined;
      }),
      { seed: SEED },
    );
  });

  it('of the nineteenth century is a fixture and refused where fixtures are', () => {
    fc.assert(
      fc.property(aNumber, (number) => (readPersonalNumber(number, { fixtures: false }) === undefined) === '12'.includes(number.charAt(6))),
      { seed: SEED },
    );
  });

  it.each([
    ['29 February of a year that has none (1900)', '000229300000', undefined],
    ['29 February of 1800, which has none either', '000229100032', undefined],
    ['a 7th digit that stands for no century', '900101700014', undefined],
    ['eleven digits', '90010110001', undefined],
    ['letters', '90010110001a', undefined],
    ['digits of another script', '٩٠٠١٠١١٠٠٠١٤', undefined],
    ['a right one', '900101100014', '900101100014'],
  ])('%s: %s', (_, text, read) => {
    expect(readPersonalNumber(text, FIXTURES)).toBe(read);
  });
});
