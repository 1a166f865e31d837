import {
  FactType, REGISTRIES, type AttestationId, type CloudEvent, type EventId, type FactOf, type JobIn, type JobType, type OrganisationId, type PersonId,
  type PlaceCode, type PlainDate, type WorkItemId,
} from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { testIssuer } from '@attestation/access/testing';
import { signAs, testTrustFile } from '@attestation/documents/testing';
import { testDatabase } from '@attestation/persistence/testing';
import { Clock, newId, startService } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { CaseEvents } from '../events/case.events.js';
import { RegistersEvents } from '../events/registers.events.js';
import { quietService } from '../index.js';
import { CaseWorkers } from '../workers/case.workers.js';

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

export interface Answered {
  status: number;
  body: Record<string, unknown> & { current: Record<string, unknown>; reasons: { text: string; rule: string }[]; attestationId: AttestationId; type: string };
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

  const call = async (method: Method, path: string, { as, body, key = newId(), language = 'en' }: CallOptions): Promise<Answered> => {
    const asked = request(app.getHttpServer())[method](`/api/v1/applications${path}`).set('accept-language', language);
    if (as) asked.set('authorization', `Bearer ${await issuer.tokenFor(as)}`);
    const { status, body: answer } = await (method === 'get' ? asked : asked.set('idempotency-key', key).send(body as object));
    return { status, body: answer as Answered['body'] };
  };

  /** The bytes of a document that a person is shown; undefined where she is refused. */
  const bytes = async (path: string, as: PersonId): Promise<Buffer | undefined> => {
    const asked = request(app.getHttpServer()).get(`/api/v1/applications${path}`).set('authorization', `Bearer ${await issuer.tokenFor(as)}`);
    const { status, body } = await asked.buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    return status === 200 ? (body as Buffer) : undefined;
  };

  /** Signs what is laid before her and sends it; where nothing is shown, something else is signed. */
  const signed = async (attestationId: AttestationId, what: 'submission' | 'answer', as: PersonId, body: Record<string, unknown>, key?: string): Promise<Answered> => {
    const query = new URLSearchParams(Object.entries(body).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)])));
    const shown = (await bytes(`/${attestationId}/${what}-draft?${query.toString()}`, as)) ?? Buffer.from('nothing was shown');
    const signature = (await signAs(as, shown)).toString('base64');
    return call('post', `/${attestationId}/${what}`, { as, body: { ...body, signature }, key });
  };

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

  return {
    clock, db, call, bytes, jobFor, hears, given,
    submit: (attestationId: AttestationId, { consent = true, as = given.personId, key }: { consent?: boolean; as?: PersonId; key?: string } = {}) =>
      signed(attestationId, 'submission', as, { consent }, key),
    answer: (attestationId: AttestationId, body: Record<string, unknown>, { as = given.providerId, key }: { as?: PersonId; key?: string } = {}) =>
      signed(attestationId, 'answer', as, body, key),
    workers: app.get(CaseWorkers),
    /** What left for the bus and the engine, in order. */
    outbox: async () => (await db.query('select kind, name, key, correlation_key, body, closed_at from outbox order by position')) as OutboxRow[],
    /** All registries have answered. */
    registriesAnswer: async (attestationId: AttestationId, status: 'ANSWERED' | 'SILENT' | 'EMPTY' = 'ANSWERED', except: string[] = []) => {
      for (const registry of REGISTRIES.filter((each) => !except.includes(each))) {
        const { personId } = given;
        const answer = { attestationId, personId, workItemId: newId<WorkItemId>(), registry, status, source: 'test', answeredAt: clock.now().toISOString(), items: [] };
        await hears(FactType.RegistryAnswered, answer);
      }
    },
    stop: async () => {
      await stop();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}

type Method = 'get' | 'post' | 'put' | 'delete';
interface CallOptions {
  as?: PersonId;
  body?: unknown;
  key?: string;
  language?: string;
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

const AT = '2025-01-10T04:00:00.000Z';
const event = <T>(type: string, data: T): CloudEvent<T> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/directory', type, time: AT, partitionkey: 'test', datacontenttype: 'application/json', data,
});

export const CAMPAIGN = {
  year: 2025,
  applicationFrom: '2025-03-10' as PlainDate,
  applicationTo: '2025-05-30' as PlainDate,
  testFrom: '2025-02-01' as PlainDate,
  testTo: '2025-06-30' as PlainDate,
  summaryFrom: '2025-01-01' as PlainDate,
  decisionsBy: '2025-08-01' as PlainDate,
  bonusFrom: '2025-09-01' as PlainDate,
  orderNumber: '1',
  source: 'test',
};

async function seed(projection: Projection, registers: RegistersEvents) {
  const [organisationId, otherOrganisationId] = [newId<OrganisationId>(), newId<OrganisationId>()];
  const [personId, providerId, otherProviderId, otherTeacherId] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const name = (text: string) => ({ kk: `${text} kk`, ru: `${text} ru`, en: text });
  const place = (code: string, parent: string | null, kind: 'COUNTRY' | 'REGION' | 'DISTRICT') =>
    projection.keepPlace({ placeCode: code as PlaceCode, parentCode: parent as PlaceCode | null, kind, name: name(code), hasDistrictLevel: true }, AT);
  for (const [code, parent, kind] of [['00', null, 'COUNTRY'], ['19', '00', 'REGION'], ['1930', '19', 'DISTRICT'], ['27', '00', 'REGION'], ['2710', '27', 'DISTRICT']] as const) {
    await place(code, parent, kind);
  }
  const organisation = (id: OrganisationId, placeCode: string, text: string) =>
    projection.keepOrganisation({ organisationId: id, placeCode: placeCode as PlaceCode, name: name(text), kind: 'SCHOOL', subordination: 'DISTRICT', active: true }, AT);
  await organisation(organisationId, '1930', 'School 1');
  await organisation(otherOrganisationId, '2710', 'School 2');
  const role = (person: PersonId, held: 'TEACHER' | 'PROVIDER', at: OrganisationId) =>
    projection.keepRole({ assignmentId: newId(), personId: person, role: held, organisationId: at, placeCode: null, orderNumber: null, from: '2024-09-01' as PlainDate, to: null }, AT);
  await role(personId, 'TEACHER', organisationId);
  await role(otherTeacherId, 'TEACHER', otherOrganisationId);
  await role(providerId, 'PROVIDER', organisationId);
  await role(otherProviderId, 'PROVIDER', otherOrganisationId);
  const person = (id: PersonId, text: string) =>
    registers.onPersonChanged(event(FactType.PersonChanged, { personId: id, name: text, currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true }));
  for (const [id, text] of [[personId, 'Айгүл'], [otherTeacherId, 'Ерлан'], [providerId, 'Қабылдаушы'], [otherProviderId, 'Басқа']] as const) await person(id, text);
  const employment = { positionGroup: 'TEACHER', subject: 'MATHEMATICS', post: 'teacher', from: '2021-09-01' as PlainDate, to: null, serviceYears: 3, serviceMonths: 6, serviceAsOf: '2025-03-01' as PlainDate };
  const employ = (id: PersonId, at: OrganisationId) => registers.onEmploymentChanged(event(FactType.EmploymentChanged, { ...employment, employmentId: newId(), personId: id, organisationId: at }));
  await employ(personId, organisationId);
  await employ(otherTeacherId, otherOrganisationId);
  await registers.onCampaignOpened(event(FactType.CampaignOpened, CAMPAIGN));
  /** One more teacher, of the first school unless told otherwise. */
  const teacher = async (text: string, at = organisationId): Promise<PersonId> => {
    const id = newId<PersonId>();
    await role(id, 'TEACHER', at);
    await person(id, text);
    await employ(id, at);
    return id;
  };
  return { personId, otherTeacherId, providerId, otherProviderId, organisationId, otherOrganisationId, employ, teacher };
}
