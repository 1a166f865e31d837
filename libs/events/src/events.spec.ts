import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, FactType, refuse, type AttestationId, type CloudEvent, type EventId, type Fact, type Outcome, type WorkItemId } from '@attestation/contracts';
import { exported, type NotedRecord, packRecords } from '@attestation/contracts/engine-records';
import { Ledger, migration, persistence, provisionServices, Store } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { currentContext, EnginePublisher, fixedClock, newId, startService, type EngineMessage, type RunningService } from '@attestation/service-kit';
import { Controller, Module, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { publish } from './bus/publisher.js';
import { prepareBus } from './bus/schema.js';
import { orDeadLetter, replayDeadLetter } from './consumer/dead-letter.js';
import { BusContext } from './consumer/postgres-log.strategy.js';
import { events } from './plugin.js';

class Notes extends Store<object> {
  protected permits = async () => true;
  protected load = async () => undefined;
  protected keep = async () => undefined;
}

/** An engine that is away until it is told to come. */
class Engine extends EnginePublisher {
  readonly got: EngineMessage[] = [];
  away = false;

  async publishMessage(message: EngineMessage): Promise<void> {
    if (this.away) throw new Error('UNAVAILABLE');
    this.got.push(message);
  }
}
@Module({})
class EngineModule {
  static with(engine: Engine) {
    return { module: EngineModule, global: true, providers: [{ provide: EnginePublisher, useValue: engine }], exports: [EnginePublisher] };
  }
}

let database: TestDatabase;
let client: pg.Client;
const running: RunningService[] = [];
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  const schemas = ['applications', 'testing', 'monitoring', 'bus'].map((schema) => `drop schema if exists ${schema} cascade`);
  await client.query(schemas.join(';'));
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const env = (name: string) => ({ [`${name.toUpperCase()}_PORT`]: '0', DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
async function serviceOf(name: 'applications' | 'testing' | 'monitoring', { controllers = [], engine = new Engine(), today = '2025-03-17', databaseUrl = database.url }: { controllers?: Type[]; engine?: Engine; today?: string; databaseUrl?: string } = {}) {
  const plugins = [persistence({ migrations: [migration('001-seen', 'create table seen (id text)')] }), events()];
  const service = await startService({ name, controllers, plugins, imports: [EngineModule.with(engine)] }, { ...env(name), DATABASE_URL: databaseUrl }, { clock: fixedClock(today) });
  running.push(service);
  const db = service.app.get(DataSource);
  return { service, engine, db, notes: new Notes(db, service.app.get(Ledger)) };
}

/** Facts that tell a number by their time, in seconds. */
const at = (n: number): string => new Date(n * 1_000).toISOString();
const expiry = (n: number) => ({ attestationId: newId<AttestationId>(), expiredAt: at(n) });
const expired = (n: number): Fact => ({ type: FactType.DraftExpired, data: expiry(n) });
interface Expiry {
  expiredAt: string;
}
const numberOf = ({ data }: CloudEvent<Expiry>): number => new Date(data.expiredAt).getTime() / 1_000;
const until = async (condition: () => Promise<boolean> | boolean, ms = 10_000): Promise<void> => {
  for (const end = performance.now() + ms; !(await condition()); ) {
    if (performance.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const logged = async (topic: string): Promise<CloudEvent<Expiry>[]> =>
  (await client.query<{ value: CloudEvent<Expiry> }>('select value from bus.log where topic = $1 order by position', [topic])).rows.map(({ value }) => value);
const anEvent = (type: string, data: unknown, key: string = newId()): CloudEvent<unknown> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/applications', type, time: '2025-03-17T04:00:00Z', partitionkey: key, datacontenttype: 'application/json', data,
});
const letters = async () => (await client.query<{ id: string; reason: string; attempts: number; resolved_at: Date | null; next_attempt_at: Date | null }>('select * from bus.dead_letter order by id')).rows;

describe('a service under its own role', () => {
  it('tells and hears through the bus, and can neither change nor forge what stands there', async () => {
    const addresses = await provisionServices(database.url, [{ name: 'applications', password: 'one' }, { name: 'testing', password: 'two' }]);
    await prepareBus(database.url);
    const seen: number[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: CloudEvent<Expiry>): void {
        seen.push(numberOf(event));
      }
    }
    await serviceOf('testing', { controllers: [Testing], databaseUrl: addresses.testing });
    const { notes } = await serviceOf('applications', { databaseUrl: addresses.applications });
    const key = newId<AttestationId>();
    await notes.change({ id: key, key }, () => accept({ result: undefined, facts: [expired(7)] }));
    await until(() => seen.includes(7));

    const stranger = new pg.Client({ connectionString: addresses.testing });
    await stranger.connect();
    for (const sql of ['delete from bus.log', `update bus.log set type = 'x'`, `insert into bus.log (topic, type, value) values ('a', 'b', '{}')`, 'delete from bus.dead_letter']) {
      await expect(stranger.query(sql)).rejects.toThrow('permission denied');
    }
    await stranger.end();
    const forged = publish(addresses.testing ?? '', 'applications', anEvent(FactType.DraftExpired, expiry(8)));
    await expect(forged).rejects.toThrow('testing may not publish on the topic applications');
  });
});

describe('the relay', () => {
  it('puts facts on their owner\'s topic as CloudEvents, in commit order for each key', async () => {
    const { notes } = await serviceOf('applications');
    const key = newId<AttestationId>();
    const say = (n: number) => notes.change({ id: key, key }, () => accept({ result: undefined, facts: [expired(n)] }));
    for (let round = 0; round < 5; round++) await Promise.all([1, 2, 3, 4].map((n) => say(round * 4 + n)));
    await until(async () => (await logged('applications')).length === 20);
    const kept = (await client.query<{ at: string }>(`select body->>'expiredAt' as at from applications.outbox order by position`)).rows;
    const told = await logged('applications');
    expect(told.map(({ data }) => data.expiredAt)).toEqual(kept.map(({ at }) => at));
    expect(told[0]).toMatchObject({ specversion: '1.0', source: '/services/applications', type: FactType.DraftExpired, partitionkey: key, time: '2025-03-17T04:00:00.000Z' });
  });

  it('loses and doubles nothing when a service dies between the commit and the delivery', async () => {
    const first = await serviceOf('applications');
    await first.service.stop();
    running.length = 0;
    const key = newId<AttestationId>();
    await client.query(
      `insert into applications.outbox (id, key, kind, name, body, created_at) select gen_random_uuid(), $1, 'fact', $2, jsonb_build_object('attestationId', $3::text, 'expiredAt', to_char(to_timestamp(n) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), now() from generate_series(1, 3) n`,
      [key, FactType.DraftExpired, newId()],
    );
    // what a relay leaves that was killed after the bus had the first one and before it could note it
    const { rows } = await client.query<{ id: EventId }>('select id from applications.outbox order by position limit 1');
    await publish(database.url, 'applications', { ...anEvent(FactType.DraftExpired, expiry(1), key), id: rows[0]!.id });
    await serviceOf('applications');
    await until(async () => (await logged('applications')).length === 3);
    expect((await logged('applications')).map(numberOf)).toEqual([1, 2, 3]);
  });

  it('delivers the messages of a key in order, holds back only the key that fails, and facts never', async () => {
    const engine = new Engine();
    engine.away = true;
    const { notes, db } = await serviceOf('applications', { engine });
    const key = newId<AttestationId>();
    const send = () => notes.change({ id: key, key }, () =>
      accept({ result: undefined, facts: [expired(0)], messages: [{ name: 'certificate-issued', key: newId<WorkItemId>(), variables: {} }] }));
    for (let n = 0; n < 4; n++) await send();
    await until(async () => (await logged('applications')).length === 4);
    await until(async () => ((await db.query('select 1 from outbox where attempts > 1')) as unknown[]).length === 1);
    engine.away = false;
    await until(() => engine.got.length === 4);
    const ids: { id: string }[] = await db.query(`select id from outbox where kind = 'message' order by position`);
    expect(engine.got.map(({ messageId }) => messageId)).toEqual(ids.map(({ id }) => id));
    expect(engine.got[0]).toMatchObject({ name: 'certificate-issued', timeToLiveMs: 86_400_000 });
  });

  it('publishes a message again under a new id, ten minutes later, until its effect is seen', async () => {
    const { notes, engine, service } = await serviceOf('applications', { today: '2025-03-17T09:00:00Z' });
    const key = newId<AttestationId>();
    for (const name of ['order-issued', 'certificate-issued'] as const) {
      await notes.change({ id: key, key }, () => accept({ result: undefined, messages: [{ name, key: newId<WorkItemId>(), variables: {} }] }));
    }
    await notes.change({ id: key, key }, () => accept({ result: undefined }), { proves: ['order-issued'] });
    await until(() => engine.got.length >= 1 && engine.got.some(({ name }) => name === 'certificate-issued'));
    const { messageId } = engine.got.find(({ name }) => name === 'certificate-issued')!;
    await until(async () => (await client.query('select 1 from applications.outbox where published_at is null and closed_at is null')).rowCount === 0);
    await service.stop();
    running.length = 0;
    const soon = await serviceOf('applications', { today: '2025-03-17T09:09:00Z' });
    await soon.service.stop();
    running.length = 0;
    const later = await serviceOf('applications', { today: '2025-03-17T09:11:00Z' });
    await until(() => later.engine.got.length === 1);
    expect(soon.engine.got).toEqual([]);
    expect(later.engine.got[0]).toMatchObject({ messageId: `${messageId}.1`, name: 'certificate-issued' });
  });
});

describe('a handler of events', () => {
  it('gets each event in order of its key, once it was begun again too', async () => {
    const seen: string[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      async on(@Payload() event: CloudEvent<Expiry>): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve, numberOf(event) % 3));
        seen.push(`${event.partitionkey}:${numberOf(event)}`);
      }
    }
    const keys = ['a', 'b', 'c'];
    const say = async (from: number, to: number) => {
      for (let n = from; n < to; n++) for (const key of keys) await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(n), key));
    };
    await say(0, 3);
    const first = await serviceOf('testing', { controllers: [Testing] });
    await until(() => seen.length === 9);
    await first.service.stop();
    running.length = 0;
    await say(3, 6);
    await serviceOf('testing', { controllers: [Testing] });
    await until(() => seen.length >= 18);
    for (const key of keys) expect(seen.filter((each) => each.startsWith(key))).toEqual([0, 1, 2, 3, 4, 5].map((n) => `${key}:${n}`));
    expect(seen).toHaveLength(18);
  });

  it('misses nothing when a position is committed after a later one was begun', async () => {
    const seen: number[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: CloudEvent<Expiry>): void {
        seen.push(numberOf(event));
      }
    }
    await serviceOf('testing', { controllers: [Testing] });
    const append = (to: pg.Client, n: number) => {
      const event = anEvent(FactType.DraftExpired, expiry(n));
      return to.query(`select bus.append('applications', 0, 'k', $1, $2, '{}', $3)`, [event.type, event.id, JSON.stringify(event)]);
    };
    await client.query('begin');
    await append(client, 1);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const second = append(other, 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(seen).toEqual([]);
    await client.query('commit');
    await second;
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
    await other.end();
  });

  it('reads for its group alone, however many replicas there are', async () => {
    const seen: number[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: CloudEvent<Expiry>): void {
        seen.push(numberOf(event));
      }
    }
    const replicas = await Promise.all([serviceOf('testing', { controllers: [Testing] }), serviceOf('testing', { controllers: [Testing] })]);
    for (let n = 0; n < 10; n++) await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(n)));
    await until(() => seen.length === 10);
    await replicas[0]!.service.stop();
    await replicas[1]!.service.stop();
    expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('goes on where it was when the connection to the bus breaks', async () => {
    const seen = new Set<number>();
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: CloudEvent<Expiry>): void {
        seen.add(numberOf(event));
      }
    }
    const { service } = await serviceOf('testing', { controllers: [Testing] });
    const readiness = async () => (await fetch(`${service.address}/ready`)).status;
    await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(1)));
    await until(() => seen.has(1));
    expect(await readiness()).toBe(200);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'testing consumer' and datname = current_database()`);
    await until(async () => (await readiness()) === 503);
    await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(2)));
    await until(() => seen.has(2));
    expect(await readiness()).toBe(200);
  });

  it('that fails is asked again; one that fails for good leaves a dead letter, lets the others pass, and can be replayed', async () => {
    let healthy = false;
    const seen: number[] = [];
    let attempts = 0;
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: CloudEvent<Expiry>): void {
        if (numberOf(event) === 1 && !healthy) {
          attempts++;
          throw new Error('the printer is out of paper');
        }
        seen.push(numberOf(event));
      }
    }
    await serviceOf('testing', { controllers: [Testing] });
    for (const n of [1, 2]) await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(n), 'same'));
    await until(async () => (await letters()).length === 1);
    expect(attempts).toBe(5);
    const [letter] = await letters();
    expect(letter).toMatchObject({ reason: 'the printer is out of paper', attempts: 1, resolved_at: null });
    await until(() => seen.includes(2));
    healthy = true;
    expect(await replayDeadLetter(database.url, letter!.id)).toBe(true);
    await until(async () => (await letters())[0]?.resolved_at !== null);
    expect(seen).toEqual([2, 1]);
    expect(await replayDeadLetter(database.url, letter!.id)).toBe(false);
  });

  it('that refuses leaves a dead letter at once, with its code, and is asked again later of itself', async () => {
    let outcome: Outcome<void> = refuse('NOT_BOOKED');
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() _: unknown): void {
        orDeadLetter(outcome);
      }
    }
    await serviceOf('testing', { controllers: [Testing] });
    await publish(database.url, 'applications', anEvent(FactType.DraftExpired, expiry(0)));
    await until(async () => (await letters()).length === 1);
    expect((await letters())[0]).toMatchObject({ reason: 'refused NOT_BOOKED', next_attempt_at: expect.any(Date) });
    outcome = { ok: true, value: undefined };
    await client.query('update bus.dead_letter set next_attempt_at = now()');
    await until(async () => (await letters())[0]?.resolved_at !== null);
  });

  it('may take a whole topic, and gets the engine\'s records one by one out of their batches', async () => {
    const seen: unknown[] = [];
    @Controller()
    class Monitoring {
      @EventPattern('zeebe')
      onRecord(@Payload() record: unknown, @Ctx() context: unknown): void {
        const { topic, item } = BusContext.of(context);
        seen.push([record, topic, item]);
      }

      @EventPattern('applications')
      onFact(@Payload() { type }: CloudEvent<unknown>): void {
        seen.push(type);
      }
    }
    await serviceOf('monitoring', { controllers: [Monitoring] });
    const records = [1, 2].map((position): NotedRecord => ({ position, sourceRecordPosition: -1, key: -1, timestamp: 0, recordType: 'EVENT', valueType: 'JOB_BATCH', intent: 'ACTIVATED', value: {} }));
    await client.query(`select bus.append('zeebe', 1, '1', 'records', null, '{}', $1)`, [JSON.stringify(await packRecords(records))]);
    await until(() => seen.length === 2);
    expect(seen).toEqual(records.map((record, item) => [exported(record), 'zeebe', item]));
    await publish(database.url, 'applications', anEvent(FactType.AnswerOverdue, { attestationId: newId(), due: at(0) }));
    await until(() => seen.length === 3);
    expect(seen[2]).toBe(FactType.AnswerOverdue);
  });

  it('never sees a fact that does not fit its schema: it is a dead letter that names what is wrong', async () => {
    const seen: unknown[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() event: unknown): void {
        seen.push(event);
      }
    }
    await serviceOf('testing', { controllers: [Testing] });
    await publish(database.url, 'applications', anEvent(FactType.DraftExpired, { attestationId: 'a teacher' }));
    await until(async () => (await letters()).length === 1);
    expect((await letters())[0]?.reason).toMatch(/^kz\.ustaz\.applications\.draft-expired\.v1: .*\/attestationId must match pattern/);
    expect(seen).toEqual([]);
  });

  it('works under the trace of the command that caused the event', async () => {
    const traces: unknown[] = [];
    @Controller()
    class Testing {
      @EventPattern(FactType.DraftExpired)
      on(@Payload() _: unknown): void {
        traces.push([currentContext().traceparent, currentContext().service]);
      }
    }
    await serviceOf('testing', { controllers: [Testing] });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await publish(database.url, 'applications', { ...anEvent(FactType.DraftExpired, expiry(0)), traceparent });
    await until(() => traces.length === 1);
    expect(traces).toEqual([[traceparent, 'testing']]);
  });

  it('for what is neither a fact nor a topic does not start', async () => {
    @Controller()
    class Testing {
      @EventPattern('kz.ustaz.Applications.wrong')
      on(@Payload() _: unknown): void {
        throw new Error('never called');
      }
    }
    await expect(serviceOf('testing', { controllers: [Testing] })).rejects.toThrow('neither a fact nor a topic');
  });
});
