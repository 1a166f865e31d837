import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { persistence } from '@attestation/persistence';
import { testDatabase } from '@attestation/persistence/testing';
import type { TestDatabase } from '@attestation/persistence/testing';
import { Clock, startService } from '@attestation/service-kit';
import type { RunningService } from '@attestation/service-kit';
import type { CommissionId, FactOf, FactType, PersonId, PlaceCode, PlainDate } from '@attestation/contracts';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { EARLY, LATER, organisation, organisationAt, person, PLACES, roleOf } from '../testing/small-territory.js';
import { ACCESS_MIGRATIONS } from './migrations.js';
import { Projection } from './projection.js';
import { RoleAssignments } from './role-assignments.js';

const commission = '018f4f3e-0004-7000-8000-000000000001' as CommissionId;
const date = (text: string) => text as PlainDate;

/** A clock that a test sets. */
class SetClock extends Clock {
  at = new Date('2025-03-17T04:00:00Z');

  now(): Date {
    return this.at;
  }
}

let database: TestDatabase;
let service: RunningService;
let projection: Projection;
let assignments: RoleAssignments;
let db: DataSource;
const clock = new SetClock();

beforeAll(async () => {
  database = await testDatabase();
  const plugins = [persistence({ migrations: ACCESS_MIGRATIONS }), access()];
  const env = { MONITORING_PORT: '0', MONITORING_DATABASE_URL: database.url, OIDC_ISSUER: 'http://127.0.0.1:9', LOG_LEVEL: 'silent' };
  service = await startService({ name: 'monitoring', plugins }, env, { clock });
  projection = service.app.get(Projection);
  assignments = service.app.get(RoleAssignments);
  db = service.app.get(DataSource);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});
beforeEach(async () => {
  clock.at = new Date('2025-03-17T04:00:00Z');
  await db.query('truncate access_place, access_organisation, access_role');
});

const pathOf = async (code: string): Promise<string[] | undefined> => {
  const [row]: { path: string[] }[] = await db.query('select path from access_place where code = $1', [code]);
  return row?.path;
};
const rolesOf = async (personId: PersonId) => (await assignments.of(personId)).map(({ role }) => role).sort();

describe('The territory', () => {
  it('knows each place\'s path from the root', async () => {
    for (const each of PLACES) await projection.keepPlace(each, EARLY);
    expect(await pathOf('111010100')).toEqual(['00', '11', '1110', '111010100']);
    expect(await pathOf('00')).toEqual(['00']);
  });

  it('knows it also when the places came in any order, and all at once', async () => {
    await Promise.all(PLACES.toReversed().map((each) => projection.keepPlace(each, EARLY)));
    expect(await pathOf('112010100')).toEqual(['00', '11', '1120', '112010100']);
  });

  it('moves all below a place that moves', async () => {
    for (const each of PLACES) await projection.keepPlace(each, EARLY);
    const moved = { ...PLACES.find(({ placeCode }) => placeCode === '1110')!, parentCode: '75' as PlaceCode };
    await projection.keepPlace(moved, LATER);
    expect(await pathOf('111010100')).toEqual(['00', '75', '1110', '111010100']);
  });

  it('keeps what it knows newer', async () => {
    for (const each of PLACES) await projection.keepPlace(each, LATER);
    await projection.keepPlace({ ...PLACES[2]!, parentCode: '75' as PlaceCode }, EARLY);
    expect(await pathOf('1110')).toEqual(['00', '11', '1110']);
  });

  it('ends a circle in the data where it closes', async () => {
    await projection.keepPlace({ ...PLACES[1]!, placeCode: '11' as PlaceCode, parentCode: '12' as PlaceCode }, EARLY);
    await projection.keepPlace({ ...PLACES[1]!, placeCode: '12' as PlaceCode, parentCode: '11' as PlaceCode }, EARLY);
    expect((await pathOf('11'))?.length).toBeLessThan(3);
  });
});

describe('Organisations', () => {
  it('move with the newest fact, whichever comes last', async () => {
    await projection.keepOrganisation(organisationAt(1, '75' as PlaceCode), LATER);
    await projection.keepOrganisation(organisationAt(1, '11' as PlaceCode), EARLY);
    expect(await db.query('select place_code, name_kk from access_organisation')).toEqual([{ place_code: '75', name_kk: 'organisation 1' }]);
  });

  it('are at a penal institution only where their fact says so; one of before the question was asked says nothing (R-065)', async () => {
    const penal = async () => ((await db.query('select penal_institution as penal from access_organisation')) as { penal: boolean }[])[0]?.penal;
    await projection.keepOrganisation(organisationAt(1, '75' as PlaceCode), EARLY);
    const before = await penal();
    await projection.keepOrganisation({ ...organisationAt(1, '75' as PlaceCode), penalInstitution: true }, LATER);
    expect([before, await penal()]).toEqual([false, true]);
  });
});

describe('Roles', () => {
  it('hold from their first day to their last, both included, by the platform\'s date in Almaty', async () => {
    await projection.keepRole(roleOf(person(1), 'HEAD', { organisationId: organisation(1) }, { from: '2025-03-01', to: '2025-03-31' }), EARLY);
    const on = async (instant: string) => {
      clock.at = new Date(instant);
      return rolesOf(person(1));
    };
    expect(await on('2025-02-28T18:59:59Z')).toEqual([]);
    expect(await on('2025-02-28T19:00:00Z')).toEqual(['HEAD']); // 1 March, midnight in Almaty
    expect(await on('2025-03-31T18:59:59Z')).toEqual(['HEAD']);
    expect(await on('2025-03-31T19:00:00Z')).toEqual([]);
  });

  it('name where they hold', async () => {
    await projection.keepRole(roleOf(person(1), 'REGION_DEPT', { placeCode: '11' as PlaceCode }), EARLY);
    await projection.keepRole(roleOf(person(1), 'OPERATOR'), EARLY);
    expect(await assignments.of(person(1))).toEqual(
      expect.arrayContaining([{ role: 'REGION_DEPT', placeCode: '11' }, { role: 'OPERATOR' }].map((each) => expect.objectContaining(each))),
    );
    expect(await assignments.of(person(2))).toEqual([]);
  });

  it('end on the day they are ended, also when the assignment is told again afterwards', async () => {
    const assigned = roleOf(person(1), 'OPERATOR');
    await projection.keepRole(assigned, EARLY);
    const ended = { assignmentId: assigned.assignmentId, personId: person(1), endedOn: date('2025-03-17') };
    await projection.endRole(ended, LATER);
    await projection.endRole(ended, LATER);
    await projection.keepRole(assigned, EARLY);
    expect(await rolesOf(person(1))).toEqual([]);
  });

  it('hold until the day they end', async () => {
    const assigned = roleOf(person(1), 'OPERATOR');
    await projection.keepRole(assigned, EARLY);
    await projection.endRole({ assignmentId: assigned.assignmentId, personId: person(1), endedOn: date('2025-03-18') }, LATER);
    expect(await rolesOf(person(1))).toEqual(['OPERATOR']);
  });

  it('are not ended before they are known: that fact is kept for later', async () => {
    const { assignmentId } = roleOf(person(1), 'OPERATOR');
    await expect(projection.endRole({ assignmentId, personId: person(1), endedOn: date('2025-03-17') }, LATER)).rejects.toThrow('not known here');
  });
});

describe('Membership of a commission', () => {
  const approved = (members: PersonId[], secretaryId: PersonId): FactOf<typeof FactType.CommissionApproved> => ({
    commissionId: commission,
    level: 'ORG',
    organisationId: organisation(1),
    placeCode: null,
    members,
    secretaryId,
    orderNumber: '7',
    from: date('2025-03-01'),
    to: date('2025-12-31'),
  });

  it('follows from its approval, for its term', async () => {
    await projection.keepMembership(approved([person(1), person(2)], person(3)), EARLY);
    await projection.keepMembership(approved([person(1), person(2)], person(3)), EARLY);
    expect(await rolesOf(person(1))).toEqual(['COMMISSION_MEMBER']);
    expect(await assignments.of(person(3))).toEqual([expect.objectContaining({ role: 'COMMISSION_SECRETARY', commissionId: commission })]);
    clock.at = new Date('2026-01-01T04:00:00Z');
    expect(await rolesOf(person(1))).toEqual([]);
  });

  it('ends for who is not in the new composition', async () => {
    await projection.keepMembership(approved([person(1), person(2)], person(3)), EARLY);
    await projection.keepMembership(approved([person(2), person(4)], person(3)), LATER);
    expect(await rolesOf(person(1))).toEqual([]);
    expect(await rolesOf(person(4))).toEqual(['COMMISSION_MEMBER']);
  });

  it('does not come back by an old composition told again', async () => {
    await projection.keepMembership(approved([person(2)], person(3)), LATER);
    await projection.keepMembership(approved([person(1), person(2)], person(3)), EARLY);
    expect(await rolesOf(person(1))).toEqual([]);
    expect(await rolesOf(person(2))).toEqual(['COMMISSION_MEMBER']);
  });

  it('has one chair, the last elected, for as long as the chair is a member', async () => {
    await projection.keepMembership(approved([person(1), person(2)], person(3)), EARLY);
    const elected = (chairId: PersonId) => ({ commissionId: commission, chairId, electedOn: date('2025-03-10') });
    await projection.keepChair(elected(person(1)), EARLY);
    await projection.keepChair(elected(person(2)), LATER);
    await projection.keepChair(elected(person(1)), EARLY);
    expect(await rolesOf(person(1))).toEqual(['COMMISSION_MEMBER']);
    expect(await rolesOf(person(2))).toEqual(['COMMISSION_CHAIR', 'COMMISSION_MEMBER']);
    clock.at = new Date('2026-01-01T04:00:00Z');
    expect(await rolesOf(person(2))).toEqual([]);
  });
});
