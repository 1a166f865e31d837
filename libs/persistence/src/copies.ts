import type { DataSource, EntityManager } from 'typeorm';
import { together } from './together.js';
import { inTransaction } from './transaction.js';

/** Whatever asks the database: the pool, or a transaction. */
export type Asks = Pick<EntityManager, 'query'>;

/**
 * Keeps what a page of events tells, for a service's own copy of somebody else's data: in one transaction, all of it or nothing, in the order told.
 * Under load most of the cost of a small row is its transaction's.
 * @param keep asks `tx` at once and nothing else; told twice it ends in the same
 */
export async function keepCopies<E>(db: DataSource, page: readonly E[], keep: (event: E, tx: Asks) => Promise<unknown>): Promise<void> {
  const [only, ...others] = page;
  if (only !== undefined && others.length === 0) return void (await keep(only, db.manager)); // a statement by itself is a transaction
  await inTransaction(db, async (tx) => void (await together(...page.map((event) => keep(event, tx)))));
}
