import { shareTexts } from './shared-texts.js';
import type { State } from '../domain/state/state.js';
import type { StoredTable } from '../domain/state/table.js';
import type pg from 'pg';

interface Page {
  /** the last key in it; null: there is none left */
  last: string | null;
  /** a JSON list of rows */
  rows: string | null;
}

/** So many rows travel as one text, which is read far faster than so many rows. */
const ROWS = 2_000;

/** Reads all tables into an empty state. */
export async function readTables(client: pg.Client, state: State): Promise<void> {
  for (const table of state.tables) await readTable(client, table);
}

/** While one page is taken in, the database makes the next. */
async function readTable(client: pg.Client, table: StoredTable): Promise<void> {
  for (let page = await pageAfter(client, table.name, ''); page.last !== null; ) {
    const next = pageAfter(client, table.name, page.last);
    next.catch(() => undefined); // told below
    for (const row of JSON.parse(page.rows ?? '[]') as object[]) table.restoreRow(shareTexts(row));
    page = await next;
  }
}

async function pageAfter(client: pg.Client, table: string, key: string): Promise<Page> {
  const { rows } = await client.query<Page>(
    `select max(key) as last, '[' || string_agg(value::text, ',') || ']' as rows from (select key, value from engine.${table} where key > $1 order by key limit ${ROWS}) as page`,
    [key],
  );
  return rows[0] ?? { last: null, rows: null };
}
