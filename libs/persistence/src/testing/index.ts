import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one test or one file of tests. */
export interface TestDatabase {
  /** a superuser's address of this database */
  url: string;
  /** Throws the database away, with whatever is still connected. */
  drop(): Promise<void>;
}

/** A prepared database that others are copied from: migrated once, then copied in some 50 ms. */
export interface Template {
  /** names the content: the same name means the same content, across processes */
  name: string;
  prepare(url: string): Promise<void>;
}

/**
 * A fresh, empty database (or a copy of a template) in the PostgreSQL of TEST_DATABASE_URL.
 * @throws Error when no PostgreSQL was started for the tests
 */
export async function testDatabase({ template }: { template?: Template } = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const source = template ? await prepared(template) : undefined;
  await asSuperuser((client) => client.query(`create database ${name}${source ? ` template ${source}` : ''}`));
  return { url: addressOf(name), drop: () => drop(name) };
}

/** One process prepares, others wait; a preparation that failed leaves nothing behind. */
async function prepared({ name, prepare }: Template): Promise<string> {
  const database = `template_${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
  await asSuperuser(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [database]);
    const known = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [database]);
    if (known.rowCount) return;
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`create database ${database}`);
    await prepare(addressOf(database));
    await client.query(`alter database ${database} is_template true`);
  });
  return database;
}

async function drop(name: string): Promise<void> {
  await asSuperuser((client) => client.query(`drop database if exists ${name} with (force)`));
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests by "npm test", which starts a PostgreSQL for them.');
  return url;
}
