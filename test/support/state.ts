import { setTimeout as pause } from 'node:timers/promises';
import type { Joined } from './joined.js';

/** What the services keep. Not: who asked for what (an audit also of refusals), and how far a reader has come. */
const OWNERS = ['applications', 'portfolio', 'testing', 'commissions', 'integrations', 'directory', 'regulation'];
const BESIDE = ['access_audit'];

/**
 * Everything the services keep, table by table, as a checksum.
 * @param about an id: only rows that name it, where other cases go their way meanwhile
 */
export async function stateOf(joined: Joined, about = ''): Promise<Record<string, string>> {
  const tables = await joined.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) and not tablename = any($2)`, [OWNERS, BESIDE],
  );
  const sums = tables.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(each::text, '|' order by each::text), '')) as sum from ${name} as each where position($1 in each::text) > 0 or $1 = ''`);
  const rows = await joined.sql<{ name: string; sum: string }>(`${sums.join(' union all ')} order by 1`, [about]);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Looks without any change, half a second apart, after which nothing is on its way any more: lanes look once a second by themselves. */
const QUIET_LOOKS = 6;
const MOST_LOOKS = 80;

/** The state when nothing moves any more. @throws Error naming what still moves after forty seconds */
export async function settledStateOf(joined: Joined, about = ''): Promise<Record<string, string>> {
  let before = await stateOf(joined, about);
  let moving: string[] = [];
  for (let look = 0, quiet = 0; look < MOST_LOOKS; look++) {
    await pause(500);
    const now = await stateOf(joined, about);
    moving = Object.keys(now).filter((name) => now[name] !== before[name]);
    quiet = moving.length === 0 ? quiet + 1 : 0;
    if (quiet === QUIET_LOOKS) return now;
    before = now;
  }
  throw new Error(`The platform does not come to rest: ${moving.join(', ')}.`);
}
