import type pg from 'pg';

const DDL = `
  create schema if not exists platform;
  create table platform.clock (
    only_row boolean primary key default true check (only_row),
    offset_ms bigint not null default 0
  );
  insert into platform.clock default values;
  grant usage on schema platform to public;
  grant select on platform.clock to public;`;

/** Makes the clock's row where it is missing; the first to come does it, others wait. */
export async function ensurePlatformClock(client: pg.ClientBase): Promise<void> {
  if (await isThere(client)) return;
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('platform.clock', 0))`);
    if (!(await isThere(client))) await client.query(DDL);
    await client.query('commit');
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  }
}

// the catalogue is read by a query: inside a transaction to_regclass may still answer from before another's commit
async function isThere(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'platform' and c.relname = 'clock'`,
  );
  return rowCount === 1;
}
