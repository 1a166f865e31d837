import type { ChangeText } from './change-text.js';

interface Entry {
  /** the row as JSON text; undefined: it is gone */
  text: string | undefined;
  /** the table in the database has a row of this key */
  settled: boolean;
}

/** A row of a table in the database as it should be; text undefined: there should be none. */
export interface SettledRow {
  key: string;
  text: string | undefined;
}

/**
 * Changes that are on disk as texts and not yet in the tables: of a row that changed ten times the last counts, of one that came
 * and went nothing is left to do.
 */
export class Unsettled {
  private tables = new Map<string, Map<string, Entry>>();
  private count = 0;

  /** How many rows differ from the tables. */
  get size(): number {
    return this.count;
  }

  add(changes: readonly ChangeText[]): void {
    for (const change of changes) this.note(change);
  }

  /** Hands out what is to be written, table by table, and forgets it. */
  drain(): [string, SettledRow[]][] {
    const tables = this.tables;
    this.tables = new Map();
    this.count = 0;
    return [...tables].map(([table, rows]) => [table, [...rows].map(([key, { text }]) => ({ key, text }))]);
  }

  private note({ table, key, text, isNew }: ChangeText): void {
    const rows = this.tables.get(table) ?? new Map<string, Entry>();
    this.tables.set(table, rows);
    const before = rows.get(key);
    const settled = before?.settled ?? !isNew;
    this.count += Number(!before);
    if (text !== undefined || settled) rows.set(key, { text, settled });
    else if (rows.delete(key)) this.count -= 1;
  }
}
