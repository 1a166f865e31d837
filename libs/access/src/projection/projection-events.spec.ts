import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { events, publish } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { testDatabase } from '@attestation/persistence/testing';
import type { TestDatabase } from '@attestation/persistence/testing';
import { fixedClock, newId, startService } from '@attestation/service-kit';
import type { RunningService } from '@attestation/service-kit';
import { FactType } from '@attestation/contracts';
import type { CloudEvent, CommissionId, EventId, FactOf, PersonId } from '@attestation/contracts';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { EARLY, organisationAt, person, PLACES, roleOf } from '../testing/small-territory.js';
import { ACCESS_MIGRATIONS } from './migrations.js';
import { RoleAssignments } from './role-assignments.js';

const commission = '018f4f3e-0004-7000-8000-000000000001' as CommissionId;

let database: TestDatabase;
let service: RunningService;

beforeAll(async () => {
  database = await testDatabase();
  const plugins = [persistence({ migrations: ACCESS_MIGRATIONS }), events(), access()];
  const env = { MONITORING_PORT: '0', MONITORING_DATABASE_URL: database.url, OIDC_ISSUER: 'http://127.0.0.1:9', LOG_LEVEL: 'silent' };
  service = await startService({ name: 'monitoring', plugins }, env, { clock: fixedClock('2025-03-17') });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const tell = async <T extends FactType>(type: T, key: string, data: FactOf<T>): Promise<void> => {
  const topic = type.split('.')[2] ?? '';
  const event: CloudEvent<unknown> = {
    specversion: '1.0', id: newId<EventId>(), source: `/services/${topic}`, type, time: EARLY, partitionkey: key, datacontenttype: 'application/json', data,
  };
  await publish(database.url, topic, event);
};
const rolesOf = async (id: PersonId) => (await service.app.get(RoleAssignments).of(id)).map(({ role }) => role).sort();
const eventually = async (holds: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await holds();
    } catch (problem) {
      if (tries === 200) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

describe('A service that hears of the world on the bus', () => {
  it('knows territory, organisations, roles and memberships from their owners\' facts', async () => {
    for (const place of PLACES) await tell(FactType.PlaceChanged, place.placeCode, place);
    await tell(FactType.OrganisationChanged, 'o', organisationAt(1, PLACES[2]!.placeCode));
    const assigned = roleOf(person(1), 'OPERATOR');
    await tell(FactType.RoleAssigned, person(1), assigned);
    await tell(FactType.RoleAssigned, person(1), roleOf(person(1), 'HEAD', { organisationId: organisationAt(1, PLACES[2]!.placeCode).organisationId }));
    await tell(FactType.RoleEnded, person(1), { assignmentId: assigned.assignmentId, personId: person(1), endedOn: '2025-03-01' as never });
    await tell(FactType.CommissionApproved, commission, {
      commissionId: commission, level: 'ORG', organisationId: null, placeCode: null, members: [person(2)], secretaryId: person(3), orderNumber: '7', from: '2025-03-01' as never, to: '2025-12-31' as never,
    });
    await tell(FactType.ChairElected, commission, { commissionId: commission, chairId: person(2), electedOn: '2025-03-02' as never });
    await eventually(async () => expect(await rolesOf(person(2))).toEqual(['COMMISSION_CHAIR', 'COMMISSION_MEMBER']));
    await eventually(async () => expect(await rolesOf(person(1))).toEqual(['HEAD']));
    expect(await rolesOf(person(3))).toEqual(['COMMISSION_SECRETARY']);
    const db = service.app.get(DataSource);
    await eventually(async () => expect(await db.query('select count(*)::int as n from access_place')).toEqual([{ n: PLACES.length }]));
    expect(await db.query('select place_code from access_organisation')).toEqual([{ place_code: '1110' }]);
  });
});
