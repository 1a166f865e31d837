import { describe, expect, it } from '@jest/globals';
import { beside } from './beside.mjs';

/** Work that goes on until it is told to end, and notes both. */
function works() {
  const ends = new Map<string, () => void>();
  const running = new Set<string>();
  const work = (name: string, places: number) => ({
    places,
    run: () => {
      running.add(name);
      return new Promise<void>((resolve) => ends.set(name, () => (running.delete(name), resolve())));
    },
  });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { work, end, running: () => [...running] };
}

describe('Work beside each other', () => {
  it('begins in its order as places become free, the small before the large where that does not fit yet', async () => {
    const { work, end, running } = works();
    const all = beside([work('packages', 2), work('pages', 2), work('checks', 1), work('kills', 1)], 3);
    expect(running()).toEqual(['packages', 'checks']);
    await end('checks');
    expect(running()).toEqual(['packages', 'kills']);
    await end('packages');
    expect(running()).toEqual(['kills', 'pages']);
    await end('kills');
    await end('pages');
    await all;
  });

  it('that wants more than there is runs by itself', async () => {
    const { work, end, running } = works();
    const all = beside([work('small', 1), work('huge', 9), work('last', 1)], 1);
    await end('small');
    expect(running()).toEqual(['huge']);
    await end('huge');
    expect(running()).toEqual(['last']);
    await end('last');
    await all;
  });

  it('is over at once where there is none', async () => {
    await beside([], 3);
  });
});
