import type { DataSource } from 'typeorm';
import type { Page } from './page.js';

/** A page of a list, and how many rows the whole list has: counted by the same condition. */
export interface CountedPage<T> extends Page<T> {
  total: number;
}

/** How many rows there are. @param from what stands behind `from`, the list's own condition in it */
export async function countOf(db: DataSource, from: string, parameters: readonly unknown[]): Promise<number> {
  const [counted]: { total: number }[] = await db.query(`select count(*)::int as total from ${from}`, [...parameters]);
  return counted?.total ?? 0;
}
