import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsPersonalNumber, isPersonalNumber } from './personal-numbers-in.js';

const SEED = 20250317;
/** Fixtures: valid check digits, born in the nineteenth century. */
const NUMBERS = ['900101100014', '850315200022'];

/** A value of JSON with a text somewhere in it. */
const around = (text: string) =>
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      fc.constantFrom<unknown>(text, `Тарих ${text}.`, `ИИН${text}`, Number(text)),
      fc.tuple(fc.string(), tie('value')).map(([name, value]) => ({ [`a${name}`]: value })),
      fc.constant({ [text]: 1 }),
      fc.array(fc.integer(), { maxLength: 2 }).chain((others) => tie('value').map((value) => [...others, value])),
    ),
  })).value;

describe('a personal number', () => {
  it('is twelve digits with a date, a century and the check digit', () => {
    for (const number of NUMBERS) expect(isPersonalNumber(number)).toBe(true);
    expect(['900101100015', '901301100014', '900132100014', '900101700014', '90010110001', ''].map(isPersonalNumber)).toEqual([false, false, false, false, false, false]);
  });

  it('is found wherever in an event it stands', () => {
    fc.assert(fc.property(fc.constantFrom(...NUMBERS).chain(around), (value) => holdsPersonalNumber(value)), { seed: SEED, numRuns: 500 });
  });

  it('has one check digit and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NUMBERS), fc.integer({ min: 0, max: 9 }), (number, last) => isPersonalNumber(`${number.slice(0, 11)}${last}`) === (number === `${number.slice(0, 11)}${last}`)),
      { seed: SEED },
    );
  });

  it('is no part of an id, of a longer number, or of an organisation’s number', () => {
    expect(holdsPersonalNumber(['0195a2b0-4c11-7a2b-8c3d-900101100014', '9001011000145', '1900101100014', '990540000012', 'К-2024-17', null, true, 41])).toBe(false);
  });
});
