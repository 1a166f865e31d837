import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostLoop, retryInS } from './post-loop.js';

/** Of the ledger what the loop hears: that something was committed. */
function commits() {
  const heardBy = new Set<(left: { facts: boolean; messages: boolean }) => void>();
  return {
    heardBy,
    ledger: { onCommitted: (wake: (left: { facts: boolean; messages: boolean }) => void) => (heardBy.add(wake), () => void heardBy.delete(wake)) },
    commit: () => heardBy.forEach((wake) => wake({ facts: false, messages: false })),
  };
}

describe('what waits to leave a service', () => {
  it('leaves as soon as something is committed, whatever else the commit left, and is looked after by itself once a second', async () => {
    const { ledger, commit } = commits();
    const rounds: number[] = [];
    const post = new PostLoop(ledger, async () => (rounds.push(performance.now()), 'idle' as const), () => undefined);
    post.start();
    await sleep(100);
    const committed = performance.now();
    commit();
    while (rounds.length < 3) await sleep(20);
    await post.stop();
    expect(rounds[1]! - committed).toBeLessThan(500);
    expect(rounds[2]! - rounds[1]!).toBeGreaterThan(900);
  });

  it('leaves round after round while there is more, also after a round that failed', async () => {
    const { ledger } = commits();
    const [rounds, problems]: [number[], unknown[]] = [[], []];
    const once = async (): Promise<'more' | 'idle'> => {
      rounds.push(rounds.length);
      if (rounds.length === 2) throw new Error('the bus is away');
      return rounds.length < 4 ? 'more' : 'idle';
    };
    const post = new PostLoop(ledger, once, (problem) => problems.push(problem));
    post.start();
    while (rounds.length < 4) await sleep(10);
    await post.stop();
    expect(problems).toEqual([new Error('the bus is away')]);
  });

  it('stays when the service stops: what is in hand is ended, nothing new begun, and no commit heard', async () => {
    const { ledger, commit, heardBy } = commits();
    const [begun, ended] = [[] as number[], [] as number[]];
    const post = new PostLoop(ledger, async () => (begun.push(1), await sleep(100), ended.push(1), 'more' as const), () => undefined);
    post.start();
    await sleep(20);
    await post.stop();
    commit();
    await sleep(20);
    expect([begun.length, ended.length, heardBy.size]).toEqual([1, 1, 0]);
  });

  it('that never began to leave stops all the same', async () => {
    await expect(new PostLoop(commits().ledger, async () => 'idle', () => undefined).stop()).resolves.toBeUndefined();
  });

  it.each([[0, 2], [1, 4], [5, 64], [8, 300], [10_000, 300]])('after %i tries in vain waits %i s for the next', (attempts, seconds) => {
    expect(retryInS(attempts, 300)).toBe(seconds);
  });
});
