import { describe, expect, it } from '@jest/globals';
import { throughAll } from './through-all.js';

/** So many ids in their order, and a query that gives them by pages. */
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(8, '0'));
async function taken(count: number) {
  const ids = idsOf(count);
  const asked: string[] = [];
  const seen: string[] = [];
  const page = (after: string, limit: number) => (asked.push(after), Promise.resolve(ids.filter((id) => id > after).slice(0, limit)));
  for await (const id of throughAll(page, (each) => each)) seen.push(id);
  return { ids, seen, asked };
}

describe('Going through all', () => {
  it.each([0, 1, 499, 500, 501, 1200])('of %d takes each once, in their order', async (count) => {
    const { ids, seen } = await taken(count);
    expect(seen).toEqual(ids);
  });

  it('asks for the next page from the last id of the one before', async () => {
    const { asked } = await taken(501);
    expect(asked).toEqual(['00000000-0000-0000-0000-000000000000', '00000500', '00000501']);
  });
});
