import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensurePlatformClock, startService, type RunningService } from '@attestation/service-kit';
import pg from 'pg';
import { migrate, migration } from './migration.js';
import { persistence } from './plugin.js';
import { provisionServices } from './provision.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
const one = migration('001-one', 'create table one (id int)');
const two = migration('002-two', 'insert into one values (2)');

describe('migrations', () => {
  it('are applied once, in order, however many processes start at once', async () => {
    await Promise.all([1, 2, 3].map(() => withClient(database.url, (client) => migrate(client, 'forward', [one, two]))));
    const { rows } = await withClient(database.url, (client) => client.query('select id from forward.one'));
    expect(rows).toEqual([{ id: 2 }]);
  });

  it('that were changed after they had been applied stop the start; white space is no change', async () => {
    const changed = migration('001-one', 'create table one (id bigint)');
    const spaced = migration('001-one', 'create table one\n    (id int)');
    await expect(withClient(database.url, (client) => migrate(client, 'forward', [changed]))).rejects.toThrow('"001-one" was changed after it had been applied');
    await withClient(database.url, (client) => migrate(client, 'forward', [spaced, two]));
  });

  it('that fail leave nothing of themselves and are tried again', async () => {
    const half = migration('003-half', 'create table half (id int); select 1/0');
    await expect(withClient(database.url, (client) => migrate(client, 'forward', [one, two, half]))).rejects.toThrow('"003-half" failed: division by zero');
    await withClient(database.url, (client) => migrate(client, 'forward', [one, two, migration('003-half', 'create table half (id int)')]));
  });
});

describe('a service under its own role', () => {
  let addresses: Record<string, string>;
  let service: RunningService;
  beforeAll(async () => {
    // roles belong to the whole server, which other tests use as well: always the same password here
    const accounts = ['directory', 'monitoring'].map((name) => ({ name, password: 'p@ss/wörd' }));
    await Promise.all([provisionServices(database.url, accounts), provisionServices(database.url, accounts)]);
    addresses = await provisionServices(database.url, accounts);
    await withClient(database.url, ensurePlatformClock);
    const env = { DIRECTORY_PORT: '0', DIRECTORY_DATABASE_URL: addresses.directory, LOG_LEVEL: 'silent' };
    service = await startService({ name: 'directory', plugins: [persistence({ migrations: [migration('001-person', 'create table person (id int)')] })] }, env);
  });
  afterAll(() => service.stop());
  const as = (name: string, sql: string) => withClient(addresses[name] ?? '', (client) => client.query(sql));

  it('migrates and uses its own schema', async () => {
    expect((await fetch(`${service.address}/ready`)).status).toBe(200);
    await as('directory', 'insert into directory.person values (1)');
  });

  it('neither reads nor changes another service\'s tables, and makes no schemas', async () => {
    await expect(as('monitoring', 'select * from directory.person')).rejects.toThrow('permission denied for schema directory');
    await expect(as('monitoring', 'create schema mine')).rejects.toThrow('permission denied');
    await expect(as('directory', 'update platform.clock set offset_ms = 1')).rejects.toThrow('permission denied');
  });

  it('cannot take back what it told or claimed', async () => {
    for (const table of ['outbox', 'inbox', 'idempotency', 'case_rules']) {
      await expect(as('directory', `delete from directory.${table}`)).rejects.toThrow(`permission denied for table ${table}`);
      await expect(as('directory', `truncate directory.${table}`)).rejects.toThrow(`permission denied for table ${table}`);
    }
    await expect(as('directory', 'update directory.case_rules set rule_set = null')).rejects.toThrow('permission denied');
  });

  it('says in one sentence when it has no database or the database does not answer', async () => {
    const start = (env: Record<string, string>) => startService({ name: 'directory', plugins: [persistence()] }, { DIRECTORY_PORT: '0', LOG_LEVEL: 'silent', ...env });
    await expect(start({})).rejects.toThrow('DIRECTORY_DATABASE_URL or DATABASE_URL must be set');
    await expect(start({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' })).rejects.toThrow(/cannot be read from the database: .*ECONNREFUSED/);
    await expect(start({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 'many' })).rejects.toThrow('DATABASE_POOL_SIZE must be a whole number from 1 to 200.');
  });
});
