import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEDGER_MIGRATIONS, migrate, provisionServices } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import pg from 'pg';
import { FILES_MIGRATIONS } from './migrations.js';

describe('scans, kept by a service under its own role', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    const { portfolio = '' } = await provisionServices(database.url, [{ name: 'portfolio', password: 'p@ss/wörd' }]);
    client = new pg.Client({ connectionString: portfolio });
    await client.connect();
    await migrate(client, 'portfolio', [...LEDGER_MIGRATIONS, ...FILES_MIGRATIONS]);
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const id = (serial: number): string => `01950000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
  const kept = (serial: number, version: number, replaces: string | null) =>
    client.query(
      `insert into portfolio.evidence_file values ($1::uuid, $2, $3, $4, $2, $2, 'DIPLOMA', 'diploma.pdf', 'application/pdf', 10, repeat('a', 64), null, $2, now(), $1::uuid::text)`,
      [id(serial), id(100), version, replaces],
    );

  it('take the place of earlier ones, which nobody changes', async () => {
    await kept(1, 1, null);
    await kept(2, 2, id(1));
    expect((await client.query('select file_id from portfolio.evidence_file order by version')).rows).toEqual([{ file_id: id(1) }, { file_id: id(2) }]);
    await expect(client.query('update portfolio.evidence_file set replaces = null')).rejects.toThrow('never changed');
    await expect(client.query(`update portfolio.evidence_file set name = 'other.pdf'`)).rejects.toThrow('permission denied');
    await expect(client.query('delete from portfolio.evidence_file')).rejects.toThrow('permission denied');
  });
});
