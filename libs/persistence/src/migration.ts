import { createHash } from 'node:crypto';
import type pg from 'pg';

/** One step of a schema, forward only. Names sort in the order of application: `001-applications`. */
export interface Migration {
  name: string;
  /** one or more statements; names without a schema are the service's own */
  sql: string;
}

export const migration = (name: string, sql: string): Migration => ({ name, sql });

/** A migration that was applied is not the one in the code. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Applies what is missing in a schema, each migration in a transaction of its own; of several processes one does it.
 * @throws MigrationError when an applied migration was changed afterwards
 */
export async function migrate(client: pg.ClientBase, schema: string, migrations: Migration[]): Promise<void> {
  const lock = [`migrations:${schema}`];
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', lock);
  try {
    await ensureSchema(client, schema);
    await client.query(`set search_path to "${schema}"`);
    await client.query('create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())');
    const applied = await appliedIn(client);
    for (const each of migrations) await apply(client, each, applied.get(each.name));
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock);
  }
}

// a service's role owns its schema but may make no other: `create schema` would be refused even where it exists
async function ensureSchema(client: pg.ClientBase, schema: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (!rowCount) await client.query(`create schema "${schema}"`);
}

async function appliedIn(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration');
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

async function apply(client: pg.ClientBase, { name, sql }: Migration, known: string | undefined): Promise<void> {
  const hash = createHash('sha256').update(sql.replace(/\s+/g, ' ').trim()).digest('hex');
  if (known === hash) return;
  if (known) throw new MigrationError(`The migration "${name}" was changed after it had been applied: add a new one instead.`);
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (problem) {
    await client.query('rollback');
    throw new MigrationError(`The migration "${name}" failed: ${problem instanceof Error ? problem.message : String(problem)}`, { cause: problem });
  }
}
