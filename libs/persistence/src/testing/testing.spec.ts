import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from './index.js';

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

describe('a database for a test', () => {
  it('is fresh, apart from others, and gone when dropped', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    await ask(one.url, 'create table person (id int)');
    expect(await ask(two.url, "select 1 from pg_class where relname = 'person'")).toEqual([]);
    await Promise.all([one.drop(), two.drop()]);
    await expect(ask(one.url, 'select 1')).rejects.toThrow('does not exist');
  });

  it('is copied from a template that is prepared once, however many ask at once', async () => {
    let prepared = 0;
    const template = {
      name: 'a table of persons',
      prepare: async (url: string) => {
        prepared++;
        await ask(url, 'create table person (id int); insert into person values (7)');
      },
    };
    const databases = await Promise.all([1, 2, 3].map(() => testDatabase({ template })));
    for (const { url } of databases) expect(await ask(url, 'select id from person')).toEqual([{ id: 7 }]);
    expect(prepared).toBe(1);
    await Promise.all(databases.map((each) => each.drop()));
  });

  it('sorts Kazakh by the kk collation', async () => {
    const { url, drop } = await testDatabase();
    const rows = await ask(url, `select w from unnest(array['ө','қ','о','к','ә','а']) w order by w collate "kk-x-icu"`);
    expect(rows.map((row) => row.w).join('')).toBe('аәкқоө');
    await drop();
  });
});
