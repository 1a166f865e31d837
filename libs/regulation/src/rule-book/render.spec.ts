import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import fc from 'fast-check';
import { RULE_BOOK } from './index.js';
import { plainly, render, termOf } from './render.js';

describe('a sentence of the rule book', () => {
  it.each([
    ['{a}', { a: 3 }, '3'],
    ['{a}', {}, '—'],
    ['{a, term} and {b, terms}', { a: 'EXPERT', b: 'MASTER, UNKNOWN' }, 'teacher-expert and teacher-master, UNKNOWN'],
    ['on {a, date}.', { a: '2025-09-01' }, 'on 01.09.2025.'],
    ['x[ ({a})] y[, {b}]', { a: 'A', b: null }, 'x (A) y'],
    ['x[ ({a}, {b})]', { a: 'A' }, 'x'],
    ['[{a}][{b}]', { a: '', b: 0 }, '0'],
    ['is {a}', { a: false }, 'is no'],
    ['plain [text] stays', {}, 'plain text stays'],
  ] as const)('%s with %j: %s', (template, values, text) => expect(render(template, values, 'en')).toBe(text));

  it('shows what it is given as it is: no value is read as a template or a name of the language', () => {
    expect(render('“{a}” of {b, term}', { a: '[{b}] {c} $& $1', b: 'constructor' }, 'en')).toBe('“[{b}] {c} $& $1” of constructor');
    expect(termOf('toString', 'kk')).toBe('toString');
  });

  it('is complete whatever is given or left out, in every language', () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(RULE_BOOK)), fc.dictionary(fc.constantFrom('claimed', 'points', 'title', 'from', 'to', 'criterion'), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))), ({ text }, values) => {
        for (const language of LANGUAGES) {
          const once = render(text[language], values, language);
          expect(once.length).toBeGreaterThan(3);
          expect(render(text[language], values, language)).toBe(once);
          expect(render(text[language], {}, language)).not.toMatch(/[{}[\]]|undefined/);
        }
      }),
      { seed: 7 },
    ));
});

describe('A sentence without its values', () => {
  it('is read with an ellipsis for each, and ends with one', () => {
    expect(plainly('The category {claimed, term} needs {years} years[; there are {months}].')).toBe('The category … needs … years; there are …');
  });
});
