import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateTyped, FeelEvaluationError, FeelSyntaxError, parseExpression, unaryTest } from './index.js';

const SEED = 20250317;
const { expressions, variables } = JSON.parse(readFileSync(new URL('../oracle/expressions.json', import.meta.url), 'utf8')) as {
  expressions: string[];
  variables: Record<string, unknown>;
};

/** Gives an answer or one of the two errors that callers expect; anything else is a fault of ours. */
function survives(act: () => unknown): boolean {
  try {
    act();
  } catch (error) {
    if (!(error instanceof FeelSyntaxError || error instanceof FeelEvaluationError)) throw error;
  }
  return true;
}

const anExpression = fc.constantFrom(...expressions);
const aMutant = fc.tuple(anExpression, anExpression, fc.nat(), fc.nat()).map(([one, other, cut, paste]) => one.slice(0, cut % (one.length + 1)) + other.slice(paste % (other.length + 1)));
const aWrapped = fc.tuple(anExpression, anExpression, fc.constantFrom('[%a, %b]', '(%a) = (%b)', '{x: %a, y: %b}', 'if %a then %b else %a', '(%a) + (%b)', '[%a][%b]', 'string(%a)', '%a in (%b)', 'max(%a, %b)'));

describe('whatever is written', () => {
  it('any text is answered or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => survives(() => evaluateTyped(text, variables, () => 0))), { seed: SEED, numRuns: 300 });
  });

  it('an expression cut and joined with another is answered or refused', () => {
    fc.assert(fc.property(aMutant, (text) => survives(() => evaluateTyped(text, variables, () => 0))), { seed: SEED, numRuns: 500 });
  });

  it('expressions within expressions are answered or refused', () => {
    const filled = aWrapped.map(([one, other, frame]) => frame.replaceAll('%a', () => one).replaceAll('%b', () => other));
    fc.assert(fc.property(filled, (text) => survives(() => evaluateTyped(text, variables, () => 0))), { seed: SEED, numRuns: 500 });
  });

  it('any variable is taken', () => {
    fc.assert(fc.property(anExpression, fc.jsonValue(), (text, value) => survives(() => evaluateTyped(text, { ...variables, a: value, xs: value, m: value, t: value }, () => 0))), { seed: SEED, numRuns: 500 });
  });

  it('any text is a cell or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), aMutant), fc.jsonValue(), (text, input) => survives(() => unaryTest(text, input, variables, () => 0))), { seed: SEED, numRuns: 300 });
  });

  it.each([
    ['brackets without end', '('.repeat(20_000)],
    ['brackets nested too deeply', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['an expression without end', `1${' + 1'.repeat(20_000)}`],
  ])('%s are refused, not survived by luck', (_, text) => {
    expect(() => parseExpression(text)).toThrow(FeelSyntaxError);
  });

  it.each(['10 ** 99999999 > 1', '2 ** 999999999 + 1', 'number("1e999999999") + 1'])('%s does not fill the memory', (text) => {
    expect(() => evaluateTyped(text)).toThrow(FeelEvaluationError);
  });

  it.each([
    ['10 ** -99999999', 0], ['0.5 ** 99999999', 0], ['2 ** 12345678901', 0], ['round down(10, -99999999)', 0], ['floor(1.5, 12345678901)', null], ['decimal(2, 999999999)', null], ['round up(5, -9999)', null],
  ])('%s is answered at once', (text, value) => {
    expect(evaluateTyped(text).value).toBe(value);
  });
});
