import type pg from 'pg';

const DDL = `
  create schema if not exists platform;
  create table if not exists platform.clock (
    only_row boolean primary key default true check (only_row),
    offset_ms bigint not null default 0
  );
  insert into platform.clock default values on conflict do nothing;
  grant usage on schema platform to public;
  grant select on platform.clock to public;`;

/** Makes the clock's row where it is missing; the first to come does it, others wait. */
export async function ensurePlatformClock(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('platform.clock') is not null as known`);
  if (rows[0]?.known) return;
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(hashtextextended('platform.clock', 0))`);
  await client.query(DDL);
  await client.query('commit');
}
