import { nameFits, nameWords } from '@attestation/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { migrate } from './migration.js';
import { NAME_MIGRATIONS, nameFitsSql, wordsFit, wordsOf } from './names.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

const SEED = 20250317;
const LETTERS = [...'аәбгғеёиіқңоөуұүһхАӘҒЕЁИІҚҢӨҰҮҺХzZ', ' ', '-', "'", '«', '\\', ':', '*', '&', '1'];
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, 'names', NAME_MIGRATIONS);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function ask<T>(expression: string, ...parameters: unknown[]): Promise<T> {
  const { rows } = await client.query<{ answer: T }>(`select ${expression} as answer`, parameters);
  return rows[0]?.answer as T;
}

describe('the search of people by name in a database', () => {
  it('takes names apart and finds them just as it is done without a database', async () => {
    const text = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, text, async (name, asked) => {
        expect(await ask('name_words($1)', name)).toEqual(nameWords(name));
        expect((await ask(wordsFit(wordsOf('$1::text'), '$2'), name, asked)) ?? false).toBe(nameFits(name, asked));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each([
    ['айгул', true], ['АЙГҮЛ сәрс', true], ['семенова', false], ['үл', false], ['—', null], [null, true],
  ])('of "%s" says %s; nothing looked for is everybody', async (asked, found) => {
    expect(await ask(nameFitsSql('$1::text', '$2'), 'Сәрсенова Айгүл', asked)).toBe(found);
  });

  it('finds nobody whose name is not known yet', async () => {
    expect(await ask(nameFitsSql('$1::text', '$2'), null, 'айгүл')).toBe(false);
  });

  it('is answered by an index of the words', async () => {
    await client.query(`create table someone (name text, found_by tsvector generated always as (${wordsOf('name')}) stored)`);
    await client.query('create index on someone using gin (found_by)');
    await client.query(`insert into someone select 'Қайыр' || chr(1072 + n % 32) || chr(1072 + n / 32 % 32) || ' Ёлкина' from generate_series(1, 5000) n`);
    await client.query('analyze someone');
    await client.query('set enable_seqscan = off'); // few rows: it must be able to
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select * from someone where ${wordsFit('found_by', `'КАЙЫРАБ'`)}`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Scan');
  });
});
