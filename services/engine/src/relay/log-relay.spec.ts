import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packRecords, type NotedRecord } from '@attestation/contracts/engine-records';
import { prepareBus } from '@attestation/events';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import pg from 'pg';
import { BECOME_READER, RELAY, RelayedLog } from '../store/relayed-log.js';
import { LogRelay, type Standing } from './log-relay.js';

/** A topic that takes what it is given, and now and then breaks after it took some of it: as a Kafka that is killed does. */
class Topic {
  readonly taken: { key: string; value: string }[] = [];
  calls = 0;
  breaksAfter: number | undefined;

  async publish(messages: readonly { key: string; value: string }[]): Promise<void> {
    this.calls += 1;
    const broken = this.breaksAfter !== undefined;
    this.taken.push(...messages.slice(0, this.breaksAfter ?? messages.length));
    if (broken) throw new Error('connect ECONNREFUSED');
  }

  get positions(): number[] {
    return this.taken.map(({ key }) => (JSON.parse(key) as { position: number }).position);
  }
}

describe('The relay', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let log: RelayedLog;
  let topic: Topic;
  let last: number;
  let stood: Standing[];
  let said: string[];
  beforeEach(async () => {
    database = await testDatabase();
    await prepareBus(database.url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(BECOME_READER, [RELAY]);
    [log, topic, last, stood, said] = [new RelayedLog(database.url), new Topic(), 0, [], []];
  });
  afterEach(async () => {
    await log.close();
    await client.end();
    await database.drop();
  });

  /** What the engine puts onto its log: a row for each number, with so many records. */
  async function wrote(...rows: number[]): Promise<void> {
    for (const count of rows) {
      const records = Array.from({ length: count }, (): NotedRecord => ({
        position: (last += 1), sourceRecordPosition: -1, key: last, timestamp: 0, recordType: 'EVENT', valueType: 'VARIABLE', intent: 'CREATED', value: { name: `x${last}`, value: '"é"' },
      }));
      await client.query(`select bus.append('zeebe', 0, null, 'records', null, '{}', $1)`, [JSON.stringify(await packRecords(records))]);
    }
  }
  const relay = () => new LogRelay(log, topic, { stands: (standing) => void stood.push(standing), say: (sentence) => void said.push(sentence) });
  const all = () => Array.from({ length: last }, (_, place) => place + 1);
  async function untilIdle(one: LogRelay): Promise<void> {
    while ((await one.once()) === 'more');
    await one.once(); // and says so
  }
  const keptPlace = async () => (await client.query<{ position: string }>(`select position from bus.consumer where consumer_group = $1`, [RELAY])).rows[0]?.position;

  it('publishes every record once, in order, as Zeebe’s exporter writes it, and goes on where it was', async () => {
    await wrote(3, 1, 5);
    await untilIdle(relay());
    await wrote(2);
    await untilIdle(relay());
    expect(topic.positions).toEqual(all());
    expect(topic.taken[3]?.key).toBe('{"partitionId":1,"position":4}');
    expect(JSON.parse(topic.taken[3]?.value ?? '')).toEqual({
      partitionId: 1, position: 4, sourceRecordPosition: -1, key: 4, timestamp: 0, recordType: 'EVENT', valueType: 'VARIABLE', intent: 'CREATED',
      rejectionType: 'NULL_VAL', rejectionReason: '', brokerVersion: '8.3.13', recordVersion: 1, authorizations: { authorized_tenants: ['<default>'] }, value: { name: 'x4', value: '"é"', tenantId: '<default>' },
    });
  });

  it('takes many rows at once, and no more than it can hold', async () => {
    await wrote(...Array.from({ length: 300 }, () => 2));
    const one = relay();
    expect([await one.once(), await one.once()]).toEqual(['more', 'idle']);
    expect(topic.positions).toEqual(all());
    expect(topic.calls).toBe(2);
  });

  it('leaves out nothing while Kafka breaks: what it does not know to be there it publishes again', async () => {
    await wrote(4, 4);
    const one = relay();
    topic.breaksAfter = 3;
    expect(await one.once()).toBe(100);
    expect(await one.once()).toBe(200);
    expect(await keptPlace()).toBe('0');
    topic.breaksAfter = undefined;
    await wrote(1);
    await untilIdle(one);
    expect([...new Set(topic.positions)]).toEqual(all());
    expect(topic.positions).toHaveLength(3 + 3 + 9);
    expect(said).toEqual([expect.stringContaining('the engine goes on, and they are kept until they can be: connect ECONNREFUSED'), 'Records are published to Kafka again.']);
  });

  it('says how much waits and for how long, and how often it failed', async () => {
    await wrote(2);
    const one = relay();
    topic.breaksAfter = 0;
    await one.once();
    topic.breaksAfter = undefined;
    await untilIdle(one);
    expect(stood).toEqual([
      { published: 0, failures: 0, waitAfter: 0, seconds: expect.any(Number) },
      { published: 0, failures: 1, waitAfter: 0, seconds: expect.any(Number) },
      { published: 2, failures: 1, seconds: 0 },
    ]);
    expect(stood[1]?.seconds).toBeGreaterThan(stood[0]?.seconds ?? Infinity);
  });

  it('moves nothing when another has overtaken it, and goes on from there', async () => {
    await wrote(1, 1, 1);
    await log.next();
    const other = new RelayedLog(database.url);
    await untilIdle(new LogRelay(other, topic, { stands: () => undefined, say: () => undefined }));
    await other.close();
    const after = await keptPlace();
    await log.keep('1');
    expect(await keptPlace()).toBe(after);
    expect((await log.next()).rows).toEqual([]);
  });

  it('begins anew where its connection to the database was lost', async () => {
    await wrote(1);
    const one = relay();
    await untilIdle(one);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'engine relay' and datname = current_database()`);
    await wrote(1);
    expect(await one.once()).toBe(100);
    await untilIdle(one);
    expect(topic.positions).toEqual(all());
  });

  it('is waited for by whoever tidies the log', async () => {
    await client.query(`select bus.lay_weeks(now() - interval '60 days')`);
    await wrote(2);
    await client.query(`update bus.log set created_at = created_at - interval '50 days' where topic = 'zeebe'`);
    const tidied = async () => (await client.query<{ dropped: string[] }>(`select bus.keep_house(interval '30 days') as dropped`)).rows[0]?.dropped ?? [];
    const weekOfThem = async () => (await client.query<{ week: string }>(`select tableoid::regclass::text as week from bus.log where topic = 'zeebe'`)).rows[0]?.week.replace('bus.', '');
    const week = await weekOfThem();
    expect(await tidied()).not.toContain(week);
    await untilIdle(relay());
    expect(await tidied()).toContain(week);
    expect(topic.positions).toEqual(all());
  });
});
