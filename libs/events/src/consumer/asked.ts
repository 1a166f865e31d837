import { nameOf } from '@attestation/service-kit';
import type pg from 'pg';

/** One connection asked by many: one question after the other, each planned once. */
export interface Asked {
  query<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<pg.QueryResult<R>>;
}

export function oneByOne(client: pg.Client): Asked {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query<R extends pg.QueryResultRow>(sql: string, values?: unknown[]) {
      const next = last.then(() => client.query<R>({ text: sql, values, name: nameOf(sql) }));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
