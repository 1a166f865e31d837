import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '@attestation/service-kit';
import fc from 'fast-check';
import { fromCursor, toCursor, toPage } from './page.js';

describe('paging by key', () => {
  it('shows every row once, in order, whatever the size of a page and whatever is added behind', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 })), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const rowsAfter = (cursor: string | undefined) => {
          const [last] = fromCursor(cursor, ['INTEGER']) ?? [-1];
          return sorted.filter((each) => each > Number(last)).slice(0, limit + 1);
        };
        const seen: number[] = [];
        let cursor: string | undefined;
        for (let pages = 0; pages <= sorted.length; pages++) {
          const page = toPage(rowsAfter(cursor), limit, (row) => [row]);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(seen).toEqual(sorted);
      }),
      { seed: 20250317, numRuns: 200 },
    );
  });

  it('carries names in Kazakh through a cursor', () => {
    expect(fromCursor(toCursor(['Әлия', 3]), ['TEXT', 'INTEGER'])).toEqual(['Әлия', 3]);
    expect(toCursor(['Әлия'])).toMatch(/^[\w-]+$/);
    expect(fromCursor(undefined, ['TEXT'])).toBeUndefined();
  });

  it.each([['не курсор'], ['e30'], [toCursor(['one'])], [Buffer.from('[{},1]').toString('base64url')]])('refuses %j, which is no cursor of this list', (cursor) => {
    expect(() => fromCursor(cursor, ['TEXT', 'INTEGER'])).toThrow(ProblemException);
  });

  it('lets nothing into a query that is not of the kind its place asks for', () => {
    const row = ['2025-03-17T04:00:00.000Z', '018f4f3e-0001-7000-8000-000000000001', '2251799813685249'];
    const kinds = ['INSTANT', 'UUID', 'INTEGER'] as const;
    expect(fromCursor(toCursor(row), kinds)).toEqual(row);
    for (const wrong of [['x', row[1], row[2]], [row[0], 'x', row[2]], [row[0], row[1], '1e3'], [null, row[1], row[2]], row.slice(1)] as (string | null)[][]) {
      expect(() => fromCursor(toCursor(wrong), kinds)).toThrow(ProblemException);
    }
  });
});
