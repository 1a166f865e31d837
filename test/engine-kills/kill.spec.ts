import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINE_FAIL_POINTS } from '@attestation/service-kit';
import type { ExportedRecord } from '@attestation/contracts/engine-records';
import { engineRecords, until } from '@attestation/engine/testing';
import { Database } from './database.js';
import { EngineProcess } from './engine-process.js';
import { JOBS_EACH, MODEL, Orders } from './orders.js';
import { keysOf, openRows } from './records.js';

const KILLS = process.env.TEST_TIER === 'deep' ? 300 : 20;
/** Whoever passes a named point dies there; the engine also at any moment, as does its database, alone and with it. */
const VICTIMS = [...ENGINE_FAIL_POINTS, 'the engine at any moment', 'the database', 'both'] as const;
/** Jobs done between two deaths, so that each finds work in hand. */
const BETWEEN = 12;
const PATIENCE_MS = 60_000;

describe(`kill -9 of the engine and its database, ${KILLS} times amid running instances`, () => {
  const armory = mkdtempSync(join(tmpdir(), 'engine-fail-points-'));
  const killed: string[] = [];
  let database: Database;
  let engine: EngineProcess;
  let orders: Orders;
  let records: ExportedRecord[];

  const begin = async () => {
    engine = await EngineProcess.start(database.url, armory);
    await engine.leads();
  };

  async function strike(victim: (typeof VICTIMS)[number], place: number): Promise<void> {
    const database_ = () => database.kill();
    if (victim === 'the database') return database_();
    if (victim === 'both') await Promise.all([engine.kill(), database_()]);
    else if (victim === 'the engine at any moment') await pause((place * 37) % 90).then(() => engine.kill());
    else await dieAt(victim);
    await begin();
  }

  async function dieAt(point: string): Promise<void> {
    writeFileSync(join(armory, point), '');
    await until(() => !engine.alive, PATIENCE_MS);
    await engine.kill();
  }

  beforeAll(async () => {
    database = await Database.start();
    await begin();
    await engine.client.call('DeployResource', { resources: [{ name: 'order.bpmn', content: Buffer.from(MODEL) }] });
    orders = new Orders(() => engine.client);
    for (let place = 0; place < KILLS; place += 1) {
      const before = orders.completed.size;
      await until(() => orders.completed.size > before + BETWEEN, PATIENCE_MS);
      const victim = VICTIMS[place % VICTIMS.length]!;
      await strike(victim, place);
      killed.push(victim);
    }
    orders.stopOrdering();
    await until(async () => (await openRows(database.url).catch(() => 1)) === 0, PATIENCE_MS);
    await orders.end();
    records = await engineRecords(database.url);
  }, 2_800_000);
  afterAll(async () => {
    await orders?.end();
    await engine?.kill();
    await database?.remove();
  }, 60_000);

  const twice = (keys: readonly string[]) => keys.filter((key, place) => keys.indexOf(key) !== place);
  const ended = () => keysOf(records, 'PROCESS_INSTANCE', 'ELEMENT_COMPLETED', 'order');

  it('happened as planned', () => {
    expect(killed).toHaveLength(KILLS);
    expect(readdirSync(armory)).toEqual([]);
    expect(orders.created.size).toBeGreaterThan(KILLS);
  });

  it('loses no instance: each that was answered has come to its end, once', () => {
    expect(ended()).toEqual(expect.arrayContaining([...orders.created.values()]));
    expect(twice(ended())).toEqual([]);
    expect([...ended()].sort()).toEqual(keysOf(records, 'PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', 'order').sort());
  });

  it('does no job twice and forgets none that was answered', () => {
    const done = keysOf(records, 'JOB', 'COMPLETED');
    expect(twice(done)).toEqual([]);
    expect(done).toEqual(expect.arrayContaining([...orders.completed]));
    expect(done).toHaveLength(JOBS_EACH * ended().length);
  });

  it('lets each timer fire once', () => {
    expect(twice(keysOf(records, 'TIMER', 'TRIGGERED'))).toEqual([]);
    expect(keysOf(records, 'TIMER', 'TRIGGERED', 'rest')).toHaveLength(ended().length);
    const reminders = ['TRIGGERED', 'CANCELED'].flatMap((intent) => keysOf(records, 'TIMER', intent, 'reminder'));
    expect(reminders.sort()).toEqual(keysOf(records, 'TIMER', 'CREATED', 'reminder').sort());
  });

  it('loses no message and gives none twice', () => {
    const published = records.filter(({ valueType, intent, recordType }) => recordType === 'EVENT' && valueType === 'MESSAGE' && intent === 'PUBLISHED').map(({ value }) => String(value['messageId']));
    expect(published.sort()).toEqual([...orders.paid].sort());
    const taken = keysOf(records, 'PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED');
    expect(twice(taken)).toEqual([]);
    expect(taken).toHaveLength(ended().length);
  });

  it('leaves a log without a gap', () => {
    expect(records.every(({ position }, place) => position === place + 1)).toBe(true);
  });
});
