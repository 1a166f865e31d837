import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const DDL = `
  create table if not exists platform.laid (what text primary key, version text not null);
  comment on table platform.laid is 'what the supervisor has brought to this database, and in which version: not brought again at every start'`;

/**
 * Does a piece of work unless this database says that it was done in this version.
 * @param what names the work
 * @param version changes when the work must be done again
 */
export async function unlessLaid(adminUrl: string, what: string, version: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(DDL);
    const known = await client.query('select 1 from platform.laid where what = $1 and version = $2', [what, version]);
    if (known.rowCount) return;
    await work();
    await client.query('insert into platform.laid values ($1, $2) on conflict (what) do update set version = excluded.version', [what, version]);
  } finally {
    await client.end();
  }
}

/** The version of files: a hash of names and contents. @param path a file, or a folder with everything below */
export function versionOf(path: string): string {
  const hash = createHash('sha256');
  for (const name of filesBelow(path)) hash.update(`${name}\0`).update(readFileSync(name ? join(path, name) : path));
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [''];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile()).sort();
}
