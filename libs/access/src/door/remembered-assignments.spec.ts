import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { persistence } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { Clock, startService, type RunningService } from '@attestation/service-kit';
import type { PersonId, PlaceCode, PlainDate, RoleAssignment } from '@attestation/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { EARLY, LATER, organisation, person, roleOf } from '../testing/small-territory.js';
import { ACCESS_MIGRATIONS } from '../projection/migrations.js';
import { Projection } from '../projection/projection.js';
import { RoleAssignments } from '../projection/role-assignments.js';
import { RememberedAssignments } from './remembered-assignments.js';

const HEAD = person(1);
const role = roleOf(HEAD, 'RESPONSIBLE_PERSON', { organisationId: organisation(2) });

/** A clock that a test sets. */
class SetClock extends Clock {
  at = new Date('2025-03-17T04:00:00Z');

  now(): Date {
    return this.at;
  }
}

/** Asks the service's own projection, and counts. */
class Counted extends RoleAssignments {
  asked = 0;
  away = false;

  constructor(private readonly inner: RoleAssignments) {
    super();
  }

  override of(personId: PersonId): Promise<RoleAssignment[]> {
    this.asked += 1;
    return this.away ? Promise.reject(new Error('The database is away.')) : this.inner.of(personId);
  }
}

const clock = new SetClock();
let database: TestDatabase;
let service: RunningService;
let projection: Projection;
let counted: Counted;
let remembered: RememberedAssignments;

beforeAll(async () => {
  database = await testDatabase();
  const plugins = [persistence({ migrations: ACCESS_MIGRATIONS }), access()];
  service = await startService({ name: 'portfolio', plugins }, { PORTFOLIO_PORT: '0', PORTFOLIO_DATABASE_URL: database.url, OIDC_ISSUER: 'http://127.0.0.1:9', LOG_LEVEL: 'silent' }, { clock });
  projection = service.app.get(Projection);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});
beforeEach(async () => {
  clock.at = new Date('2025-03-17T04:00:00Z');
  await service.app.get(DataSource).query('truncate access_place, access_organisation, access_role');
  counted = new Counted(service.app.get(RoleAssignments));
  remembered = new RememberedAssignments(counted, clock, projection);
});

const rolesOf = async (personId: PersonId) => (await remembered.of(personId)).map((each) => each.role);

describe('What a caller may be', () => {
  it('is asked once for all that he does within five seconds', async () => {
    await projection.keepRole(role, EARLY);
    for (let request = 0; request < 5; request++) expect(await rolesOf(HEAD)).toEqual(['RESPONSIBLE_PERSON']);
    expect(counted.asked).toBe(1);
    await pause(5_050);
    await rolesOf(HEAD);
    expect(counted.asked).toBe(2);
  });

  it('is seen with the next request when a role is given, and when it is taken', async () => {
    expect(await rolesOf(HEAD)).toEqual([]);
    await projection.keepRole(role, EARLY);
    expect(await rolesOf(HEAD)).toEqual(['RESPONSIBLE_PERSON']);
    await projection.endRole({ assignmentId: role.assignmentId, personId: HEAD, endedOn: '2025-03-17' as PlainDate }, LATER);
    expect(await rolesOf(HEAD)).toEqual([]);
  });

  it('is that of the day: a role that ends with today is none tomorrow', async () => {
    await projection.keepRole({ ...role, to: '2025-03-17' as PlainDate }, EARLY);
    expect(await rolesOf(HEAD)).toEqual(['RESPONSIBLE_PERSON']);
    clock.at = new Date('2025-03-18T04:00:00Z');
    expect(await rolesOf(HEAD)).toEqual([]);
  });

  it('is never another person’s', async () => {
    await projection.keepRole(role, EARLY);
    await projection.keepRole(roleOf(person(2), 'REGION_DEPT', { placeCode: '11' as PlaceCode }), EARLY);
    expect([await rolesOf(HEAD), await rolesOf(person(2)), await rolesOf(person(3))]).toEqual([['RESPONSIBLE_PERSON'], ['REGION_DEPT'], []]);
  });

  it('is asked again where it could not be told', async () => {
    await projection.keepRole(role, EARLY);
    counted.away = true;
    await expect(rolesOf(HEAD)).rejects.toThrow('away');
    counted.away = false;
    expect(await rolesOf(HEAD)).toEqual(['RESPONSIBLE_PERSON']);
  });
});
