import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type CloudEvent, type EventId, type FactOf, type OrganisationId, type PersonId, type PlaceCode, type PlainDate } from '@attestation/contracts';
import { askEveryDoor, wronglyAnswered } from '@attestation/access/testing/doors';
import { startUnderTest, type ServiceUnderTest } from '@attestation/access/testing/service';
import { testTrustFile } from '@attestation/documents/testing';
import { publish } from '@attestation/events';
import { newId, openApiOf } from '@attestation/service-kit';
import { service } from './index.js';

let running: ServiceUnderTest;
beforeAll(async () => {
  running = await startUnderTest(service, { today: '2025-03-17', env: { SIGNATURE_TRUST: await testTrustFile() } });
});
afterAll(() => running.stop());

const [personId, organisationId] = [newId<PersonId>(), newId<OrganisationId>()];
const hear = async <T extends FactType>(type: T, data: FactOf<T>): Promise<void> => {
  const topic = type.split('.')[2] ?? '';
  const event: CloudEvent<FactOf<T>> = {
    specversion: '1.0', id: newId<EventId>(), source: `/services/${topic}`, type, time: '2025-03-01T04:00:00.000Z', partitionkey: personId, datacontenttype: 'application/json', data,
  };
  await publish(running.databaseUrl, topic, event);
};
/** Asks until the answer is good, ten seconds at most. */
const until = async <T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask();
    if (good(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return ask();
};

describe('the whole service, with bus and outbox', () => {
  it('opens a draft for whom the registers’ facts made known, and tells the bus', async () => {
    const name = { kk: 'м', ru: 'ш', en: 's' };
    await hear(FactType.PlaceChanged, { placeCode: '19' as PlaceCode, parentCode: null, kind: 'REGION', name, hasDistrictLevel: true });
    await hear(FactType.OrganisationChanged, { organisationId, placeCode: '19' as PlaceCode, name, kind: 'SCHOOL', subordination: 'DISTRICT', active: true });
    await hear(FactType.PersonChanged, { personId, name: 'Айгүл', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true });
    await hear(FactType.EmploymentChanged, {
      employmentId: newId(), personId, organisationId, post: 'teacher', positionGroup: 'SECONDARY', subject: 'HISTORY', from: '2020-09-01' as PlainDate, to: null,
      serviceYears: 4, serviceMonths: 0, serviceAsOf: '2025-03-01' as PlainDate,
    });
    await hear(FactType.RoleAssigned, { assignmentId: newId(), personId, role: 'TEACHER', organisationId, placeCode: null, orderNumber: null, from: '2020-09-01' as PlainDate, to: null });
    await hear(FactType.CampaignOpened, {
      year: 2025, applicationFrom: '2025-03-10' as PlainDate, applicationTo: '2025-05-30' as PlainDate, testFrom: '2025-02-01' as PlainDate, testTo: '2025-06-30' as PlainDate,
      summaryFrom: '2025-01-01' as PlainDate, decisionsBy: '2025-08-01' as PlainDate, bonusFrom: '2025-09-01' as PlainDate, orderNumber: '1', source: 's',
    });
    const open = () => running.call('POST', 'applications', { as: personId, body: { claimedCategory: 'MODERATOR' } });
    const opened = await until(open, ({ status }) => status === 201);
    expect(opened).toMatchObject({ status: 201, body: { current: { state: 'DRAFT' }, organisation: { name: 's' } } });
    const published = () => running.sql<{ published_at: Date | null }>(`select published_at from applications.outbox where kind = 'fact'`);
    expect((await until(published, (rows) => rows.every((row) => row.published_at)))[0]?.published_at).not.toBeNull();
  });

  it('answers 401 to nobody, 403 to whom the table of acts does not name, and lets in all others, at every door', async () => {
    const asked = await askEveryDoor(running, openApiOf(running.running.app, 'applications'));
    expect(new Set(asked.map(({ operation }) => operation)).size).toBe(35);
    expect(wronglyAnswered(asked)).toEqual([]);
  }, 60_000);
});
