import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withClient } from '@attestation/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { ChangeClient } from './change-client.js';
import { testDatabase, type TestDatabase } from './testing/index.js';
import { together } from './together.js';
import { inTransaction } from './transaction.js';

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url, poolSize: 1, extra: { Client: ChangeClient } }).initialize();
});
beforeEach(() => db.query('drop table if exists counter; create table counter (key text primary key, total int not null)'));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const put = (tx: EntityManager, key: string, total: number | null) => tx.query('insert into counter values ($1, $2)', [key, total]);
const keys = async (): Promise<string[]> => ((await db.query('select key from counter order by key')) as { key: string }[]).map(({ key }) => key);
const plans = async (like: string): Promise<number> =>
  ((await db.query('select count(*)::int as plans from pg_prepared_statements where statement like $1', [like])) as { plans: number }[])[0]?.plans ?? 0;
const failing = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing', (problem: Error) => problem.message);

describe('a connection for changes', () => {
  it('keeps the plan of what changes ask again and again, and of no list', async () => {
    for (const key of ['a', 'b', 'c']) await db.transaction(async (tx) => void (await put(tx, key, 1)));
    for (let n = 0; n < 3; n++) await db.query('select key from counter where total > $1 limit 2', [n]);
    for (let n = 0; n < 3; n++) await db.query('select total from counter where key = $1', ['a']);
    expect(await plans('insert into counter values%')).toBe(1);
    expect(await plans('select key from counter where total%')).toBe(0);
    expect(await plans('select total from counter where key%')).toBe(1);
  });

  it('keeps no plan of a text that was asked but once', async () => {
    await db.transaction((tx) => tx.query('select 42 as answer, $1::int as once', [1]));
    expect(await plans('select 42 as answer%')).toBe(0);
  });

  it('begins a transaction with its first question: all of it or nothing is kept, whichever of it fails', async () => {
    expect(await failing(db.transaction(async (tx) => [await put(tx, 'first', null), await put(tx, 'second', 1)]))).toMatch(/null value/);
    expect(await failing(db.transaction(async (tx) => [await put(tx, 'first', 1), await put(tx, 'second', null)]))).toMatch(/null value/);
    expect(await failing(db.transaction(async (tx) => {
      await put(tx, 'first', 1);
      throw new Error('thought better of it');
    }))).toBe('thought better of it');
    expect(await keys()).toEqual([]);
    await db.transaction(async (tx) => [await put(tx, 'first', 1), await put(tx, 'second', 1)]);
    expect(await keys()).toEqual(['first', 'second']);
  });

  it('makes no transaction of one that asks nothing, and what is asked next stands by itself', async () => {
    expect(await db.transaction(async () => 'nothing')).toBe('nothing');
    expect(await failing(db.transaction(async () => Promise.reject(new Error('not at all'))))).toBe('not at all');
    await db.query(`insert into counter values ('alone', 1)`);
    const { rows } = await withClient(database.url, (another) => another.query('select key from counter'));
    expect(rows).toEqual([{ key: 'alone' }]); // committed, for somebody else sees it
  });

  it('answers what is asked in one go in its order: a question sees what the one before it has done', async () => {
    const [, seen, , all] = await db.transaction((tx) => together(put(tx, 'a', 1), tx.query('select key from counter'), put(tx, 'b', 2), tx.query('select key from counter order by key')));
    expect([seen, all]).toEqual([[{ key: 'a' }], [{ key: 'a' }, { key: 'b' }]]);
  });

  it('keeps nothing that was asked beside something that failed, however long that takes', async () => {
    const slow = async (tx: EntityManager) => {
      await tx.query('select pg_sleep(0.05)');
      await put(tx, 'behind the rollback', 1);
    };
    const refused = (): Promise<never> => Promise.reject(new Error('does not fit'));
    expect(await failing(db.transaction((tx) => together(slow(tx), refused())))).toBe('does not fit');
    expect(await failing(db.transaction((tx) => together(put(tx, 'x', null), slow(tx))))).toMatch(/null value/);
    expect(await keys()).toEqual([]);
  });

  it('plans anew what was planned before a migration, and the change is made all the same', async () => {
    const all = () => inTransaction(db, (tx) => tx.query('select * from counter where key = $1', ['a']) as Promise<unknown>);
    await db.query(`insert into counter values ('a', 1)`);
    for (let n = 0; n < 3; n++) await all();
    await db.query('alter table counter add column unit text');
    expect(await all()).toEqual([{ key: 'a', total: 1, unit: null }]);
    await db.query('alter table counter drop column unit');
    expect(await db.query('select * from counter where key = $1', ['a'])).toEqual([{ key: 'a', total: 1 }]);
  });
});
