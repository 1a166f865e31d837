import type { AttestationId, CloudEvent, EventId, FactOf, FactType, JobIn, JobType, OrganisationId, PersonId, PlaceCode, PlainDate, Role, WorkItemId } from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import { newId } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import { service } from '../service.js';
import { KnownFacts } from '../store/known-facts.js';
import { TestingWorkers } from '../workers/testing.workers.js';
import { RULES, SPECIFICATION } from './bookings.js';

const EARLIER = '2025-03-01T00:00:00Z';
const texts = (text: string) => ({ kk: text, ru: text, en: text });

/** A district with its campaign, and a member of the ministry's staff who opens sittings. */
export interface World {
  testing: ServiceUnderTest;
  official: PersonId;
  teacher(): Promise<PersonId>;
  /** a sitting opened at the door */
  sitting(more?: Record<string, unknown>): Promise<{ id: string; free: number }>;
  /** a booking in a teacher's hands, opened by the process */
  opened(more?: Partial<JobIn<typeof JobType.OpenBooking>>): Promise<{ attestationId: AttestationId; personId: PersonId; workItemId: WorkItemId; job: Job<JobIn<typeof JobType.OpenBooking>> }>;
  book(workItemId: WorkItemId, as: PersonId | undefined, sessionId: string, key?: string): ReturnType<ServiceUnderTest['call']>;
}

export async function startTesting(): Promise<World> {
  const testing = await startUnderTest(service, { today: '2025-03-17' });
  const projection = testing.get(Projection);
  await projection.keepPlace({ placeCode: '1010' as PlaceCode, parentCode: null, kind: 'DISTRICT', name: texts('Үлгі ауданы'), hasDistrictLevel: true }, EARLIER);
  const dates = { applicationFrom: '2025-01-01', applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: '2025-01-01', decisionsBy: '2025-08-01', bonusFrom: '2025-09-01' };
  await testing.get(KnownFacts).keepCampaign({ year: 2025, ...dates, orderNumber: '1', source: 'test' } as FactOf<typeof FactType.CampaignOpened>, EARLIER);
  const personWith = async (role: Role) => {
    const personId = newId<PersonId>();
    const assigned = { assignmentId: newId(), personId, role, organisationId: null, placeCode: null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null };
    await projection.keepRole(assigned, EARLIER);
    return personId;
  };
  const official = await personWith('AUTHORISED_BODY');
  const teacher = () => personWith('TEACHER');
  return {
    testing, official, teacher,
    opened: async (more) => openedFor(testing, await teacher(), more),
    sitting: async (more) => {
      const body = { startsAt: '2025-04-10T10:00:00+05:00', placeCode: '1010', place: 'Абай к., 1', seats: 3, ...more };
      return (await testing.call<{ id: string; free: number }>('POST', 'testing/sessions', { as: official, body })).body;
    },
    book: (workItemId, as, sessionId, key) => testing.call('POST', `testing/bookings/${workItemId}`, { as, key, body: { sessionId, language: 'kk' } }),
  };
}

async function openedFor(testing: ServiceUnderTest, personId: PersonId, more: Partial<JobIn<typeof JobType.OpenBooking>> = {}) {
  const attestationId = newId<AttestationId>();
  const job: Job<JobIn<typeof JobType.OpenBooking>> = jobOf('testing.open-booking', {
    attestationId, personId, organisationId: newId<OrganisationId>(), claimedCategory: 'MODERATOR', openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, test: SPECIFICATION, ...more,
  });
  const outcome = await testing.get(TestingWorkers).openBooking(job);
  if (outcome.kind !== 'complete') throw new Error(outcome.kind);
  return { attestationId, personId, job, workItemId: outcome.variables.workItemId };
}

let elements = 0;
/** A job as the engine hands it out; the same element instance when it is delivered again. */
export const jobOf = <In>(type: string, variables: In): Job<In> => {
  elements += 1;
  const keys = { key: String(elements), elementInstanceKey: String(elements), processInstanceKey: '1' };
  return { ...keys, type, variables, headers: {}, retries: 3, elementId: type, bpmnProcessId: 'attestation-test-2025', deadline: new Date('2025-03-17T05:00:00Z') };
};

/** A fact as the bus hands it over. */
export const eventOf = <T extends FactType>(type: T, data: FactOf<T>): CloudEvent<FactOf<T>> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/integrations', type, time: '2025-04-11T00:00:00Z', partitionkey: newId(), datacontenttype: 'application/json', data,
});
