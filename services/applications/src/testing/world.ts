import {
  FactType, REGISTRIES, type AttestationId, type ClaimableCategory, type CloudEvent, type EventId, type FactOf, type JobIn, type JobType, type PersonId, type WorkItemId,
} from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { testIssuer } from '@attestation/access/testing';
import { testTrustFile } from '@attestation/documents/testing';
import { testDatabase } from '@attestation/persistence/testing';
import { Clock, newId, startService } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import { DataSource } from 'typeorm';
import { CaseEvents } from '../events/case.events.js';
import { RegistersEvents } from '../events/registers.events.js';
import { quietService } from '../index.js';
import { CaseWorkers } from '../workers/case.workers.js';
import { doorsOf } from './doors.js';
import { seed } from './seed.js';

/** A clock that the test moves. */
export class TestClock extends Clock {
  constructor(private at: string) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  moveTo(at: string): void {
    this.at = at;
  }
}

/** One region, one district, one school, one teacher, one provider, the campaign of 2025; on a real PostgreSQL, with real tokens. */
export async function startApplications({ today = '2025-03-17T09:00:00+05:00' } = {}) {
  const [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
  const clock = new TestClock(today);
  const env = { DATABASE_URL: database.url, OIDC_ISSUER: issuer.issuer, APPLICATIONS_PORT: '0', LOG_LEVEL: 'silent', SIGNATURE_TRUST: await testTrustFile() };
  const { app, stop } = await startService(quietService, env, { clock });
  const given = await seed(app.get(Projection), app.get(RegistersEvents));
  const db = app.get(DataSource);
  const caseEvents = app.get(CaseEvents);
  let elements = 0;

  const { call, asMachine, bytes, signed } = doorsOf(app.getHttpServer(), issuer);

  /** A job as the engine delivers it. Each is a new element instance of one process instance, unless told otherwise. */
  const jobFor = <T extends JobType>(type: T, variables: JobIn<T>, processInstanceKey = '1'): Job<JobIn<T>> => ({
    key: `${(elements += 1)}`, type, variables, headers: {}, retries: 3, elementId: type, elementInstanceKey: `${elements}`, processInstanceKey,
    bpmnProcessId: 'attestation', deadline: new Date(clock.now().getTime() + 60_000),
  });

  /** A fact of another service arrives. @param at its own time; now when not told */
  const hears = async <T extends FactType>(type: T, data: FactOf<T>, at = clock.now().toISOString(), id = newId<EventId>()): Promise<void> => {
    const [, , context] = type.split('.');
    const { attestationId } = data as { attestationId: AttestationId };
    const event = { specversion: '1.0', id, source: `/services/${context}`, type, time: at, partitionkey: attestationId, datacontenttype: 'application/json', data } as const;
    await caseEvents.onCaseFacts([event as unknown as CloudEvent<{ attestationId: AttestationId }>]);
  };

  /** All registries have answered. */
  const registriesAnswer = async (attestationId: AttestationId, status: 'ANSWERED' | 'SILENT' | 'EMPTY' = 'ANSWERED', except: string[] = []) => {
    for (const registry of REGISTRIES.filter((each) => !except.includes(each))) {
      const { personId } = given;
      const answer = { attestationId, personId, workItemId: newId<WorkItemId>(), registry, status, source: 'test', answeredAt: clock.now().toISOString(), items: [] };
      await hears(FactType.RegistryAnswered, answer);
    }
  };

  return {
    clock, db, call, asMachine, bytes, jobFor, hears, given,
    submit: (attestationId: AttestationId, { consent = true, as = given.personId, key }: { consent?: boolean; as?: PersonId; key?: string } = {}) =>
      signed(attestationId, 'submission', as, { consent }, key),
    answer: (attestationId: AttestationId, body: Record<string, unknown>, { as = given.providerId, key }: { as?: PersonId; key?: string } = {}) =>
      signed(attestationId, 'answer', as, body, key),
    workers: app.get(CaseWorkers),
    /** a part of the service, to be called as its own clock or transport would */
    get: <T>(type: abstract new (...args: never[]) => T): T => app.get(type),
    /** What left for the bus and the engine, in order. */
    outbox: async () => (await db.query('select kind, name, key, correlation_key, body, closed_at from outbox order by position')) as OutboxRow[],
    /** A case of hers from draft to wherever it is wanted, through the doors. */
    caseOf: async (teacher: PersonId, { claimed = 'MODERATOR', until = 'ACCEPTED', provider = given.providerId }: { claimed?: ClaimableCategory; until?: 'DRAFT' | 'SUBMITTED' | 'REGISTERED' | 'ACCEPTED'; provider?: PersonId } = {}) => {
      const { attestationId } = (await call('post', '', { as: teacher, body: { claimedCategory: claimed } })).body;
      if (until === 'DRAFT') return attestationId;
      await registriesAnswer(attestationId);
      await signed(attestationId, 'submission', teacher, { consent: true });
      if (until === 'SUBMITTED') return attestationId;
      await app.get(CaseWorkers).register(jobFor('applications.register', { attestationId }));
      if (until === 'ACCEPTED') await signed(attestationId, 'answer', provider, { answer: 'ACCEPTED' });
      return attestationId;
    },
    registriesAnswer,
    stop: async () => {
      await stop();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}

export interface OutboxRow {
  kind: 'fact' | 'message';
  name: string;
  key: string;
  correlation_key: string | null;
  body: Record<string, unknown>;
  closed_at: Date | null;
}
export type World = Awaited<ReturnType<typeof startApplications>>;
