import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type EventId, type FactOf, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type RuleSetId } from '@attestation/contracts';
import { askEveryDoor, wronglyAnswered } from '@attestation/access/testing/doors';
import { startUnderTest, type ServiceUnderTest } from '@attestation/access/testing/service';
import { publish } from '@attestation/events';
import { newId, openApiOf } from '@attestation/service-kit';
import { service } from './index.js';

let running: ServiceUnderTest;
beforeAll(async () => {
  running = await startUnderTest(service, { today: '2025-03-17', env: { FILES_DIR: mkdtempSync(join(tmpdir(), 'portfolio-')) } });
});
afterAll(() => running.stop());

describe('the whole service, with bus and outbox', () => {
  it('hears of a draft over the bus and keeps its evidence', async () => {
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
  });

  it('answers 401 to nobody, 403 to whom the table of acts does not name, and lets in all others, at every door', async () => {
    const asked = await askEveryDoor(running, openApiOf(running.running.app, 'portfolio'));
    expect(new Set(asked.map(({ operation }) => operation)).size).toBe(25);
    expect(wronglyAnswered(asked)).toEqual([]);
  }, 120_000); // some hundreds of requests, one after the other
});
