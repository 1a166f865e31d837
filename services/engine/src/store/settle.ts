import type { SettledRow } from './unsettled.js';

/**
 * The one statement that writes rows of several tables and takes away the texts they were kept as.
 * @param last number of the last micro-batch that is in them
 */
export function settleStatement(tables: readonly [string, SettledRow[]][], last: number): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = [last];
  const parts = tables.flatMap(([table, rows]) => writesOf(table, rows, parameters));
  const forget = 'delete from engine.kept_change where number <= $1';
  return { text: parts.length > 0 ? `with ${parts.join(', ')} ${forget}` : forget, parameters };
}

/** The common table expressions that write one table. */
function writesOf(table: string, rows: SettledRow[], parameters: unknown[]): string[] {
  const kept = rows.filter(({ text }) => text !== undefined);
  const gone = rows.filter(({ text }) => text === undefined);
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const made: string[] = [];
  if (kept.length > 0) {
    const keys = place(kept.map(({ key }) => key));
    const values = place(kept.map(({ text }) => text));
    made.push(`put_${table} as (insert into engine.${table} (key, value)
      select key, value::json from unnest(${keys}::text[], ${values}::text[]) as given(key, value)
      on conflict (key) do update set value = excluded.value)`);
  }
  if (gone.length > 0) made.push(`cut_${table} as (delete from engine.${table} where key = any(${place(gone.map(({ key }) => key))}::text[]))`);
  return made;
}
