import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backoffMs, durationMs, pause, systemRandom } from './resilience.js';

const settings = { firstMs: 100, maxMs: 5000 };

describe('Waiting after failures', () => {
  it('doubles with each failure up to the maximum', () => {
    const whole = (failures: number) => backoffMs(settings, failures, () => 1);
    expect([1, 2, 3, 6, 7, 50].map(whole)).toEqual([100, 200, 400, 3200, 5000, 5000]);
  });

  it('stays between half the step and the whole step, whatever the dice say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (failures, dice) => {
        const step = Math.min(5000, 100 * 2 ** (failures - 1));
        const wait = backoffMs(settings, failures, () => dice);
        return wait >= Math.floor(step / 2) && wait <= step;
      }),
      { seed: 83 },
    );
  });

  it('has dice between 0 and 1', () => {
    for (let i = 0; i < 100; i += 1) expect(systemRandom()).toBeLessThan(1);
  });

  it('ends a wait at once when told to stop, also when it was told before', async () => {
    const stop = new AbortController();
    const waiting = pause(60_000, stop.signal);
    stop.abort();
    await waiting;
    await pause(60_000, stop.signal);
  });
});

describe('Durations in settings', () => {
  it('reads milliseconds, seconds and minutes', () => {
    expect([durationMs('500ms'), durationMs('30s'), durationMs('1.5m')]).toEqual([500, 30_000, 90_000]);
  });

  it.each(['30', '0s', '-1s', '1h', ''])('refuses %p with what to write instead', (text) => {
    expect(() => durationMs(text as '1s')).toThrow('write for example');
  });
});
