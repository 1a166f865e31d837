import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { engineRecords } from '@attestation/engine/testing';
import { withClient } from '@attestation/service-kit';
import { Database } from './database.js';
import { EngineProcess } from './engine-process.js';
import { MODEL } from './orders.js';

const TAKE_OVER_MS = 5_000;
const UNAVAILABLE = 14;

describe('Two engines on one database', () => {
  let database: Database;
  let first: EngineProcess;
  let second: EngineProcess;
  beforeEach(async () => {
    database = await Database.start();
    first = await EngineProcess.start(database.url);
    await first.leads();
    await first.client.call('DeployResource', { resources: [{ name: 'order.bpmn', content: Buffer.from(MODEL) }] });
    await create(first, 'before');
    second = await EngineProcess.start(database.url);
    await second.waits();
  }, 90_000);
  afterEach(async () => {
    first.signal('SIGCONT');
    await Promise.all([first.kill(), second.kill()]);
    await database.remove();
  }, 60_000);

  const create = (engine: EngineProcess, order: string) =>
    engine.client.call('CreateProcessInstance', { bpmnProcessId: 'order', version: -1, variables: JSON.stringify({ order }) });

  /** Until the second leads, how long that takes; that both lead is never seen. */
  async function takeOver(): Promise<number> {
    const from = performance.now();
    for (;;) {
      const [one, other] = await Promise.all([first.status(), second.status()]);
      expect([one, other]).not.toEqual([204, 204]);
      if (other === 204) return performance.now() - from;
    }
  }

  it('have one writer; the second refuses and knows of no job', async () => {
    expect(await first.status()).toBe(204);
    await expect(create(second, 'beside')).rejects.toMatchObject({ code: UNAVAILABLE });
    expect(await locks()).toBe(1);
  });

  it('lose one: the second leads within five seconds and goes on with the first one’s jobs', async () => {
    await first.kill();
    const took = await takeOver();
    process.stdout.write(`take-over from one that was killed: ${Math.round(took)} ms\n`);
    expect(took).toBeLessThan(TAKE_OVER_MS);
    expect(await second.client.activate('check')).toHaveLength(1);
  }, 60_000);

  it('have one that hangs: its session is ended, the second leads within five seconds, and the first writes nothing when it awakes', async () => {
    first.signal('SIGSTOP');
    const took = await takeOver();
    process.stdout.write(`take-over from one that hangs: ${Math.round(took)} ms\n`);
    expect(took).toBeLessThan(TAKE_OVER_MS);
    await create(second, 'amid');
    first.signal('SIGCONT');
    await expect(create(first, 'awoken')).rejects.toMatchObject({ code: UNAVAILABLE });
    await first.waits();
    const records = await engineRecords(database.url);
    const orders = records.filter(({ valueType, intent }) => valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED').map(({ value }) => value['variables']);
    expect(orders).toEqual([{ order: 'before' }, { order: 'amid' }]);
    expect(records.every(({ position }, place) => position === place + 1)).toBe(true);
  }, 60_000);

  it('lose the database: one of them leads again, never both', async () => {
    await database.kill();
    for (let seen = 0; seen < 3; ) {
      const statuses = await Promise.all([first.status(), second.status()]);
      expect(statuses).not.toEqual([204, 204]);
      if (statuses.includes(204)) seen += 1;
    }
    expect(await locks()).toBe(1);
  }, 60_000);

  const locks = (): Promise<number> =>
    withClient(database.url, async (client) => {
      const { rows } = await client.query<{ held: string }>(`select count(*) as held from pg_locks where locktype = 'advisory' and granted
        and (classid::bigint << 32 | objid::bigint) = (hashtextextended('engine partition 1', 0))`);
      return Number(rows[0]?.held);
    });
});
