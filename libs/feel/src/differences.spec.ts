import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluateTyped, FeelEvaluationError, parseExpression } from './index.js';

const m = { k: 7, 'k-v': 'one name' };
const context = { m, a: 5, b: 3, 'a-b': 'one name' };
const value = (expression: string): unknown => evaluate(expression, context).value;

/** Where the grammar's own evaluator and Zeebe part: each row is what Zeebe gives. */
describe('FEEL, where evaluators differ, gives what Zeebe gives:', () => {
  it.each<[string, string, unknown]>([
    ['decimals add exactly', '0.1 + 0.2', 0.3],
    ['decimals compare exactly', '0.1 + 0.2 = 0.3', true],
    ['money keeps its cents', '3 * 1.10', 3.3],
    ['text and number have no order', '"a" < 1', null],
    ['date and text have no order', 'date("2024-01-01") < "2025-01-01"', null],
    ['what is no boolean is no condition', 'if "x" then 1 else 2', 2],
    ['a dash is subtraction, whatever names there are', 'a-b', 2],
    ['a dash behind a member is subtraction', 'm.k-b', 4],
    ['a median sorts by number', 'median([1,2,10])', 2],
    ['the greatest of texts is a text', 'max(["a","b"])', 'b'],
    ['the least of texts is a text', 'min(["a","b"])', 'a'],
    ['the length of a text counts UTF-16 units', 'string length("😀")', 2],
    ['a part of a text counts UTF-16 units', 'substring("😀b", 3)', 'b'],
    ['\\u is no escape', '"\\u00e9"', '\\u00e9'],
    ['a day beyond the month is its last', 'date("2024-02-30")', '2024-02-29'],
    ['months and days do not mix', 'duration("P1M1D")', null],
    ['days are no part of years and months', 'years and months duration(date("2020-01-15"), date("2024-03-01"))', 'P4Y1M'],
    ['one instant in two zones is not equal', 'date and time("2024-01-01T10:00:00Z") = date and time("2024-01-01T15:00:00+05:00")', false],
    ['of one instant the earlier wall clock is less', 'date and time("2024-01-01T10:00:00Z") < date and time("2024-01-01T15:00:00+05:00")', true],
    ['a number keeps its digits as text', 'string(1.0)', '1.0'],
    ['a context as text has no blanks', 'string({a:1})', '{a:1}'],
    ['a value is found along a path', 'get value({b:{c:1}}, ["b","c"])', 1],
    ['a put into a process variable replaces what is inside', 'context put({m: m}.m, ["k","d"], 1)', { k: { d: 1 }, 'k-v': 'one name' }],
    ['is defined', 'is defined(nothing)', false],
    ['get or else', 'get or else(nothing, 5)', 5],
    ['assert', 'assert(a, a = 5)', 5],
    ['cycle with repetitions', 'cycle(3, duration("PT1H"))', 'R3/PT1H'],
    ['cycle without end', 'cycle(duration("PT1H"))', 'R/PT1H'],
    ['and', 'and([true, false])', false],
    ['or', 'or([true, false])', true],
    ['and, or beside their operators', 'or(a = 1, a = 5) and and(b = 3, true) or false', true],
    ['extract', 'extract("in 1234 and 12", "[0-9]+")', ['1234', '12']],
    ['duplicate values', 'duplicate values([1, 2, 1])', [1]],
    ['last day of month', 'last day of month(date("2024-02-01"))', '2024-02-29'],
    ['halves round to the even digit', 'decimal(1.125, 2)', 1.12],
  ])('%s: %s', (_, expression, expected) => expect(value(expression)).toEqual(expected));

  it.each([
    ['a filter on a context', 'm["k"]', "failed to evaluate expression 'm[\"k\"]': Expected list but found '{k:7, k-v:\"one name\"}'"],
    ['a filter on a text', '"abc"[1]', "failed to evaluate expression '\"abc\"[1]': Expected list but found '\"abc\"'"],
    ['a filter on a number', '5[1]', "failed to evaluate expression '5[1]': Expected list but found '5'"],
    ['a loop over what is no list', 'for i in null return i', "failed to evaluate expression 'for i in null return i': Expected list but found 'null'"],
    [
      'an unreadable number',
      'number("x")',
      "failed to evaluate expression 'number(\"x\")' : java.lang.NumberFormatException: Character x is neither a decimal digit number, decimal point, nor \"e\" notation exponential mark.",
    ],
    ['an assertion', 'assert(a, a > 9, "too few")', "Assertion failure on evaluate the expression 'assert(a, a > 9, \"too few\")': too few"],
  ])('%s fails the whole expression', (_, expression, message) => {
    expect(() => value(expression)).toThrow(FeelEvaluationError);
    expect(() => value(expression)).toThrow(message);
  });

  it('keeps whole numbers above 2^53 exact, in comparing and in the JSON text', () => {
    expect(value('9007199254740993 = 9007199254740992')).toBe(false);
    expect(evaluateTyped('9007199254740992 + 1').json).toBe('9007199254740993');
    expect(evaluateTyped('big + 1', { big: 9_007_199_254_740_993n }).json).toBe('9007199254740994');
  });

  it('stores what lies beyond 64 bits as those bits hold it', () => {
    expect(evaluateTyped('9223372036854775807 + 1').json).toBe('-9223372036854775808');
  });

  it.each([
    ['a name in back-quotes', '`a-b`', 'unexpected back-quote at position 1: names in back-quotes are not supported, rename the variable'],
    ['a member in back-quotes', 'm.`k-v`', 'unexpected back-quote at position 3: names in back-quotes are not supported, rename the variable'],
    ['a name with a blank', 'балл итог', "'балл итог' is two names in a row: names with blanks are not supported"],
    ['a number with an exponent', '1e3', "'1e3' is no number: write it without an exponent"],
    ['a call of what has no name', '(function(x) x + 1)(2)', 'only a named function can be called'],
    ['an unknown function', 'is empty([])', "unknown function 'is empty'"],
    ['a function that is no function', 'a(1)', "unknown function 'a'"],
    ['chained comparisons', '1 < a < 9', 'comparisons cannot be chained: use brackets'],
    ['a loop over a range in brackets', 'for i in [1..3] return i', 'a loop counts with 1..3, without brackets'],
    ['a sign + before a number', '1 + +1', "a number has no sign '+' before it"],
    ['a type with a hyphen', 'a instance of days-time-duration', 'a type ends where a sign follows: use brackets'],
    ['a type with parameters', 'a instance of list<number>', "the type 'list<number>' is not supported"],
    ['half an expression', 'a +', 'unexpected end of the expression'],
    ['nothing', ' ', 'the expression is empty'],
    ['a stray sign', 'a ; b', "unexpected ';' at position 3"],
  ])('refuses %s before it is deployed, with the reason', (_, expression, reason) => {
    expect(() => parseExpression(expression)).toThrow(`failed to parse expression '${expression}': ${reason}`);
  });

  it('knows functions that the expression itself defines', () => {
    expect(value('{twice: function(n) n * 2, four: twice(2)}.four')).toBe(4);
    expect(value('sort([3, 1, 2], function(x, y) x > y)')).toEqual([3, 2, 1]);
  });

  it('knows zones by their region', () => {
    expect(value('date and time("2024-02-29T10:00:00@Asia/Almaty")')).toBe('2024-02-29T10:00+06:00[Asia/Almaty]');
    expect(value('date and time("2024-03-01T10:00:00@Asia/Almaty")')).toBe('2024-03-01T10:00+05:00[Asia/Almaty]');
  });
});
