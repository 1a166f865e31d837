import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { persistence } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { Clock, startService, type RunningService } from '@attestation/service-kit';
import type { Caller, PersonId, PlaceCode, PlainDate } from '@attestation/contracts';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { ACTS, type Act } from '../acts/acts.js';
import { allowing } from '../acts/kinds.js';
import { EARLY, LATER, organisation, organisationAt, person, roleOf, settle } from '../testing/small-territory.js';
import { jurisdictionSql } from './jurisdiction-sql.js';
import { ACCESS_MIGRATIONS } from './migrations.js';
import { Projection } from './projection.js';
import { RoleAssignments } from './role-assignments.js';

/** A clock that a test sets. */
class SetClock extends Clock {
  at = new Date('2025-03-17T04:00:00Z');

  now(): Date {
    return this.at;
  }
}

const [before, successor, regionOf11, regionOf75] = [person(1), person(2), person(3), person(4)];
const date = (text: string) => text as PlainDate;
const clock = new SetClock();
let database: TestDatabase;
let service: RunningService;
let projection: Projection;
let db: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  const plugins = [persistence({ migrations: ACCESS_MIGRATIONS }), access()];
  service = await startService({ name: 'portfolio', plugins }, { PORTFOLIO_PORT: '0', PORTFOLIO_DATABASE_URL: database.url, OIDC_ISSUER: 'http://127.0.0.1:9', LOG_LEVEL: 'silent' }, { clock });
  projection = service.app.get(Projection);
  db = service.app.get(DataSource);
  await db.query('create table portfolio.item (name text, person_id uuid, organisation_id uuid)');
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});
beforeEach(async () => {
  clock.at = new Date('2025-03-17T04:00:00Z');
  await db.query('truncate access_place, access_organisation, access_role, portfolio.item');
  await settle(projection);
  await db.query(`insert into portfolio.item values ('hers', $1, $2), ('elsewhere', $1, $3)`, [person(9), organisation(2), organisation(6)]);
});

/** What somebody sees of a queue whose items say only which organisation they are of: nobody's name is in them. */
async function queueOf(personId: PersonId, act: Act): Promise<string[]> {
  const assignments = allowing(ACTS[act], await service.app.get(RoleAssignments).of(personId));
  const { sql, parameters } = jurisdictionSql({ personId, act, assignments } as Caller, { personColumn: 'i.person_id', organisationColumn: 'i.organisation_id', commissionColumn: '$1::uuid' }, 2);
  const rows: { name: string }[] = await db.query(`select name from portfolio.item i where $1::uuid is null and ${sql} order by name`, [null, ...parameters]);
  return rows.map(({ name }) => name);
}

describe('The responsible person changes', () => {
  const [old, next] = [roleOf(before, 'RESPONSIBLE_PERSON', { organisationId: organisation(2) }), roleOf(successor, 'RESPONSIBLE_PERSON', { organisationId: organisation(2) }, { from: '2025-03-18' })];

  it('and with the role goes the work, on the day the order says: nothing is handed over by hand', async () => {
    await projection.keepRole(old, EARLY);
    await projection.endRole({ assignmentId: old.assignmentId, personId: before, endedOn: date('2025-03-18') }, LATER);
    await projection.keepRole(next, LATER);

    expect([await queueOf(before, 'portfolio.queue.read'), await queueOf(successor, 'portfolio.queue.read')]).toEqual([['hers'], []]);
    clock.at = new Date('2025-03-18T04:00:00Z');
    expect([await queueOf(before, 'portfolio.queue.read'), await queueOf(successor, 'portfolio.queue.read')]).toEqual([[], ['hers']]);
  });

  it('also for what was opened under the one before, and whichever of the two facts comes first', async () => {
    await projection.keepRole(next, LATER);
    await projection.keepRole(old, EARLY);
    await projection.endRole({ assignmentId: old.assignmentId, personId: before, endedOn: date('2025-03-18') }, LATER);
    clock.at = new Date('2025-03-18T04:00:00Z');

    expect(await queueOf(successor, 'portfolio.evidence.enter')).toEqual(['hers']);
    expect(await queueOf(before, 'portfolio.evidence.enter')).toEqual([]);
  });
});

describe('A school moves to another region', () => {
  it('and its cases are seen where it is now', async () => {
    await projection.keepRole(roleOf(regionOf11, 'REGION_DEPT', { placeCode: '11' as PlaceCode }), EARLY);
    await projection.keepRole(roleOf(regionOf75, 'REGION_DEPT', { placeCode: '75' as PlaceCode }), EARLY);
    expect([await queueOf(regionOf11, 'applications.case.read'), await queueOf(regionOf75, 'applications.case.read')]).toEqual([['hers'], ['elsewhere']]);

    await projection.keepOrganisation({ ...organisationAt(2, '75' as PlaceCode), subordination: 'REGIONAL' }, LATER);

    expect([await queueOf(regionOf11, 'applications.case.read'), await queueOf(regionOf75, 'applications.case.read')]).toEqual([[], ['elsewhere', 'hers']]);
  });
});
