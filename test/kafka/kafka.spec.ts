import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineRecords, until } from '@attestation/engine/testing';
import { prepareBus } from '@attestation/events';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { EngineProcess } from '../engine-kills/engine-process.js';
import { MODEL, Orders } from '../engine-kills/orders.js';
import { openRows } from '../engine-kills/records.js';
import { Kafka } from '../support/kafka.js';
import { bothOnKafka, CASES, type Exported } from './both.js';
import { readTopic, withoutRepetitions, type Read } from './topic.js';

const PATIENCE_MS = 60_000;
/** Jobs done between two deaths, so that each finds work in hand. */
const BETWEEN = 15;
/** Twice what a topic takes whose maker says nothing about it. */
const LARGE = 2_000_000;

let kafka: Kafka;
beforeAll(async () => void (kafka = await Kafka.make()), PATIENCE_MS);
afterAll(() => kafka?.remove());

describe('The engine’s records on a real Kafka', () => {
  const armory = mkdtempSync(join(tmpdir(), 'relay-fail-points-'));
  let database: TestDatabase;
  let engine: EngineProcess;
  let orders: Orders;
  const begin = async () => {
    engine = await EngineProcess.start(database.url, armory, { KAFKA_BROKERS: kafka.address });
    await engine.leads();
  };
  const isUpToDate = () => until(async () => (await engine.figure('engine_relay_lag_records')) === 0, PATIENCE_MS);
  const goesOn = async () => {
    const before = orders.completed.size;
    await until(() => orders.completed.size > before + BETWEEN, PATIENCE_MS);
  };
  /** Dies when it has published a page and not kept that it did. */
  const dieBetween = async () => {
    writeFileSync(join(armory, 'relay-published'), '');
    await until(() => !engine.alive, PATIENCE_MS);
    await engine.kill();
  };

  beforeAll(async () => {
    database = await testDatabase();
    await prepareBus(database.url);
    await begin();
    await engine.client.call('DeployResource', { resources: [{ name: 'order.bpmn', content: Buffer.from(MODEL) }] });
    orders = new Orders(() => engine.client);
  }, PATIENCE_MS);
  afterAll(async () => {
    await orders?.end();
    await engine?.kill();
    await database?.drop();
    rmSync(armory, { recursive: true, force: true });
  }, PATIENCE_MS);

  it('wait where it cannot be reached, while the engine works and tells how much waits', async () => {
    await goesOn();
    await engine.client.call('PublishMessage', { name: 'large', correlationKey: '', timeToLive: 0, variables: JSON.stringify({ text: 'x'.repeat(LARGE) }) });
    await until(async () => ((await engine.figure('engine_relay_lag_records')) ?? 0) > 100 && ((await engine.figure('engine_relay_lag_seconds')) ?? 0) > 1, PATIENCE_MS);
    await until(async () => ((await engine.figure('engine_relay_failures')) ?? 0) > 0, PATIENCE_MS);
    expect(await engine.figure('engine_relay_published')).toBe(0);
  }, PATIENCE_MS);

  it('come when it is there, to a topic of one partition that takes the largest of them', async () => {
    await kafka.start();
    await until(async () => ((await engine.figure('engine_relay_published')) ?? 0) > 100, PATIENCE_MS);
    const { topics } = await kafka.asked((admin) => admin.fetchTopicMetadata({ topics: ['zeebe'] }));
    expect(topics.map(({ name, partitions }) => [name, partitions.length])).toEqual([['zeebe', 1]]);
  }, PATIENCE_MS);

  it('are all there, in their order, after Kafka was killed, and the engine between publishing and keeping that it did', async () => {
    await goesOn();
    await dieBetween();
    await begin();
    await goesOn();
    await kafka.kill();
    await goesOn();
    await engine.kill();
    await begin();
    await kafka.start();
    orders.stopOrdering();
    await until(async () => (await openRows(database.url)) === 0, PATIENCE_MS);
    await orders.end();
    await isUpToDate();
    const records = await engineRecords(database.url);
    const read = await readTopic(kafka, 'zeebe', records.length);
    expect(records.some(({ value }) => JSON.stringify(value).length > LARGE)).toBe(true);
    expect(read.length).toBeGreaterThan(records.length); // the engine died with a page published
    expect(withoutRepetitions(read)).toEqual(records);
  }, 2 * PATIENCE_MS);
});

describe('Whoever reads what a real broker’s Kafka exporter writes reads the same of the engine', () => {
  let real: Exported;
  let ours: Exported;
  beforeAll(async () => {
    await kafka.asked((admin) => admin.deleteTopics({ topics: ['zeebe'] }));
    [real, ours] = await bothOnKafka(kafka);
  }, 2 * PATIENCE_MS);

  it.each(CASES)('in the case %s', (name) => {
    expect(ours.cases.get(name)).toEqual(real.cases.get(name));
  });

  it('of every kind of record', () => {
    const kinds = ({ cases }: Exported) => [...new Set([...cases.values()].flatMap((lines) => Object.keys(lines)))].sort();
    expect(kinds(ours)).toEqual(kinds(real));
    expect(kinds(ours)).toHaveLength(22);
  });

  it('in the same envelope: members, authorizations, key, partition, no headers', () => {
    const envelope = ({ key, record, partition, headers }: Read) => JSON.stringify([
      key === `{"partitionId":${record.partitionId},"position":${record.position}}`, partition, headers, record.authorizations,
      Object.entries(record).map(([name, value]) => `${name} ${typeof value}`).sort(),
    ]);
    const envelopes = ({ read }: Exported) => [...new Set(read.map(envelope))];
    expect(envelopes(ours)).toEqual(envelopes(real));
    expect(envelopes(ours)).toHaveLength(1);
  });
});
