import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { asked } from '../oracle/oracle.mjs';
import { answerOfOurs, comparable, type Answer } from './testing/answers.js';

const read = (name: string): Answer[] => JSON.parse(readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8')) as Answer[];

const golden = read('golden.json');

const REFUSED_BEFORE_DEPLOYMENT = 'a model that uses it is refused, instead of giving null for ever';

/** Where we differ from Zeebe on purpose, and why. */
const DIFFERENT: Record<string, string> = {
  '`a-b`': REFUSED_BEFORE_DEPLOYMENT,
  '`a`': REFUSED_BEFORE_DEPLOYMENT,
  'unknown(1)': REFUSED_BEFORE_DEPLOYMENT,
  'trim(" a ")': REFUSED_BEFORE_DEPLOYMENT,
  'uuid()': REFUSED_BEFORE_DEPLOYMENT,
  'is empty([])': REFUSED_BEFORE_DEPLOYMENT,
  'random number() < 0': 'an answer must be the same tomorrow',
  '(function(x) x) instance of function': 'the grammar has no function type without its parameters',
};

describe('FEEL as Zeebe 8.3.13 evaluates it', () => {
  const same = golden.filter(({ expression }) => !(expression in DIFFERENT));

  it('has been recorded for every expression that is asked', () => {
    expect(golden.map(({ expression }) => expression)).toEqual(asked.expressions);
    expect(same.length).toBeGreaterThan(700);
  });

  it.each(same)('$expression gives the same type, value, warnings or failure', (answer) => {
    expect(comparable(answerOfOurs(answer.expression))).toEqual(comparable(answer));
  });

  it.each(Object.entries(DIFFERENT))('%s is refused: %s', (expression) => {
    expect(golden.find((answer) => answer.expression === expression)).toBeDefined();
    expect(answerOfOurs(expression)).toEqual({ expression, refused: true });
  });

  it('is the same for random expressions of every kind, two and three calls deep', () => {
    const random = read('random-golden.json');
    expect(random.length).toBeGreaterThan(1000);
    const different = random.filter((answer) => !isDeepStrictEqual(comparable(answer), comparable(answerOfOurs(answer.expression))));
    expect(different.map(({ expression }) => expression)).toEqual([]);
  });
});
