import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashPassword, isOutdated, passwordMatches } from './hash.js';

const SEED = 8109;
/** Cheap on purpose: what is proved does not depend on the cost. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
/** What was kept of 'a long enough password' before passwords were hashed by argon2id. */
const BEFORE = 'scrypt$10$8$1$MDEyMzQ1Njc4OWFiY2RlZg$ywjYeUZF2y_BWvuWxBHOLG8jMQv7eygGhoDIePjtV-0';

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

    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(isOutdated(first)).toBe(false);
    expect(second).not.toBe(first);
  });

  it('that was hashed as before, by scrypt, is recognised, and no other; it is hashed anew', async () => {
    expect(await passwordMatches('a long enough password', BEFORE)).toBe(true);
    expect(await passwordMatches('another long password', BEFORE)).toBe(false);
    expect(isOutdated(BEFORE)).toBe(true);
  });

  it('that cost less than today is hashed anew', async () => {
    expect(isOutdated(await hashPassword('a long enough password', CHEAP))).toBe(true);
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
    await expect(passwordMatches('x', 'md5$abc')).rejects.toThrow();
  });
});
