import { describe, expect, it } from '@jest/globals';
import { everyPage } from './every-page';

describe('a list that is answered page by page', () => {
  it('is read to its end, each page behind the one before', async () => {
    const asked: (string | undefined)[] = [];
    const pages = [{ items: [1, 2], next: 'b' }, { items: [], next: 'c' }, { items: [3], next: null }];
    const all = await everyPage((cursor) => Promise.resolve(pages[asked.push(cursor) - 1] ?? { items: [] }));
    expect({ all, asked }).toEqual({ all: [1, 2, 3], asked: [undefined, 'b', 'c'] });
  });

  it('fails where a page of it is refused', async () => {
    await expect(everyPage((cursor) => (cursor ? Promise.reject(new Error('refused')) : Promise.resolve({ items: [1], next: 'b' })))).rejects.toThrow('refused');
  });
});
