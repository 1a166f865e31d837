import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, Fact, RuleSetId } from '@attestation/contracts';
import { fixedClock, newId, startService, type RunningService } from '@attestation/service-kit';
import { DataSource } from 'typeorm';
import { migration } from '../migration.js';
import { persistence } from '../plugin.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { FactError, Ledger } from './ledger.js';

let database: TestDatabase;
let service: RunningService;
let db: DataSource;
let ledger: Ledger;

beforeAll(async () => {
  database = await testDatabase();
  const counter = migration('001-counter', 'create table counter (key text primary key, total int not null)');
  const plugin = persistence({ migrations: [counter], ruleSetInForce: () => '2025-03-10' as RuleSetId });
  service = await startService({ name: 'applications', plugins: [plugin] }, { APPLICATIONS_PORT: '0', DATABASE_URL: database.url, LOG_LEVEL: 'error' }, { clock: fixedClock('2025-03-17') });
  db = service.app.get(DataSource);
  ledger = service.app.get(Ledger);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const fact = (attestationId: AttestationId, seconds: number): Fact => ({ type: 'kz.ustaz.applications.answer-overdue.v1', data: { attestationId, due: new Date(seconds * 1_000).toISOString() } });
const told = async (key: string): Promise<number[]> => {
  const rows: { due: string }[] = await db.query('select body->>\'due\' as due from outbox where key = $1 order by position', [key]);
  return rows.map(({ due }) => Date.parse(due) / 1_000);
};

/** Counts each key up by one and tells the new total of each. */
const countUp = (keys: AttestationId[]): Promise<void> =>
  db.transaction(async (tx) => {
    await ledger.lockAll(tx, keys);
    const tellings = [];
    for (const key of keys) {
      const [row]: { total: number }[] = await tx.query('insert into counter as c values ($1, 1) on conflict (key) do update set total = c.total + 1 returning total', [key]);
      tellings.push({ key, facts: [fact(key, row?.total ?? 0)], messages: [] });
    }
    await ledger.appendAll(tx, tellings);
  });

describe('a batch of changes', () => {
  it('never waits for another in a circle, and tells of each key in the order of commits', async () => {
    const keys = Array.from({ length: 40 }, () => newId<AttestationId>());

    await Promise.all([keys, keys.toReversed(), [...keys, ...keys].slice(20, 60), keys.toReversed()].map(countUp));

    for (const key of keys) expect(await told(key)).toEqual([1, 2, 3, 4]);
  });

  it('is kept whole or not at all: one fact that does not fit takes the others with it', async () => {
    const [right, wrong] = [newId<AttestationId>(), newId<AttestationId>()];
    const misfit = { ...fact(wrong, 1), data: { attestationId: wrong } } as unknown as Fact;

    await expect(db.transaction((tx) => ledger.appendAll(tx, [{ key: right, facts: [fact(right, 1)], messages: [] }, { key: wrong, facts: [misfit], messages: [] }]))).rejects.toThrow(FactError);

    expect([await told(right), await told(wrong)]).toEqual([[], []]);
  });

  it('that tells nothing writes nothing', async () => {
    const key = newId<AttestationId>();
    await db.transaction((tx) => ledger.appendAll(tx, [{ key, facts: [], messages: [] }]));
    expect(await told(key)).toEqual([]);
  });
});
