import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, FactType, refuse, type AttestationId, type CloudEvent, type EventId, type FactOf, type PersonId } from '@attestation/contracts';
import { Ledger, migration, persistence, Store } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { EnginePublisher, fixedClock, newId, startService, withClient, type RunningService } from '@attestation/service-kit';
import { Controller, Inject, Injectable, Module, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { BusPublisher, publish } from './bus/publisher.js';
import { prepareBus } from './bus/schema.js';
import { orDeadLetter } from './consumer/dead-letter.js';
import { WHOLE_PAGES } from './consumer/postgres-log.strategy.js';
import { events } from './plugin.js';

type Expired = CloudEvent<{ attestationId: AttestationId; expiredAt: string }>;
type Withdrawn = CloudEvent<FactOf<typeof FactType.ApplicationWithdrawn>>;

/** Numbers told of a case, in their order; a negative one is refused. */
@Injectable()
class Numbers extends Store<number[]> {
  protected permits = async () => false;
  protected async load(tx: EntityManager, { id }: { id: string }): Promise<number[] | undefined> {
    const [row]: { numbers: number[] }[] = await tx.query('select numbers from told where id = $1', [id]);
    return row?.numbers;
  }
  protected async keep(tx: EntityManager, { id }: { id: string }, numbers: number[]): Promise<void> {
    await tx.query('insert into told values ($1, $2) on conflict (id) do update set numbers = excluded.numbers', [id, numbers]);
  }
}
class Nobody extends EnginePublisher {
  async publishMessage(): Promise<void> {
    throw new Error('there is no engine here');
  }
}
@Module({})
class Stores {
  static made() {
    return {
      module: Stores, global: true,
      providers: [{ provide: EnginePublisher, useClass: Nobody }, { provide: Numbers, useFactory: (db: DataSource, ledger: Ledger) => new Numbers(db, ledger), inject: [DataSource, Ledger] }],
      exports: [EnginePublisher, Numbers],
    };
  }
}

const pages: number[] = [];
@Controller()
class Listener {
  constructor(@Inject(Numbers) private readonly numbers: Numbers) {}

  @EventPattern(FactType.DraftExpired, WHOLE_PAGES)
  async onExpired(@Payload() told: Expired[]): Promise<void> {
    pages.push(told.length);
    await this.take(told, ({ data }) => data.expiredAt);
  }

  @EventPattern(FactType.ApplicationWithdrawn, WHOLE_PAGES)
  onWithdrawn(@Payload() told: Withdrawn[]): Promise<void> {
    return this.take(told, ({ data }) => data.withdrawnAt);
  }

  private async take<E extends CloudEvent<{ attestationId: AttestationId }>>(told: E[], instantOf: (event: E) => string): Promise<void> {
    const page = told.map((event) => {
      const number = Date.parse(instantOf(event)) / 1_000;
      const { attestationId } = event.data;
      const decide = (known: number[] | undefined) => (number < 0 ? refuse('NOT_FOUND') : accept({ next: [...(known ?? []), number], result: undefined }));
      return { subject: { id: attestationId, key: attestationId }, decide, inbox: event };
    });
    orDeadLetter(await this.numbers.takeAll(page));
  }
}

let database: TestDatabase;
let running: RunningService | undefined;
beforeAll(async () => void (database = await testDatabase()));
afterEach(async () => {
  await running?.stop();
  pages.length = 0;
});
afterAll(() => database.drop());

async function listen(): Promise<DataSource> {
  const plugins = [persistence({ migrations: [migration('001-told', 'create table if not exists told (id uuid primary key, numbers int[] not null)')] }), events()];
  const env = { TESTING_PORT: '0', DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  running = await startService({ name: 'testing', controllers: [Listener as Type], plugins, imports: [Stores.made()] }, env, { clock: fixedClock('2025-03-17') });
  return running.app.get(DataSource);
}
const event = (attestationId: AttestationId, number: number, id = newId<EventId>()): Expired => ({
  specversion: '1.0', id, source: '/services/applications', type: FactType.DraftExpired, time: '2025-03-17T04:00:00Z', partitionkey: attestationId, datacontenttype: 'application/json',
  data: { attestationId, expiredAt: new Date(number * 1_000).toISOString() },
});
const told = async (db: DataSource, id: AttestationId): Promise<number[] | undefined> =>
  ((await db.query('select numbers from told where id = $1', [id])) as { numbers: number[] }[])[0]?.numbers;
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; !(await holds()); ) {
    if (performance.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a handler of whole pages', () => {
  it('takes what has gathered in few changes, each case in its order, an event that came twice once', async () => {
    await prepareBus(database.url);
    const cases = Array.from({ length: 10 }, () => newId<AttestationId>());
    for (let number = 1; number <= 5; number++) {
      for (const id of cases) {
        const told = event(id, number);
        await publish(database.url, 'applications', told);
        if (number === 3) await publish(database.url, 'applications', told);
      }
    }
    const db = await listen();
    await until(async () => (await told(db, cases[9]!))?.length === 5);
    for (const id of cases) expect(await told(db, id)).toEqual([1, 2, 3, 4, 5]);
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  it('takes each case in its order also where several handlers have to do with it', async () => {
    await prepareBus(database.url);
    const cases = Array.from({ length: 6 }, () => newId<AttestationId>());
    const withdrawn = (attestationId: AttestationId, number: number): Withdrawn => {
      const { data: { expiredAt }, ...rest } = event(attestationId, number);
      return { ...rest, type: FactType.ApplicationWithdrawn, data: { attestationId, personId: newId<PersonId>(), withdrawnAt: expiredAt, note: null } as Withdrawn['data'] };
    };
    for (let number = 1; number <= 6; number++) {
      for (const [index, id] of cases.entries()) await publish(database.url, 'applications', (number + index) % 3 === 0 ? withdrawn(id, number) : event(id, number));
    }
    const db = await listen();
    await until(async () => (await Promise.all(cases.map((id) => told(db, id)))).every((each) => each?.length === 6)); // the handlers end in turn
    for (const id of cases) expect(await told(db, id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pages.length).toBeLessThan(18); // not one by one
    expect(await db.query('select reason from bus.dead_letter')).toEqual([]);
  });

  it('is given the events one by one where one is refused: that one is a dead letter, the others are kept', async () => {
    await prepareBus(database.url);
    const [good, bad] = [newId<AttestationId>(), newId<AttestationId>()];
    for (const [id, number] of [[good, 1], [bad, -1], [good, 2], [bad, 3]] as const) await publish(database.url, 'applications', event(id, number));
    const db = await listen();
    await until(async () => (await told(db, good))?.length === 2 && (await told(db, bad))?.length === 1);
    expect([await told(db, good), await told(db, bad)]).toEqual([[1, 2], [3]]);
    const letters: { reason: string }[] = await db.query('select reason from bus.dead_letter');
    expect(letters.map(({ reason }) => reason)).toEqual(['refused NOT_FOUND']);
  });
});

describe('a relay whose bus is in its own database', () => {
  it('publishes a fact and notes it in one commit: never told and not noted, nor noted and not told', async () => {
    await prepareBus(database.url);
    const db = await listen();
    const ledger = running?.app.get(Ledger);
    const attestationId = newId<AttestationId>();
    const overdue = { type: FactType.AnswerOverdue, data: { attestationId, due: '2025-03-17T04:00:00.000Z' } };
    const published = async () => ((await db.query('select count(*)::int as rows from bus.log where key = $1', [attestationId])) as { rows: number }[])[0]?.rows;
    const noted = async () => ((await db.query('select count(*)::int as rows from outbox where key = $1 and published_at is not null', [attestationId])) as { rows: number }[])[0]?.rows;
    await db.query(`create function not_yet() returns trigger language plpgsql as $$ begin raise 'not yet'; end $$;
                    create trigger not_yet before update on outbox execute function not_yet()`);
    await db.transaction(async (tx) => ledger?.appendAll(tx, [{ key: attestationId, facts: [overdue], messages: [] }]));
    ledger?.committed();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([await published(), await noted()]).toEqual([0, 0]);

    await db.query('drop trigger not_yet on outbox');
    ledger?.committed();
    await until(async () => (await noted()) === 1);
    expect(await published()).toBe(1);
  });
});

describe('a reader', () => {
  it('is told again what it had not written down when it was killed, and keeps it once; leaving in peace it writes all down', async () => {
    await prepareBus(database.url);
    const db = await listen();
    const id = newId<AttestationId>();
    const written = () => withClient(database.url, async (client) => (await client.query<{ all: boolean; position: string }>(
      `select (select max(position) from bus.log where topic = 'applications') = position as all, position from bus.consumer where topic = 'applications' and consumer_group = 'testing'`)).rows[0]);
    const before = await written();
    for (const number of [1, 2, 3]) await publish(database.url, 'applications', event(id, number));
    await until(async () => (await told(db, id))?.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 100)); // what it is stopped amid is told again
    await running?.stop();
    expect((await written())?.all).toBe(true);
    await withClient(database.url, (client) => client.query('update bus.consumer set position = $1', [before?.position])); // as after a kill before it was written down

    const again = await listen();
    await until(async () => (await written())?.all === true);
    expect(await told(again, id)).toEqual([1, 2, 3]);
  });

  it('passes over what nobody here takes without writing it down each time, and writes it down when it is quiet', async () => {
    await prepareBus(database.url);
    const db = await listen();
    const [id, another] = [newId<AttestationId>(), newId<AttestationId>()];
    const behind = async () =>
      ((await db.query(`select count(*)::int as rows from bus.log l join bus.consumer c using (topic) where c.consumer_group = 'testing' and l.position > c.position`)) as { rows: number }[])[0]?.rows;
    const passed = { ...event(another, 1), type: FactType.AnswerOverdue, data: { attestationId: another, due: '2025-03-17T04:00:00.000Z' } };
    await publish(database.url, 'applications', event(id, 1));
    await until(async () => (await told(db, id))?.length === 1 && (await behind()) === 0);

    const publisher = new BusPublisher(database.url, 'testing');
    await publisher.publish([1, 2, 3].map(() => ({ topic: 'applications', event: { ...passed, id: newId<EventId>() } })));
    await publisher.close();
    await until(async () => (await behind()) === 3); // nobody was called for them
    await until(async () => (await behind()) === 0);
    await publish(database.url, 'applications', event(id, 2));
    await until(async () => (await told(db, id))?.length === 2 && (await behind()) === 0);
  });
});
