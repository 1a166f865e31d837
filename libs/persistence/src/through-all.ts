/** No id of ours stands before it. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 500;

/**
 * Everything that a query gives in the order of an id, one after the other: the next page is asked for when the one before is done, from its last id on.
 * @param page at most `limit` after an id
 */
export async function* throughAll<Row>(page: (after: string, limit: number) => Promise<readonly Row[]>, idOf: (row: Row) => string): AsyncGenerator<Row> {
  let after = FIRST;
  for (let rows = await page(after, AT_ONCE); rows.length > 0; rows = await page(after, AT_ONCE)) {
    for (const row of rows) {
      after = idOf(row);
      yield row;
    }
  }
}
