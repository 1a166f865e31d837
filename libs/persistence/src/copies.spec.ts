import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ChangeClient } from './change-client.js';
import { keepCopies, type Asks } from './copies.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

interface Told {
  id: number;
  name: string | null;
}

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url, poolSize: 4, extra: { Client: ChangeClient } }).initialize();
});
beforeEach(() => db.query('drop table if exists known; create table known (id int primary key, name text not null, written_by xid8 not null default pg_current_xact_id())'));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const keep = ({ id, name }: Told, tx: Asks) => tx.query('insert into known (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name', [id, name]);
const known = (): Promise<{ id: number; name: string; written_by: string }[]> => db.query('select * from known order by id');

describe('copies of what a page of events tells', () => {
  it('are kept in one transaction, in the order told', async () => {
    await keepCopies(db, [{ id: 1, name: 'Айгүл' }, { id: 2, name: 'Ерлан' }, { id: 1, name: 'Айгүл Серікова' }], keep);
    const rows = await known();
    expect(rows.map(({ name }) => name)).toEqual(['Айгүл Серікова', 'Ерлан']);
    expect(new Set(rows.map((row) => row.written_by)).size).toBe(1);
  });

  it('are all kept or none: whoever told them tells them again, one by one', async () => {
    await expect(keepCopies(db, [{ id: 1, name: 'Айгүл' }, { id: 2, name: null }, { id: 3, name: 'Ерлан' }], keep)).rejects.toThrow('null value');
    expect(await known()).toEqual([]);
    await keepCopies(db, [{ id: 1, name: 'Айгүл' }], keep);
    expect(await known()).toHaveLength(1);
  });

  it('are kept by two readers at once in whatever order each of them tells', async () => {
    const told = Array.from({ length: 50 }, (_, id) => ({ id, name: String(id) }));
    await Promise.all(Array.from({ length: 8 }, (_, reader) => keepCopies(db, reader % 2 ? told : told.toReversed(), keep)));
    expect(await known()).toHaveLength(50);
  });

  it('of an empty page ask nothing', () => keepCopies(db, [], () => Promise.reject(new Error('nobody told anything'))));
});
