import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import pg from 'pg';
import { prepareBus } from './schema.js';

const DAYS = 30;

describe('The log', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  beforeEach(async () => {
    await client.query('drop schema if exists bus cascade');
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const rowsOf = async (sql: string, values: unknown[] = []) => (await client.query<Record<string, unknown>>(sql, values)).rows;
  /** A micro-batch of the engine, as if it had been written so many days ago. */
  const wrote = async (daysAgo: number): Promise<string> => {
    await client.query(`select bus.lay_weeks(now() - make_interval(days => $1))`, [daysAgo]);
    const [row] = await rowsOf(`insert into bus.log (topic, type, value, created_at) values ('zeebe', 'records', '{"records":[]}', now() - make_interval(days => $1)) returning position`, [daysAgo]);
    return String(row?.['position']);
  };
  const reads = (group: string, position: string) =>
    client.query(`insert into bus.consumer (consumer_group, topic, position) values ($1, 'zeebe', $2) on conflict (consumer_group, topic) do update set position = excluded.position`, [group, position]);
  const left = async () => (await rowsOf('select position from bus.log order by position')).map(({ position }) => String(position));
  /** @returns the weeks that were dropped */
  const keepHouse = async (days: number | undefined): Promise<string[]> =>
    (await client.query<{ dropped: string[] }>('select bus.keep_house(make_interval(days => $1)) as dropped', [days ?? null])).rows[0]?.dropped ?? [];
  const publish = (topic: string, id: string | null) => rowsOf(`select bus.append($1, 0, 'k', 't', $2, '{}', '{}') as position`, [topic, id]);

  it('keeps facts and records in tables of their own, in one order of positions', async () => {
    await prepareBus(database.url);
    for (const topic of ['applications', 'zeebe', 'testing', 'zeebe']) await publish(topic, topic === 'zeebe' ? null : `of ${topic}`);
    expect(await rowsOf('select position::int, topic from bus.log order by position')).toEqual([
      { position: 1, topic: 'applications' }, { position: 2, topic: 'zeebe' }, { position: 3, topic: 'testing' }, { position: 4, topic: 'zeebe' },
    ]);
    expect(await rowsOf('select count(*)::int from bus.log_engine')).toEqual([{ count: 2 }]);
  });

  it('holds an event that is published twice once', async () => {
    await prepareBus(database.url);
    const [first] = await publish('applications', 'one');
    expect(first?.['position']).not.toBeNull();
    expect(await publish('applications', 'one')).toEqual([{ position: null }]);
    expect(await left()).toHaveLength(1);
  });

  it('drops the engine’s records when they are old and every consumer has read them', async () => {
    await prepareBus(database.url);
    const [old, older, young] = [await wrote(60), await wrote(90), await wrote(3)];
    await publish('applications', 'a fact');
    await client.query(`update bus.log_facts set created_at = now() - interval '90 days'`);
    await reads('monitoring', young);
    await reads('statistics', older);
    expect((await keepHouse(DAYS)).length).toBeGreaterThanOrEqual(2);
    const kept = await left();
    expect(kept).not.toContain(old);
    expect(kept).not.toContain(older);
    expect(kept).toHaveLength(2); // the young records, and the fact however old
  });

  it('drops nothing that one consumer has still to read, nor what is newer than that', async () => {
    await prepareBus(database.url);
    const [older, old] = [await wrote(90), await wrote(60)];
    await reads('monitoring', old);
    await reads('slow', older);
    await keepHouse(DAYS);
    expect(await left()).toEqual([old]);
    await reads('slow', '0');
    await keepHouse(DAYS);
    expect(await left()).toEqual([old]);
    await reads('slow', old);
    await keepHouse(DAYS);
    expect(await left()).toEqual([]);
  });

  it('drops by age alone where nobody reads, and never a week that is not over', async () => {
    await prepareBus(database.url);
    const [, young] = [await wrote(60), await wrote(1)];
    await keepHouse(DAYS);
    expect(await left()).toEqual([young]);
    await keepHouse(undefined);
    expect(await left()).toEqual([young]);
  });

  it('has weeks ready to be written into, made again without harm', async () => {
    await prepareBus(database.url);
    await keepHouse(DAYS);
    const weeks = await rowsOf(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'bus.log_engine'::regclass order by 1`);
    expect(weeks).toHaveLength(4);
    for (const days of [7, 14, 21]) await client.query(`insert into bus.log (topic, type, value, created_at) values ('zeebe', 'records', '{}', now() + make_interval(days => $1))`, [days]);
  });

  it('takes over a log that an earlier version kept in one table', async () => {
    await client.query(`create schema bus;
      create table bus.log (position bigint generated always as identity primary key, topic text not null, partition int not null default 0, key text, type text not null,
        event_id text, headers jsonb not null default '{}', value jsonb not null, created_at timestamptz not null default clock_timestamp());
      create index log_topic on bus.log (topic, position);
      create unique index log_event on bus.log (topic, event_id) where event_id is not null;
      create table bus.consumer (consumer_group text not null, topic text not null, position bigint not null default 0, moved_at timestamptz not null default now(), primary key (consumer_group, topic));
      create table bus.dead_letter (id int);
      insert into bus.log (topic, type, event_id, value, created_at) values ('applications', 't', 'one', '{}', now()), ('zeebe', 'records', null, '{}', now() - interval '40 days'), ('zeebe', 'records', null, '{}', now())`);
    await prepareBus(database.url);
    expect(await left()).toEqual(['1', '2', '3']);
    expect(await publish('applications', 'one')).toEqual([{ position: null }]);
    await publish('zeebe', null);
    expect((await left()).length).toBe(4);
  });

  it('is read in the order of positions by an index of each table, never whole', async () => {
    await prepareBus(database.url);
    await client.query(`insert into bus.log (topic, type, value) select case when n % 2 = 0 then 'zeebe' else 'testing' end, 't', '{}' from generate_series(1, 20000) n`);
    await client.query('analyze bus.log');
    for (const topic of ['zeebe', 'testing']) {
      const plan = await rowsOf(`explain select position from bus.log where topic = '${topic}' and position > 19000 order by position limit 100`);
      const text = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
      expect(text).toMatch(/Index/);
      expect(text).not.toMatch(/Seq Scan|->\s+Sort/);
    }
  });
});
