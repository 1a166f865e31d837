import { describe, expect, it } from '@jest/globals';
import { CLOSED_SECONDS, FAILURES_ALLOWED, isClosed } from './lockout.js';
import { isAcceptablePassword, readLoginName } from './login-name.js';

describe('a password', () => {
  it.each([
    ['nine letters', 'x'.repeat(9), false],
    ['ten', 'x'.repeat(10), true],
    ['two hundred', 'x'.repeat(200), true],
    ['more, which would only cost time', 'x'.repeat(201), false],
    ['none', undefined, false],
  ])('of %s: %s', (_, text, acceptable) => {
    expect(isAcceptablePassword(text)).toBe(acceptable);
  });
});

describe('a login name', () => {
  it.each([
    ['Aigul', 'aigul'],
    ['  aigul@school.kz ', 'aigul@school.kz'],
    ['ab', undefined],
    ['.aigul', undefined],
    ['aigul-', undefined],
    ['айгүл', undefined],
    ['a b', undefined],
    ["a' or '1'='1", undefined],
    [`a${'b'.repeat(63)}`, `a${'b'.repeat(63)}`],
    [`a${'b'.repeat(64)}`, undefined],
    [42, undefined],
  ])('%s is read as %s', (text, name) => {
    expect(readLoginName(text)).toBe(name);
  });
});

describe('a name on which attempts failed', () => {
  it.each([
    ['never', undefined, false],
    ['once less than allowed', { failures: FAILURES_ALLOWED - 1, secondsAgo: 0 }, false],
    ['as often as allowed, just now', { failures: FAILURES_ALLOWED, secondsAgo: 0 }, true],
    ['as often as allowed, a moment before the time is over', { failures: 99, secondsAgo: CLOSED_SECONDS - 1 }, true],
    ['as often as allowed, long ago', { failures: 99, secondsAgo: CLOSED_SECONDS }, false],
  ])('%s: closed %s', (_, attempts, closed) => {
    expect(isClosed(attempts)).toBe(closed);
  });
});
