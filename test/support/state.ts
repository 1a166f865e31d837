import { setTimeout as pause } from 'node:timers/promises';
import type { Joined } from './joined.js';

/** What the services keep. Not: who asked for what (an audit also of refusals), and how far a reader has come. */
const OWNERS = ['applications', 'portfolio', 'testing', 'commissions', 'integrations', 'directory', 'regulation'];
const BESIDE = ['access_audit'];

/** Everything the services keep, table by table, as a checksum. */
export async function stateOf(joined: Joined): Promise<Record<string, string>> {
  const tables = await joined.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) and not tablename = any($2)`, [OWNERS, BESIDE],
  );
  const sums = tables.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(each::text, '|' order by each::text), '')) as sum from ${name} as each`);
  const rows = await joined.sql<{ name: string; sum: string }>(`${sums.join(' union all ')} order by 1`);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** The state when nothing moves any more. @throws Error naming what still moves after ten seconds */
export async function settledStateOf(joined: Joined): Promise<Record<string, string>> {
  let before = await stateOf(joined);
  for (let attempt = 0; attempt < 20; attempt++) {
    await pause(500);
    const now = await stateOf(joined);
    const moving = Object.keys(now).filter((name) => now[name] !== before[name]);
    if (moving.length === 0) return now;
    before = now;
  }
  throw new Error('The platform does not come to rest.');
}
