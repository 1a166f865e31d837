import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('What is asked for at once', () => {
  it('is done together while something is being done, and each gets its own answer', async () => {
    const rounds: number[][] = [];
    const doubled = new Gathered(async (asked: number[]) => {
      rounds.push(asked);
      await later();
      return asked.map((each) => each * 2);
    });
    const first = doubled.of(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(await Promise.all([first, doubled.of(2), doubled.of(3)])).toEqual([2, 4, 6]);
    expect(await doubled.of(4)).toBe(8);
    expect(rounds.flat()).toEqual([1, 2, 3, 4]);
    expect(rounds.length).toBeLessThan(4);
  });

  it('fails for those alone with whom it was done', async () => {
    const picky = new Gathered(async (asked: number[]) => {
      await later();
      if (asked.includes(13)) throw new Error('thirteen');
      return asked;
    });
    const unlucky = [picky.of(13), picky.of(1)];
    await Promise.allSettled(unlucky);
    expect((await Promise.allSettled(unlucky)).map(({ status }) => status)).toContain('rejected');
    expect(await picky.of(2)).toBe(2);
  });
});
