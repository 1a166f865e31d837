import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOSED_SECONDS, FAILURES_ALLOWED, isClosed } from './lockout.js';
import { isAcceptablePassword, readLoginName } from './login-name.js';
import { hashPassword, passwordMatches } from './password.js';

const SEED = 8109;
/** Cheap on purpose: what is proved does not depend on the cost. */
const CHEAP = { log2n: 4, r: 8, p: 1 };

describe('a password', () => {
  it('is recognised, and no other one is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1, unit: 'grapheme' }), async (password, other) => {
        const hash = await hashPassword(password, CHEAP);
        expect(await passwordMatches(password, hash)).toBe(true);
        expect(await passwordMatches(other, hash)).toBe(password.normalize('NFKC') === other.normalize('NFKC'));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('is the same however the keyboard composes its letters', async () => {
    const hash = await hashPassword('Құпия сөз й'.normalize('NFC'), CHEAP);

    expect(await passwordMatches('Құпия сөз й'.normalize('NFD'), hash)).toBe(true);
  });

  it('leaves a hash that names its cost and is never the same twice', async () => {
    const [first, second] = await Promise.all([hashPassword('the same password'), hashPassword('the same password')]);

    expect(first).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(second).not.toBe(first);
  });

  it('is worked at just as long where there is no account', async () => {
    const hash = await hashPassword('a password that exists');
    const took = async (against: string | undefined): Promise<number> => {
      const start = process.cpuUsage();
      await passwordMatches('a password that is tried', against);
      return process.cpuUsage(start).user;
    };
    await took(hash);

    const [known, unknown] = [await took(hash), await took(undefined)];

    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(4);
    expect(await passwordMatches('', undefined)).toBe(false);
  });

  it('is not compared with a hash of a form that nobody knows', async () => {
    await expect(passwordMatches('x', 'md5$abc')).rejects.toThrow('form');
  });

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
