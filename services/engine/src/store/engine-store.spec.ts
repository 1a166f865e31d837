import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { unpackRecords, type PackedRecords } from '@attestation/contracts/engine-records';
import { prepareBus } from '@attestation/events';
import { testDatabase } from '@attestation/persistence/testing';
import { withClient } from '@attestation/service-kit';
import { State } from '../domain/state/state.js';
import { EngineStore } from './engine-store.js';
import type { LogRecord } from '../domain/kernel/records.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let store: EngineStore;
let state: State;

beforeEach(async () => {
  database = await testDatabase();
  await prepareBus(database.url);
  [store, state] = await writer();
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

/** A new writer with what it finds. */
async function writer(): Promise<[EngineStore, State]> {
  const made = await EngineStore.connect(database.url, () => undefined);
  await made.acquire();
  await made.prepare();
  const found = new State();
  await made.load(found);
  return [made, found];
}

const record = (position: number): LogRecord => ({
  position, sourceRecordPosition: -1, key: position, timestamp: 0, recordType: 'EVENT', valueType: 'JOB', intent: 'CREATED', value: { type: 'a\u0000b' },
});

function count(value: number): Promise<void> {
  state.counters.put({ name: 'key', value });
  return store.commit(state.journal.drain(), [record(value)]);
}

const sql = async <R extends object>(text: string): Promise<R[]> => withClient(database.url, async (client) => (await client.query<R>(text)).rows);
const inTables = () => sql<{ value: { value: number } }>('select value from engine.counter');
const keptTexts = async () => (await sql('select from engine.kept_change')).length;

it('keeps each micro-batch at once, and brings the tables up to it a little later', async () => {
  await count(1);
  await count(2);
  expect([await inTables(), await keptTexts()]).toEqual([[], 2]);
  await store.close();
  expect([await inTables(), await keptTexts()]).toEqual([[{ value: { name: 'key', value: 2 } }], 0]);
  [store, state] = await writer();
  expect(state.counters.get('key')?.value).toBe(2);
});

it('is found as it was kept by whoever comes after a writer that died between the two', async () => {
  await count(1);
  await sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'engine' and datname = current_database()`);
  await expect(count(2)).rejects.toThrow();
  [store, state] = await writer();
  expect(state.counters.get('key')?.value).toBe(1);
  await count(3);
  await store.close();
  expect(await inTables()).toEqual([{ value: { name: 'key', value: 3 } }]);
  [store] = await writer();
});

it('writes nothing more after a micro-batch that could not be kept', async () => {
  await count(1);
  await sql('alter function bus.append rename to elsewhere');
  await expect(count(2)).rejects.toThrow('bus.append');
  await sql('alter function bus.elsewhere rename to append');
  await expect(count(3)).rejects.toThrow('bus.append');
  await store.close();
  [store, state] = await writer();
  expect(state.counters.get('key')?.value).toBe(1);
});

it('puts the records beside them, with every character', async () => {
  await count(1);
  const [row] = await sql<{ value: PackedRecords }>(`select value from bus.log where topic = 'zeebe'`);
  expect(unpackRecords(row!.value)[0]).toMatchObject({ position: 1, value: { type: 'a\u0000b' } });
});
