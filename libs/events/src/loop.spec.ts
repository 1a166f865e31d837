import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Loop } from './loop.js';

const fails = (problem: unknown): never => {
  throw problem;
};

describe('a loop that gathers', () => {
  it('answers the first call after a rest at once, and of many those meanwhile together', async () => {
    const begun: { at: number; woken: boolean }[] = [];
    const loop = new Loop(async (woken) => (begun.push({ at: performance.now(), woken }), 'idle' as const), fails, 60_000, 200);
    loop.start();
    await sleep(300);
    const called = performance.now();
    loop.wake();
    await sleep(1);
    for (let calls = 0; calls < 50; calls++) loop.wake();
    await sleep(400);
    await loop.stop();
    expect(begun).toHaveLength(3); // at its start, for the first call, for all others
    expect((begun[1]?.at ?? Infinity) - called).toBeLessThan(150);
    expect((begun[2]?.at ?? 0) - (begun[1]?.at ?? 0)).toBeGreaterThanOrEqual(199);
  });

  it('knows whether it was called or has only waited', async () => {
    const woken: boolean[] = [];
    const loop = new Loop(async (called) => (woken.push(called), 'idle' as const), fails, 40);
    loop.start();
    while (woken.length < 2) await sleep(5);
    const [first, second] = woken;
    const before = woken.length;
    loop.wake();
    await sleep(0);
    await loop.stop();
    expect([first, second, woken[before]]).toEqual([true, false, true]);
  });

  it('ends at once, also while it gathers', async () => {
    const loop = new Loop(async () => 'idle' as const, fails, 60_000, 60_000);
    loop.start();
    await sleep(10);
    loop.wake();
    const asked = performance.now();
    await loop.stop();
    expect(performance.now() - asked).toBeLessThan(1_000);
  });
});
