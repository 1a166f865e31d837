import type { AttestationId, CloudEvent, EventId, FactOf, JobIn, JobType, OrganisationId, PersonId, PlaceCode, PlainDate, Role, WorkItemId } from '@attestation/contracts';
import { FactType } from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import { Clock, newId } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import type { Mode } from '../domain/attempt.js';
import { TestingEvents } from '../events/testing.events.js';
import { service } from '../service.js';
import { KnownFacts } from '../store/known-facts.js';
import { TestingWorkers } from '../workers/testing.workers.js';
import { FINISHED, NOW, RULES, SPECIFICATION } from './bookings.js';

const EARLIER = '2025-03-01T00:00:00Z';
const texts = (text: string) => ({ kk: text, ru: text, en: text });
type Call = ReturnType<ServiceUnderTest['call']>;
type Opening = Partial<JobIn<typeof JobType.OpenBooking>> & { mode?: Mode };

/** A clock that a test sets forward and back. */
class SetClock extends Clock {
  at = NOW;
  now = () => new Date(this.at);
}

export interface Opened {
  attestationId: AttestationId;
  personId: PersonId;
  workItemId: WorkItemId;
  organisationId: OrganisationId;
  job: Job<JobIn<typeof JobType.OpenBooking>>;
}

/** Two districts with the year's campaign, and a member of the ministry's staff who opens sittings. */
export interface World {
  testing: ServiceUnderTest;
  official: PersonId;
  /** the clock now stands there */
  at(instant: string): void;
  personWith(role: Role, where?: { organisationId?: OrganisationId; placeCode?: string }): Promise<PersonId>;
  teacher(): Promise<PersonId>;
  /** an organisation of a place */
  school(placeCode?: string): Promise<OrganisationId>;
  /** a sitting opened at the door */
  sitting(more?: Record<string, unknown>): Promise<{ id: string; free: number }>;
  /** a case whose draft was opened */
  drafted(mode?: Mode): Promise<AttestationId>;
  /** an attempt in a teacher's hands, opened by the process */
  opened(more?: Opening): Promise<Opened>;
  book(workItemId: WorkItemId, as: PersonId | undefined, sessionId: string, key?: string, more?: Record<string, unknown>): Call;
  /** booked, and the testing centre told the result */
  sat(more?: { points?: number; case?: Opened }): Promise<Opened>;
  post(path: string, as: PersonId | undefined, body?: unknown, key?: string): Call;
}

export async function startTesting(): Promise<World> {
  const clock = new SetClock();
  const testing = await startUnderTest(service, { today: '2025-03-17', clock });
  const projection = testing.get(Projection);
  for (const placeCode of ['1010', '1110'] as PlaceCode[]) {
    await projection.keepPlace({ placeCode, parentCode: null, kind: 'DISTRICT', name: texts('Үлгі ауданы'), hasDistrictLevel: true }, EARLIER);
  }
  const dates = { applicationFrom: '2025-01-01', applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: '2025-01-01', decisionsBy: '2025-08-01', bonusFrom: '2025-09-01' };
  await testing.get(KnownFacts).keepCampaign({ year: 2025, ...dates, orderNumber: '1', source: 'test' } as FactOf<typeof FactType.CampaignOpened>, EARLIER);
  const personWith: World['personWith'] = async (role, { organisationId = null, placeCode = null } = {}) => {
    const personId = newId<PersonId>();
    await projection.keepRole({ assignmentId: newId(), personId, role, organisationId, placeCode: placeCode as PlaceCode | null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null }, EARLIER);
    return personId;
  };
  const official = await personWith('AUTHORISED_BODY');
  const post: World['post'] = (path, as, body, key) => testing.call('POST', `testing/${path}`, { as, body, key });
  const world: World = {
    testing, official, personWith, post,
    at: (instant) => void (clock.at = instant),
    teacher: () => personWith('TEACHER'),
    school: async (placeCode = '1010') => {
      const organisationId = newId<OrganisationId>();
      await projection.keepOrganisation({ organisationId, placeCode: placeCode as PlaceCode, name: texts('Мектеп'), kind: 'SCHOOL', subordination: 'DISTRICT', active: true }, EARLIER);
      return organisationId;
    },
    drafted: (mode) => draftedFor(testing, newId<AttestationId>(), mode),
    opened: async (more = {}) => openedFor(testing, { personId: await personWith('TEACHER'), ...more }),
    sitting: async (more) => {
      const body = { startsAt: '2025-04-10T10:00:00+05:00', placeCode: '1010', place: 'Абай к., 1', seats: 3, ...more };
      return (await testing.call<{ id: string; free: number }>('POST', 'testing/sessions', { as: official, body })).body;
    },
    book: (workItemId, as, sessionId, key, more) => post(`bookings/${workItemId}`, as, { sessionId, language: 'kk', ...more }, key),
    sat: async ({ points = 34, case: known } = {}) => {
      const opened = known ?? (await world.opened());
      await world.book(opened.workItemId, opened.personId, (await world.sitting()).id, undefined, { paymentReference: 'ТТ-1' });
      await testing.get(TestingEvents).onResults([resultOf(opened.workItemId, { points })]);
      return opened;
    },
  };
  return world;
}

/** The testing centre's fact about a booking. */
export const resultOf = (bookingId: WorkItemId, more: Partial<FactOf<typeof FactType.TestResultReceived>> = {}) =>
  eventOf(FactType.TestResultReceived, { bookingId, points: 34, tasks: SPECIFICATION.tasks, takenAt: FINISHED, certificateNumber: 'T-1', source: '/registries/testing-centre', ...more });

async function draftedFor(testing: ServiceUnderTest, attestationId: AttestationId, mode: Mode = 'SCHEDULED'): Promise<AttestationId> {
  await testing.get(TestingEvents).onDraftOpened([eventOf(FactType.DraftOpened, { attestationId, mode } as FactOf<typeof FactType.DraftOpened>)]);
  return attestationId;
}

async function openedFor(testing: ServiceUnderTest, { personId, mode, ...more }: Opening & { personId: PersonId }): Promise<Opened> {
  const attestationId = await draftedFor(testing, more.attestationId ?? newId<AttestationId>(), mode);
  const organisationId = newId<OrganisationId>();
  const asked = { attestationId, personId, organisationId, claimedCategory: 'MODERATOR' as const, openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, test: SPECIFICATION, ...more };
  const job: Job<JobIn<typeof JobType.OpenBooking>> = jobOf('testing.open-booking', asked);
  const outcome = await testing.get(TestingWorkers).openBooking(job);
  if (outcome.kind !== 'complete') throw new Error(outcome.kind);
  return { attestationId: asked.attestationId, personId, organisationId: asked.organisationId, job, workItemId: outcome.variables.workItemId };
}

/** The process opens the case's next attempt. */
export const againFor = (testing: ServiceUnderTest, { attestationId, personId, organisationId }: Opened): Promise<Opened> => openedFor(testing, { attestationId, personId, organisationId });

let elements = 0;
/** A job as the engine hands it out; the same element instance when it is delivered again. */
export const jobOf = <In>(type: string, variables: In): Job<In> => {
  elements += 1;
  const keys = { key: String(elements), elementInstanceKey: String(elements), processInstanceKey: '1' };
  return { ...keys, type, variables, headers: {}, retries: 3, elementId: type, bpmnProcessId: 'attestation-test-2025', deadline: new Date('2025-03-17T05:00:00Z') };
};

/** A fact as the bus hands it over. */
export const eventOf = <T extends FactType>(type: T, data: FactOf<T>, time = '2025-04-11T00:00:00Z'): CloudEvent<FactOf<T>> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/integrations', type, time, partitionkey: newId(), datacontenttype: 'application/json', data,
});
