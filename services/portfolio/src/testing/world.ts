import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FactType, REGISTRIES, type AttestationId, type CloudEvent, type CommissionId, type EventId, type FactOf, type JobIn, type OrganisationId, type OrganisationKind,
  type PersonId, type PlaceCode, type PlainDate, type PositionGroup, type Registry, type SheetPosition, type Role, type RuleSetId, type WorkItemId,
} from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { testIssuer } from '@attestation/access/testing';
import { testDatabase } from '@attestation/persistence/testing';
import { Clock, newId, startService } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { EvidenceEvents } from '../events/evidence.events.js';
import { RecordEvents } from '../events/record.events.js';
import { quietService } from '../index.js';
import { RegistersStore } from '../store/registers.store.js';
import { RegistersEvents } from '../events/registers.events.js';
import { AssessmentWorkers } from '../workers/assessment.workers.js';

class TestClock extends Clock {
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

interface CallOptions {
  as?: PersonId;
  body?: unknown;
  key?: string;
  language?: string;
}
interface Answered {
  status: number;
  body: Record<string, unknown> & { type: string; content: string; hash: string; next: string | null; reasons: { text: string }[] };
}
export interface OutboxRow {
  kind: string;
  name: string;
  correlation_key: string | null;
  body: Record<string, unknown>;
  closed_at: Date | null;
}

const AT = '2025-01-10T04:00:00.000Z';

/** What each registry has of a good candidate for moderator. */
export const ITEMS: Record<Registry, Record<string, unknown>[]> = {
  DIPLOMA: [{ number: 'ЖБ 1', institution: 'University', degree: 'BACHELOR', speciality: 'Mathematics', issuedOn: '2019-06-20' }],
  WORK_RECORD: [{ employer: 'School 1', post: 'teacher', pedagogical: true, from: '2021-09-01', to: null }],
  CATEGORY: [{ category: 'TEACHER', orderNumber: '12', validFrom: '2022-09-01', validUntil: null }],
  COURSES: [
    { programme: 'A', provider: 'Centre', hours: 40, agreed: true, byProfile: true, certificateNumber: 'К-1', completedOn: '2023-11-02', practiceProof: null },
    { programme: 'B', provider: 'Centre', hours: 32, agreed: true, byProfile: false, certificateNumber: 'К-2', completedOn: '2024-03-02', practiceProof: null },
  ],
  ACHIEVEMENTS: (['LEARNER', 'TEACHER'] as const).map((achiever) => ({
    achiever, event: 'Olympiad', eventLevel: 'ORG', place: 1, list: 'ORDER_514', kind: 'CONTEST', byProfile: true, heldOn: '2024-10-05', documentNumber: `Д-${achiever}`,
  })),
  LEARNER_QUALITY: [[2023, '61'], [2024, '66']].map(([schoolYear, percent]) => ({ schoolYear, subject: 'MATHEMATICS', grade: '8', percent, startPercent: null, measure: 'KNOWLEDGE' })),
  DISSEMINATION: ['APPROVED_MATERIAL', 'TALK', 'WORKING_GROUP'].map((form) => ({
    form, title: 'Fractions', level: 'ORG', document: `№ ${form}`, link: null, on: '2024-12-01', council: 'ORG_COUNCIL', material: 'DIDACTIC', authors: 1, edition: null, places: 0, agreed: true, place: null,
  })),
  OBSERVATIONS: [1, 2, 3, 4, 5].map((lesson) => ({ schoolYear: 2024, lesson: `${lesson}`, observer: 'HEAD', points: 65, observedOn: `2024-10-0${lesson}`, recommendations: true })),
};

/** One school with its responsible person, one teacher, and a stranger with the same role elsewhere; on a real PostgreSQL. */
export async function startPortfolio(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-'));
  const [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
  const clock = new TestClock('2025-03-17T09:00:00+05:00');
  const { app, address, stop } = await startService(quietService, { DATABASE_URL: database.url, OIDC_ISSUER: issuer.issuer, PORTFOLIO_PORT: '0', LOG_LEVEL: 'silent', FILES_DIR: folder, ...env }, { clock });
  const given = await seed(app.get(Projection), app.get(RegistersStore));
  const db = app.get(DataSource);
  const events = app.get(EvidenceEvents);
  let elements = 0;

  const event = <T extends FactType>(type: T, data: FactOf<T>, time = clock.now().toISOString()): CloudEvent<FactOf<T>> => ({
    specversion: '1.0', id: newId<EventId>(), source: `/services/${type.split('.')[2]}`, type, time, partitionkey: 'test', datacontenttype: 'application/json', data,
  });

  const whose = new Map<AttestationId, PersonId>();
  const personOf = (attestationId: AttestationId) => whose.get(attestationId) ?? given.personId;
  const openDraft = async (claimedCategory: 'MODERATOR' | 'HEAD_3' = 'MODERATOR', positionGroup = 'SECONDARY', personId = given.personId, openedOn = '2025-03-17' as PlainDate, more: Partial<FactOf<typeof FactType.DraftOpened>> = {}): Promise<AttestationId> => {
    const attestationId = newId<AttestationId>();
    whose.set(attestationId, personId);
    const { organisationId } = given;
    await events.onDraftOpened([event(FactType.DraftOpened, {
      attestationId, personId, organisationId, claimedCategory, currentCategory: 'TEACHER', placeCode: '19' as PlaceCode, subordination: 'DISTRICT', channel: 'PLATFORM', post: 'teacher', positionGroup, subject: 'MATHEMATICS', mode: 'SCHEDULED',
      year: 2025, openedOn, ruleSet: '2025-03-10' as RuleSetId, ...more,
    })]);
    return attestationId;
  };
  const answers = (attestationId: AttestationId, registry: Registry, status: 'ANSWERED' | 'SILENT' | 'EMPTY' = 'ANSWERED', items = ITEMS[registry]) => {
    const personId = personOf(attestationId);
    const answeredAt = clock.now().toISOString();
    const answer = { attestationId, personId, workItemId: newId<WorkItemId>(), registry, status, source: `registry of ${registry}`, answeredAt, items: status === 'ANSWERED' ? items : [] };
    return events.onRegistryAnswered([event(FactType.RegistryAnswered, answer)]);
  };
  const submits = (attestationId: AttestationId) =>
    events.onSubmitted([event(FactType.ApplicationSubmitted, { attestationId, personId: personOf(attestationId), submittedAt: clock.now().toISOString(), consent: true, signedWith: 'ab' })]);

  return {
    clock, db, events, given, event, openDraft, answers, submits, folder, address, tokenFor: issuer.tokenFor, issuer: issuer.issuer, databaseUrl: database.url,
    workers: app.get(AssessmentWorkers),
    registers: app.get(RegistersEvents),
    records: app.get(RecordEvents),
    projection: app.get(Projection),
    call: async (method: 'get' | 'post', path: string, { as, body, key = newId(), language = 'en' }: CallOptions): Promise<Answered> => {
      const asked = request(app.getHttpServer())[method](`/api/v1/portfolio${path}`).set('accept-language', language);
      if (as) asked.set('authorization', `Bearer ${await issuer.tokenFor(as)}`);
      const { status, body: answer } = await (method === 'post' ? asked.set('idempotency-key', key).send(body as object) : asked);
      return { status, body: answer as Answered['body'] };
    },
    /** All registries have answered, but those named. */
    allAnswer: async (attestationId: AttestationId, except: Registry[] = []) => {
      for (const registry of REGISTRIES) if (!except.includes(registry)) await answers(attestationId, registry);
    },
    jobFor: (attestationId: AttestationId): Job<JobIn<'portfolio.open-assessment'>> => ({
      key: `${(elements += 1)}`, type: 'portfolio.open-assessment', variables: { attestationId, organisationId: given.organisationId }, headers: {}, retries: 3,
      elementId: 'open-assessment', elementInstanceKey: `${elements}`, processInstanceKey: '1', bpmnProcessId: 'attestation', deadline: new Date(clock.now().getTime() + 60_000),
    }),
    outbox: async (attestationId: AttestationId) =>
      (await db.query('select kind, name, correlation_key, body, closed_at from outbox where key = $1 order by position', [attestationId])) as OutboxRow[],
    stop: async () => {
      await stop();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}
export type World = Awaited<ReturnType<typeof startPortfolio>>;

async function seed(projection: Projection, registers: RegistersStore) {
  const [organisationId, otherOrganisationId, officeId, commissionId] = [newId<OrganisationId>(), newId<OrganisationId>(), newId<OrganisationId>(), newId<CommissionId>()];
  const [personId, responsibleId, strangerId, memberId] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const [headId, deputyId, methodistId, colleagueId, guestId, officeMethodistId] = Array.from({ length: 6 }, () => newId<PersonId>()) as [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];
  const name = { kk: 'мектеп', ru: 'школа', en: 'school' };
  await projection.keepPlace({ placeCode: '19' as PlaceCode, parentCode: null, kind: 'REGION', name, hasDistrictLevel: true }, AT);
  for (const [each, kind] of [[organisationId, 'SCHOOL'], [otherOrganisationId, 'SCHOOL'], [officeId, 'METHOD_OFFICE']] as const) {
    await projection.keepOrganisation({ organisationId: each, placeCode: '19' as PlaceCode, name, kind, subordination: 'DISTRICT', active: true }, AT);
  }
  const role = async (person: PersonId, held: Role, at: OrganisationId, orderNumber = '5') => {
    const assigned = { assignmentId: newId(), personId: person, role: held, organisationId: at, placeCode: null, orderNumber, from: '2024-09-01' as PlainDate, to: null };
    await Promise.all([projection.keepRole(assigned, AT), registers.keepAppointment(assigned, AT)]);
    return assigned.assignmentId;
  };
  const works = (person: PersonId, at: OrganisationId, positionGroup: PositionGroup = 'SECONDARY', position: SheetPosition | null = null) =>
    registers.keepEmployment({ employmentId: newId(), personId: person, organisationId: at, post: 'post', positionGroup, position, subject: 'MATHEMATICS', from: '2020-09-01' as PlainDate, to: null, serviceYears: 5, serviceMonths: 0, serviceAsOf: '2025-01-01' as PlainDate }, AT);
  await role(personId, 'TEACHER', organisationId);
  const appointmentId = await role(responsibleId, 'RESPONSIBLE_PERSON', organisationId);
  await role(strangerId, 'RESPONSIBLE_PERSON', otherOrganisationId);
  await role(headId, 'HEAD', organisationId);
  await works(personId, organisationId);
  for (const each of [headId, deputyId]) await works(each, organisationId, 'HEAD_OR_DEPUTY');
  await works(methodistId, organisationId, 'METHODIST');
  await works(colleagueId, organisationId);
  await works(guestId, otherOrganisationId);
  await works(officeMethodistId, officeId, 'METHODIST');
  const approved = { commissionId, level: 'ORG' as const, organisationId, placeCode: null, members: [memberId], secretaryId: responsibleId, orderNumber: '7', from: '2024-09-01' as PlainDate, to: '2025-08-31' as PlainDate };
  await projection.keepMembership(approved, AT);
  await registers.keepCommission(approved, AT);
  /** One more organisation of the place, of some kind. */
  const organisation = async (kind: OrganisationKind, penalInstitution = false): Promise<OrganisationId> => {
    const id = newId<OrganisationId>();
    await projection.keepOrganisation({ organisationId: id, placeCode: '19' as PlaceCode, name, kind, subordination: 'DISTRICT', active: true, penalInstitution }, AT);
    return id;
  };
  /** Another teacher of the school, of whom nothing is known yet. */
  const newTeacher = async (at = organisationId): Promise<PersonId> => {
    const teacher = newId<PersonId>();
    await Promise.all([role(teacher, 'TEACHER', at), works(teacher, at)]);
    return teacher;
  };
  return {
    organisation, newTeacher, personId, responsibleId, strangerId, memberId, headId, deputyId, methodistId, colleagueId, guestId, officeMethodistId, organisationId, otherOrganisationId, commissionId, appointmentId, role, works,
  };
}
