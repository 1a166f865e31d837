import { together } from '@attestation/persistence';
import type { DataSource, EntityManager } from 'typeorm';

const TAKEN_MS = 50;

/** Whether an outbox holds anything of a kind that has not left. One cheap question, asked every second of a quiet night. */
export async function anyWaiting(db: DataSource, kind: 'fact' | 'message'): Promise<boolean> {
  const open = kind === 'message' ? ' and closed_at is null' : '';
  const [found]: { waiting: boolean }[] = await db.query(`select exists (select 1 from outbox where kind = '${kind}' and published_at is null${open}) as waiting`);
  return found?.waiting === true;
}

/**
 * One transaction of which, over all replicas, only one at a time runs; whoever finds it taken comes again in 50 ms.
 * @param find what there is to do, asked behind the lock
 */
export const alone = <Row>(
  db: DataSource,
  name: string,
  find: (tx: EntityManager) => Promise<Row[]>,
  work: (tx: EntityManager, rows: Row[]) => Promise<'more' | 'idle' | number>,
): Promise<'more' | 'idle' | number> =>
  db.transaction(async (tx) => {
    const locking: Promise<{ free: boolean }[]> = tx.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [name]);
    const [[lock], rows] = await together(locking, find(tx));
    if (!lock?.free) return TAKEN_MS;
    return rows.length > 0 ? work(tx, rows) : 'idle';
  });
