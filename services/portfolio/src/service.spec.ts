import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type EventId, type FactOf, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type RuleSetId } from '@attestation/contracts';
import { askEveryDoor, wronglyAnswered } from '@attestation/access/testing/doors';
import { startUnderTest, type ServiceUnderTest } from '@attestation/access/testing/service';
import { publish } from '@attestation/events';
import { newId, openApiOf } from '@attestation/service-kit';
import { enterIntoRecord } from './domain/hand-entry.js';
import { service } from './index.js';
import { PersonRecordStore } from './store/person-record.store.js';
import { ITEMS } from './testing/world.js';

let running: ServiceUnderTest;
beforeAll(async () => {
  running = await startUnderTest(service, { today: '2025-03-17', env: { FILES_DIR: mkdtempSync(join(tmpdir(), 'portfolio-')) } });
});
afterAll(() => running.stop());

describe('the whole service, with bus and outbox', () => {
  it('hears of a draft over the bus and keeps its evidence, and of what it told itself', async () => {
    const attestationId = newId<AttestationId>();
    const data: FactOf<typeof FactType.DraftOpened> = {
      attestationId, personId: newId<PersonId>(), organisationId: newId<OrganisationId>(), claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT',
      placeCode: '19' as PlaceCode, channel: 'PLATFORM', post: 'teacher', positionGroup: 'SECONDARY', subject: 'HISTORY', mode: 'SCHEDULED', year: 2025, openedOn: '2025-03-17' as PlainDate, ruleSet: '2025-03-10' as RuleSetId,
    };
    const event: CloudEvent<unknown> = {
      specversion: '1.0', id: newId<EventId>(), source: '/services/applications', type: FactType.DraftOpened, time: '2025-03-17T04:00:00.000Z', partitionkey: attestationId,
      datacontenttype: 'application/json', data,
    };
    await publish(running.databaseUrl, 'applications', event);
    const kept = () => running.sql<{ attestation_id: string }>('select attestation_id from portfolio.case_evidence');
    for (let tries = 0; tries < 100 && (await kept()).length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await kept()).toEqual([{ attestation_id: attestationId }]);

    // what is entered into her record by hand leaves over the bus and comes back to her running case, which tells of it
    const entry = { personId: data.personId, organisationId: data.organisationId, items: [{ registry: 'COURSES' as const, item: ITEMS.COURSES[0]! }], orderNumber: '41-НҚ', by: newId<PersonId>(), now: '2025-03-17T05:00:00.000Z' };
    await running.get(PersonRecordStore).change({ id: data.personId, key: data.personId }, (known) => enterIntoRecord(known, entry));
    const told = async () => (await running.facts(FactType.EvidenceRecorded)).filter((fact) => fact.attestationId === attestationId);
    for (let tries = 0; tries < 100 && (await told()).length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await told()).toMatchObject([{ registry: 'COURSES', manual: true, source: '41-НҚ', items: 1 }]);
  });

  it('answers 401 to nobody, 403 to whom the table of acts does not name, and lets in all others, at every door', async () => {
    const asked = await askEveryDoor(running, openApiOf(running.running.app, 'portfolio'));
    expect(new Set(asked.map(({ operation }) => operation)).size).toBe(29);
    expect(wronglyAnswered(asked)).toEqual([]);
  }, 120_000); // some hundreds of requests, one after the other
});
