import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testTrustFile } from '@attestation/documents/testing';
import { engineRecords } from '@attestation/engine/testing';
import { withClient } from '@attestation/service-kit';
import { eventually } from '@attestation/standalone/demo';
import { Crowd, type Going } from '../load/attestations/crowd.js';
import { dayByDay, type Part } from '../load/attestations/day-by-day.js';
import { wrongEnds } from '../load/attestations/ends.js';
import { Figures } from '../load/attestations/figures.js';
import { planOf } from '../load/attestations/plan.js';
import type { TestPlatform } from '../support/platform.js';
import { startPlatform } from '../support/started.js';
import { correlated } from '../support/traces.js';

const CASES = 200;
/** Attestations a second; it takes two cores some of their breath. */
const RATE = 2;
/** Parts of the way amid which everything dies at once, and after how many seconds of each. */
const AMID: Record<string, number> = {
  'stage 1: draft to admittance': 25, booking: 3, results: 3, 'opening of the sheets': 1, 'score sheets': 10, 'meetings and protocols': 1, orders: 0.5, certificates: 0.4,
};

describe(`kill -9 of everything amid ${CASES} attestations`, () => {
  let platform: TestPlatform;
  let crowd: Crowd;
  let all: readonly Going[];
  const killed: string[] = [];
  const figures = new Figures();

  /** The whole group and its database die while this part goes on, and are started again. */
  async function amid({ name, work }: Part): Promise<void> {
    const done = work();
    const seconds = AMID[name];
    if (seconds !== undefined) await Promise.race([done, pause(seconds * 1000).then(() => powerFails(name))]);
    await done;
  }

  async function powerFails(name: string): Promise<void> {
    killed.push(name);
    await platform.killAll();
    crowd.caller.until = platform.again();
    await crowd.caller.until;
  }

  beforeAll(async () => {
    platform = await startPlatform({ SIGNATURE_TRUST: await testTrustFile() });
    crowd = await Crowd.gather(platform, planOf(CASES), figures);
    all = await dayByDay(crowd, RATE, amid).catch((error: unknown) => {
      throw new Error(`${String(error)}\nkilled amid ${killed.join(', ')}\n${platform.logs()}`);
    });
  }, 1_500_000);
  afterAll(() => platform?.remove(), 60_000);

  it('happened amid each of the parts', () => {
    expect(killed).toEqual(Object.keys(AMID));
    expect(figures.repeats).toBeGreaterThan(0);
  });

  it('lets every case end as the law says, and does nothing twice', async () => {
    expect(all).toHaveLength(CASES);
    expect(await wrongEnds(crowd, all)).toEqual([]);
  }, 300_000);

  const count = (sql: string): Promise<number> =>
    withClient(platform.run.databaseUrl, async (client) => Number((await client.query<{ count: string }>(sql)).rows[0]?.count));

  it('leaves no message open, and none was taken twice by a process', async () => {
    const outboxes = ['applications', 'portfolio', 'testing', 'commissions', 'integrations'].map((service) => `select closed_at from ${service}.outbox where kind = 'message'`);
    await eventually('every publication is closed', async () => ((await count(`select count(*) from (${outboxes.join(' union all ')}) told where closed_at is null`)) === 0 ? true : undefined));
    if (process.env.ENGINE !== 'zeebe') expect(takenTwice(correlated(await engineRecords(platform.run.databaseUrl)))).toEqual([]);
  }, 120_000);
});

/** What a process was given more than once: `name/key`. */
function takenTwice(given: { name: string; key: string }[]): string[] {
  const names = given.map(({ name, key }) => `${name}/${key}`);
  return names.filter((name, at) => names.indexOf(name) !== at);
}
