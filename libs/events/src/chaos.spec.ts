import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, FactType, type AttestationId, type CloudEvent, type IdempotencyKey, type PersonId, type Subject } from '@attestation/contracts';
import { Ledger, migration, persistence, Store } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { EnginePublisher, fixedClock, newId, startService, type RunningService } from '@attestation/service-kit';
import { Controller, Injectable, Module, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { orDeadLetter } from './consumer/dead-letter.js';
import { events } from './plugin.js';

const CASES = 5;
const COMMANDS = 80;

@Injectable()
class Log extends Store<string[]> {
  protected permits = async () => true;

  protected async load(tx: EntityManager, { key }: Subject): Promise<string[]> {
    const rows: { entry: string }[] = await tx.query('select entry from log where key = $1 order by place', [key]);
    return rows.map(({ entry }) => entry);
  }

  protected async keep(tx: EntityManager, { key }: Subject, next: string[]): Promise<void> {
    await tx.query('insert into log (key, entry) values ($1, $2)', [key, next.at(-1)]);
  }
}

/** Writes down what it hears, once. */
@Controller()
class Hearing {
  constructor(private readonly log: Log) {}

  @EventPattern(FactType.AnswerOverdue)
  async on(@Payload() event: CloudEvent<{ attestationId: AttestationId; due: string }>): Promise<void> {
    const { attestationId, due } = event.data;
    const decide = (known: string[] = []) => accept({ next: [...known, due], result: undefined });
    orDeadLetter(await this.log.change({ id: attestationId, key: attestationId }, decide, { inbox: event }));
  }
}
@Module({ providers: [Log], controllers: [Hearing] })
class HearingModule {}

/** An engine that drops a known message, as Zeebe does. */
class Engine extends EnginePublisher {
  readonly got: string[] = [];

  async publishMessage({ messageId, variables }: { messageId: string; variables: Record<string, unknown> }): Promise<void> {
    const known = `${messageId} ${String(variables.answer)}`;
    if (!this.got.includes(known)) this.got.push(known);
  }
}

let database: TestDatabase;
let client: pg.Client;
const engine = new Engine();
const running: RunningService[] = [];
const start = async (name: 'applications' | 'testing', imports: Type[]) => {
  const table = migration('001-log', 'create table log (place bigint generated always as identity, key text, entry text, unique (key, entry))');
  const bound = { module: class Bound {}, global: true, providers: [{ provide: EnginePublisher, useValue: engine }], exports: [EnginePublisher] };
  const env = { [`${name.toUpperCase()}_PORT`]: '0', DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const service = await startService({ name, imports: [bound, ...imports], plugins: [persistence({ migrations: [table] }), events()] }, env, { clock: fixedClock('2025-03-17') });
  running.push(service);
  return service;
};
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url, application_name: 'the test' });
  await client.connect();
});
afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await client.end();
  await database.drop();
});

const entries = async (schema: string, key: string): Promise<string[]> => {
  const { rows } = await client.query<{ entry: string }>(`select entry from ${schema}.log where key = $1 order by place`, [key]);
  return rows.map(({ entry }) => entry);
};
const cutEveryConnection = () => client.query(
  `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> 'the test' and pid <> pg_backend_pid()`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('while every connection is cut again and again', () => {
  it('each command is done once, told once, heard once and sent to the engine once, in one order', async () => {
    const speaking = await start('applications', []);
    await start('testing', [HearingModule]);
    const log = new Log(speaking.app.get(DataSource), speaking.app.get(Ledger));
    const keys = Array.from({ length: CASES }, () => newId<AttestationId>());
    const caller = { personId: newId<PersonId>(), act: 'write', assignments: [] };

    const say = async (key: AttestationId, due: string): Promise<void> => {
      const idempotencyKey = newId<IdempotencyKey>();
      const decide = (known: string[] = []) => accept({
        next: [...known, due],
        result: due,
        facts: [{ type: FactType.AnswerOverdue, data: { attestationId: key, due } }],
        messages: [{ name: 'application-answered', key, variables: { answer: due as 'ACCEPTED' } }],
      });
      // what a person does when the page says that something went wrong: the same again
      while (!(await log.change({ id: key, key }, decide, { caller, idempotencyKey }).then(({ ok }) => ok, () => false))) await pause(20);
    };
    let speakingStill = true;
    const chaos = (async () => {
      while (speakingStill) {
        await pause(150);
        await cutEveryConnection();
      }
    })();
    const moments = Array.from({ length: COMMANDS }, (_, n) => new Date(n * 1_000).toISOString());
    await Promise.all(moments.map(async (due, n) => {
      await pause(n * 25);
      await say(keys[n % CASES]!, due);
    }));
    speakingStill = false;
    await chaos;

    for (const [n, key] of keys.entries()) {
      const done = await entries('applications', key);
      expect([...done].sort()).toEqual(moments.filter((_, at) => at % CASES === n));
      for (let tries = 0; (await entries('testing', key)).length < done.length && tries < 400; tries++) await pause(50);
      expect(await entries('testing', key)).toEqual(done);
      const { rows } = await client.query<{ id: string; answer: string }>(
        `select id, body->>'answer' as answer from applications.outbox where key = $1 and kind = 'message' order by position`, [key]);
      for (let tries = 0; !rows.every(({ id, answer }) => engine.got.includes(`${id} ${answer}`)) && tries < 400; tries++) await pause(50);
      const sent = engine.got.filter((each) => rows.some(({ id }) => each.startsWith(id)));
      expect(sent).toEqual(rows.map(({ id, answer }) => `${id} ${answer}`));
      expect(rows.map(({ answer }) => answer)).toEqual(done);
    }
    expect((await client.query('select reason from bus.dead_letter where resolved_at is null')).rows).toEqual([]);
  }, 60_000);
});
