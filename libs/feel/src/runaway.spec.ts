import { describe, expect, it } from '@jest/globals';
import { evaluateTyped, FeelEvaluationError } from './index.js';
import { MOST_STEPS } from './budget.js';

const RUN_AWAY = `takes more than ${MOST_STEPS} steps`;
const evaluated = (text: string, variables = {}) => evaluateTyped(text, variables, () => 0).value;
const numbers = (length: number) => Array.from({ length }, (_, index) => index);

describe('An expression that would run away', () => {
  it.each([
    ['a range of a thousand million', 'for i in 1..1000000000 return i'],
    ['the same, downward', 'for i in 1000000000..1 return i'],
    ['a range beyond all numbers', 'count(for i in 1..10 ** 30 return 1)'],
    ['loops within loops', 'for a in 1..2000, b in 1..2000 return a * b'],
    ['a question put to too many', 'some a in 1..2000, b in 1..2000 satisfies a * b < 0'],
    ['a loop that looks back at all it has gathered', 'for i in 1..100000 return count(partial)'],
    ['a filter within a filter', '(for i in 1..3000 return i)[count((for j in 1..3000 return j)[item > 0]) > 0]'],
    ['a text that doubles', doubling('"aaaaaaaaaaaaaaaa"', (name) => `${name} + ${name}`)],
    ['a list that doubles', doubling('[1]', (name) => `concatenate(${name}, ${name})`)],
    ['a list of lists of lists', doubling('[1]', (name) => `[${name}, ${name}]`)],
    ['a context of contexts', doubling('{x: 1}', (name) => `{y: ${name}, z: ${name}}`)],
    ['a list put into itself', doubling('[1]', (name) => `append(${name}, ${name})`)],
    ['a function that calls functions without end', `{f0: function(x) x + 1, ${numbers(40).map((n) => `f${n + 1}: function(x) f${n}(x) + f${n}(x)`).join(', ')}, y: f40(1)}.y`],
  ])('is stopped: %s', (_, text) => {
    expect(() => evaluated(text)).toThrow(FeelEvaluationError);
    expect(() => evaluated(text)).toThrow(RUN_AWAY);
  });

  it('is stopped where each item of a long list is compared with each other', () => {
    const xs = numbers(6_000);
    for (const text of ['distinct values(xs)', 'union(xs, xs)', 'duplicate values(xs)']) expect(() => evaluated(text, { xs })).toThrow(RUN_AWAY);
  });

  it('is stopped where a long text is searched for a long pattern', () => {
    expect(() => evaluated('matches(t, "(a{1,100}b{1,100}){1,9}c")', { t: 'ab'.repeat(500_000) })).toThrow(RUN_AWAY);
  });

  it('is stopped where its result is nested deeper than readers of it go', () => {
    const nested = (depth: number) => numbers(depth).reduce<unknown>((inner) => [inner], 1);
    expect(() => evaluated('[x]', { x: nested(1_000) })).toThrow('nested more than 1000 deep');
    expect(evaluated('x', { x: nested(1_000) })).toEqual(nested(1_000));
  });

  it('stops at the same step each time', () => {
    const ones = (length: number) => Array.from({ length }, () => 1);
    const longest = MOST_STEPS - 3; // each item is looked at once; the call, what it is given and what it gives are one step each
    expect(evaluated('count(xs[1])', { xs: ones(longest) })).toBeNull();
    expect(() => evaluated('count(xs[1])', { xs: ones(longest + 1) })).toThrow(RUN_AWAY);
  });
});

describe('A pattern that could be read in countless ways', () => {
  const trap = `${'a'.repeat(60)}!`;
  it.each([
    ['(a+)+$', false],
    ['(a|aa)+$', false],
    ['(a*)*b', false],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', false],
    ['(.*.*.*.*)*x', false],
    ['(a+)+!', true],
  ])('%s is answered at once', (pattern, answer) => {
    expect(evaluated('matches(t, p)', { t: trap, p: pattern })).toBe(answer);
    expect(evaluated('replace(t, p, "-")', { t: trap, p: pattern })).toBe(answer ? '-' : trap);
    expect(evaluated('count(split(t, p))', { t: trap, p: pattern })).toBe(answer ? 2 : 1);
  });

  it.each(['(a)\\1', 'a(?=b)', 'a++'])('%s, which no such matcher knows, is null with a warning, as a broken pattern is', (pattern) => {
    const { value, warnings } = evaluateTyped('matches(t, p)', { t: 'aab', p: pattern }, () => 0);
    expect([value, warnings[0]?.message]).toEqual([null, `Failed to invoke function 'matches': Invalid pattern '${pattern}'`]);
  });
});

describe('What is large and sensible', () => {
  it('is evaluated: ten thousand members of a collection, counted, filtered, sorted and joined', () => {
    const members = numbers(10_000).map((id) => ({ id, name: `member ${id}`, points: (id * 7919) % 101 }));
    expect(evaluated('count(members[points > 50])', { members })).toBe(4_950);
    expect(evaluated('sum(for m in members return m.points)', { members })).toBe(499_950);
    expect(evaluated('sort(members[id < 2000].points, function(x, y) x < y)[1]', { members })).toBe(0);
    expect(evaluated('count(distinct values(members[id < 3000].points))', { members })).toBe(101);
    expect(evaluated('string length(string join(members.name, ", "))', { members })).toBe(128_888);
    expect(evaluated('every m in members satisfies m.points < 101', { members })).toBe(true);
  });
});

/** `{n0: first, n1: next(n0), …}.n60`: what would be 2^60 long. */
function doubling(first: string, next: (name: string) => string): string {
  return `{n0: ${first}, ${numbers(60).map((n) => `n${n + 1}: ${next(`n${n}`)}`).join(', ')}}.n60`;
}
