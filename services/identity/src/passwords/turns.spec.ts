import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Turns } from './turns.js';

const SEED = 8109;

/** Works that end when they are told to. */
function works(turns: Turns) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (name: string, owner = name) =>
    turns.take(owner, async () => {
      begun.push(name);
      await new Promise<void>((end) => ends.set(name, end));
      return name;
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await soon();
  };
  return { begun, take, end };
}

describe('dear works', () => {
  it('are done so many at once, the others in the order in which they came', async () => {
    const { begun, take, end } = works(new Turns({ atOnce: 2, waiting: 10, ofOne: 10 }));
    const all = ['a', 'b', 'c', 'd'].map((name) => take(name));
    await soon();
    expect(begun).toEqual(['a', 'b']);

    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');

    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('beyond those that may wait are not done and leave nothing behind', async () => {
    const { begun, take, end } = works(new Turns({ atOnce: 1, waiting: 1, ofOne: 10 }));
    const kept = [take('a'), take('b')];

    expect(await take('c')).toBeUndefined();

    await end('a');
    kept.push(take('d'));
    await end('b');
    await end('d');
    expect(await Promise.all(kept)).toEqual(['a', 'b', 'd']);
    expect(begun).toEqual(['a', 'b', 'd']);
  });

  it('of one owner are only so many, and keep nobody else out', async () => {
    const { take, end } = works(new Turns({ atOnce: 1, waiting: 10, ofOne: 2 }));
    const kept = [take('a', 'greedy'), take('b', 'greedy')];

    expect(await take('c', 'greedy')).toBeUndefined();
    kept.push(take('d', 'modest'));

    for (const name of ['a', 'b', 'd']) await end(name);
    expect(await Promise.all(kept)).toEqual(['a', 'b', 'd']);
  });

  it('that fail give their place to the next', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 10, ofOne: 10 });
    const failing = turns.take('a', () => Promise.reject(new Error('broken')));
    const next = turns.take('a', () => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  it('never go on more at once than said, whoever comes and whatever they take', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.record({ owner: fc.constantFrom('a', 'b', 'c'), steps: fc.nat(5), fails: fc.boolean() }), { maxLength: 40 }), async (atOnce, coming) => {
        const turns = new Turns({ atOnce, waiting: 8, ofOne: 6 });
        let [going, most] = [0, 0];
        const work = ({ steps, fails }: { steps: number; fails: boolean }) => async (): Promise<void> => {
          most = Math.max(most, (going += 1));
          for (let step = 0; step < steps; step += 1) await soon();
          going -= 1;
          if (fails) throw new Error('broken');
        };
        await Promise.allSettled(coming.map((each) => turns.take(each.owner, work(each))));

        expect(most).toBeLessThanOrEqual(atOnce);
        expect(await turns.take('a', () => Promise.resolve('room again'))).toBe('room again');
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});
