import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateLimit } from './rate-limit.js';

const START = Date.UTC(2025, 2, 17);

describe('the limit of open questions', () => {
  it('answers so many at once, then says when the next one is', () => {
    const limit = new RateLimit(2);
    expect([limit.take('a', START), limit.take('a', START), limit.take('a', START)]).toEqual([0, 0, 30]);
    expect(limit.take('a', START + 29_999)).toBe(1);
    expect(limit.take('a', START + 30_000)).toBe(0);
  });
  it('counts each address by itself', () => {
    const limit = new RateLimit(1);
    expect([limit.take('a', START), limit.take('b', START), limit.take('a', START)]).toEqual([0, 0, 60]);
  });
  it('forgets whoever asked long ago, and nobody whose bucket is still filling', () => {
    const limit = new RateLimit(1);
    for (let address = 0; address < 10_000; address += 1) limit.take(String(address), START);
    limit.take('late', START + 59_999);
    expect(limit.take('0', START + 59_999)).toBeGreaterThan(0);
    limit.take('later', START + 60_000);
    expect(limit.take('late', START + 60_000)).toBeGreaterThan(0);
  });
  it('never answers more than at once and a minute together', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat({ max: 5_000 }), { maxLength: 200 }), (perMinute, pauses) => {
        const limit = new RateLimit(perMinute);
        let now = START;
        const answered = pauses.filter((pause) => limit.take('a', (now += pause)) === 0).length;
        expect(answered).toBeLessThanOrEqual(perMinute + Math.ceil(((now - START) * perMinute) / 60_000));
      }),
      { seed: 429 },
    ));
});
