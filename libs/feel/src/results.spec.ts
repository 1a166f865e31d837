import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluateTyped, parseExpression } from './index.js';

const NOON = Date.UTC(2025, 2, 17, 7, 0);

describe('a result', () => {
  it.each([
    ['null', 'NULL', null],
    ['1 = 1', 'BOOLEAN', true],
    ['1 + 1', 'NUMBER', 2],
    ['"a"', 'STRING', 'a'],
    ['duration("P1D")', 'DURATION', 'PT24H'],
    ['duration("P1DT25H")', 'DURATION', 'PT49H'],
    ['duration("-PT90S")', 'DURATION', 'PT-1M-30S'],
    ['duration("P14M")', 'PERIOD', 'P1Y2M'],
    ['date("2024-02-29")', 'DATE', '2024-02-29'],
    ['date and time("2024-02-29T10:00:00Z")', 'DATE_TIME', '2024-02-29T10:00Z'],
    ['date and time("2025-03-17T18:30:15+05:00")', 'DATE_TIME', '2025-03-17T18:30:15+05:00'],
    ['date and time("2024-02-29T10:00:00")', 'DATE_TIME', '2024-02-29T10:00'],
    ['time("10:00:00")', 'UNKNOWN', '10:00'],
    ['[1, date("2024-02-29")]', 'ARRAY', [1, '2024-02-29']],
    ['{a: duration("PT1H")}', 'OBJECT', { a: 'PT1H' }],
    ['function(x) x', 'UNKNOWN', null],
  ])('of %s is %s, as plain data a timer or a variable can take', (expression, type, value) => {
    expect(evaluateTyped(expression)).toMatchObject({ type, value });
  });

  it('names what was missing, in the words of an incident', () => {
    expect(evaluate('x > 1 and m.zz', { m: {} }).warnings).toEqual([
      { type: 'NO_VARIABLE_FOUND', message: "No variable found with name 'x'" },
      { type: 'NOT_COMPARABLE', message: "Can't compare 'null' with '1'" },
      { type: 'INVALID_TYPE', message: "Expected boolean but found 'null'" },
      { type: 'NO_CONTEXT_ENTRY_FOUND', message: "No context entry found with key 'zz'. Available keys: " },
    ]);
  });

  it('does not change the variables it was made from', () => {
    const variables = { xs: [3, 1, 2], m: { a: 1 } };
    const before = structuredClone(variables);
    evaluate('[sort(xs, function(x, y) x < y), context put(m, "a", 2), append(xs, 4), reverse(xs)]', variables);
    expect(variables).toEqual(before);
  });

  it('is the same however often one parsed expression is evaluated', () => {
    const expression = parseExpression('count(xs) + a');
    const results = [1, 2, 3].map((a) => evaluate(expression, { a, xs: [1] }).value);
    expect(results).toEqual([2, 3, 4]);
  });
});

describe('the present', () => {
  it('is what the clock handed in says', () => {
    expect(evaluate('now()', {}, () => NOON).value).toBe('2025-03-17T07:00Z');
    expect(evaluate('today()', {}, () => NOON).value).toBe('2025-03-17');
    expect(evaluate('today() + duration("P1D")', {}, () => NOON).value).toBe('2025-03-18');
  });

  it('is never taken from the host: without a clock the expression fails', () => {
    expect(() => evaluate('today()')).toThrow('no clock was handed in');
  });

  it('is not asked for where the expression does not ask', () => {
    expect(evaluate('if false then now() else 1').value).toBe(1);
  });
});
