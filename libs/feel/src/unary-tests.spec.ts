import { describe, expect, it } from '@jest/globals';
import { FeelSyntaxError, parseUnaryTests, unaryTest } from './index.js';

const context = { limit: 30, codes: ['A', 'B'], code: 'A', opened: '2025-03-17' };

describe('the cell of a decision table', () => {
  it.each<[string, unknown, boolean]>([
    ['-', null, true],
    ['-', 'anything', true],
    ['5', 5, true],
    ['5', 5.0, true],
    ['5', '5', false],
    ['"A"', 'A', true],
    ['"A", "B"', 'B', true],
    ['"A", "B"', 'C', false],
    ['not("A", "B")', 'C', true],
    ['not("A", "B")', 'A', false],
    ['< 30', 29.99, true],
    ['< 30', 30, false],
    ['>= 30', 30, true],
    ['>= limit', 30, true],
    ['>= limit', 29, false],
    ['[1..3]', 3, true],
    ['[1..3)', 3, false],
    ['(1..3]', 1, false],
    [']1..3[', 2, true],
    ['true', true, true],
    ['true', false, false],
    ['true', null, false],
    ['false', false, true],
    ['not(true)', false, false],
    ['not(false)', true, true],
    ['null, true', true, true],
    ['null, true', false, false],
    ['null', null, true],
    ['"algorithm", null', null, true],
    ['"algorithm", null', 'order', false],
    ['codes', 'B', true],
    ['codes', 'C', false],
    ['code', 'A', true],
    ['? > 10 and ? < 20', 15, true],
    ['? > 10 and ? < 20', 25, false],
    ['starts with(?, "HEAD")', 'HEAD_1', true],
    ['date("2025-03-17")', '2025-03-17', false],
    ['date(opened) > date("2025-01-01")', 'x', true],
    ['< 5', 'text', false],
    ['< 5', null, false],
    ['nothing', 'x', false],
  ])('%s passes %j: %j', (tests, input, expected) => {
    expect(unaryTest(tests, input, context).value).toBe(expected);
  });

  it('says what it could not compare', () => {
    expect(unaryTest('< 5', 'text').warnings).toEqual([{ type: 'NOT_COMPARABLE', message: "Can't compare '\"text\"' with '5'" }]);
  });

  it.each(['> ', '1,', 'not(', '> 1 = 2', 'not(1), 2', 'not(true) and false', '> [1..5]', '[1 < 2..3]', '? = if a then 1 else 2', '`a`', 'nope(?)'])('%s is refused', (tests) => {
    expect(() => parseUnaryTests(tests)).toThrow(FeelSyntaxError);
  });
});
