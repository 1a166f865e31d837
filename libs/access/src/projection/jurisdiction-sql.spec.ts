import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { persistence } from '@attestation/persistence';
import { testDatabase } from '@attestation/persistence/testing';
import type { TestDatabase } from '@attestation/persistence/testing';
import { fixedClock, startService } from '@attestation/service-kit';
import type { RunningService } from '@attestation/service-kit';
import { ROLES } from '@attestation/contracts';
import type { Caller, CommissionId, OrganisationId, PersonId, PlaceCode, RoleAssignment } from '@attestation/contracts';
import * as fc from 'fast-check';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { ACTS } from '../acts/acts.js';
import type { Act } from '../acts/acts.js';
import { allowing } from '../acts/kinds.js';
import { CODES, organisation, person, PLACES, settle } from '../testing/small-territory.js';
import { jurisdictionSql, type JurisdictionColumns } from './jurisdiction-sql.js';
import { ACCESS_MIGRATIONS } from './migrations.js';
import { Projection } from './projection.js';

const SEED = 20250317;
const COMMISSIONS = [1, 2].map((n) => `018f4f3e-0004-7000-8000-00000000000${n}` as CommissionId);
const COLUMNS = { personColumn: 'c.person_id', organisationColumn: 'c.organisation_id', commissionColumn: 'c.commission_id' };

interface Row {
  id: number;
  person_id: PersonId;
  organisation_id: OrganisationId;
  commission_id: CommissionId;
}
/** One case for each teacher, at one organisation for each place, before either commission. */
const ROWS: Row[] = CODES.slice(1).flatMap((_, i) =>
  COMMISSIONS.map((commission_id, j) => ({ id: i * 2 + j, person_id: person(i * 2 + j), organisation_id: organisation(i + 1), commission_id })),
);
const placeOf = (id: OrganisationId): PlaceCode => CODES[CODES.findIndex((_, n) => organisation(n) === id)]!;

let database: TestDatabase;
let service: RunningService;
let db: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  const env = { MONITORING_PORT: '0', MONITORING_DATABASE_URL: database.url, OIDC_ISSUER: 'http://127.0.0.1:9', LOG_LEVEL: 'silent' };
  const plugins = [persistence({ migrations: ACCESS_MIGRATIONS }), access()];
  service = await startService({ name: 'monitoring', plugins }, env, { clock: fixedClock('2025-03-17') });
  db = service.app.get(DataSource);
  await settle(service.app.get(Projection));
  await db.query('create table case_of_test (id int primary key, person_id uuid, organisation_id uuid, commission_id uuid, place_code text)');
  for (const row of ROWS) await db.query('insert into case_of_test values ($1, $2, $3, $4, $5)', [...Object.values(row), placeOf(row.organisation_id)]);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const seen = async (caller: Caller, columns: JurisdictionColumns = COLUMNS): Promise<number[]> => {
  const { sql, parameters } = jurisdictionSql(caller, columns, 2);
  const rows: { id: number }[] = await db.query(`select c.id from case_of_test c where c.id >= $1 and ${sql} order by c.id`, [0, ...parameters]);
  return rows.map(({ id }) => id);
};
const callerOf = (act: Act, held: RoleAssignment[], personId = person(99)): Caller => ({ personId, act, assignments: allowing(ACTS[act], held) });

/** The same question answered without SQL: walks up the places by hand. */
function mayReach(caller: Caller, act: Act, row: Row): boolean {
  const grants: Partial<Record<string, readonly string[]>> = ACTS[act] === 'ANONYMOUS' ? {} : (ACTS[act] as never);
  const above = (code: string | null): string[] => (code === null ? [] : [code, ...above(PLACES.find(({ placeCode }) => placeCode === code)?.parentCode ?? null)]);
  const places = above(placeOf(row.organisation_id));
  if (grants['ANYONE']?.includes('COUNTRY')) return true;
  if (grants['ANYONE']?.includes('OWN') && row.person_id === caller.personId) return true;
  return caller.assignments.some(({ role, organisationId, commissionId, placeCode }) => {
    const kinds = grants[role] ?? [];
    if (kinds.includes('OWN')) return row.person_id === caller.personId;
    if (commissionId) return kinds.includes('COMMISSION') && row.commission_id === commissionId;
    if (organisationId) return kinds.includes('ORGANISATION') && row.organisation_id === organisationId;
    if (placeCode) return kinds.includes('PLACE') && places.includes(placeCode);
    return kinds.includes('COUNTRY');
  });
}

const anAssignment: fc.Arbitrary<RoleAssignment> = fc
  .tuple(
    fc.constantFrom(...ROLES),
    fc.oneof(
      fc.constant({}),
      fc.record({ organisationId: fc.integer({ min: 1, max: 6 }).map(organisation) }),
      fc.record({ commissionId: fc.constantFrom(...COMMISSIONS) }),
      fc.record({ placeCode: fc.constantFrom(...CODES, '99' as PlaceCode) }),
    ),
  )
  .map(([role, at]) => ({ role, ...at }));
const anAct = fc.constantFrom(...(Object.keys(ACTS) as Act[]).filter((act) => ACTS[act] !== 'ANONYMOUS'));

describe('Jurisdiction inside a store\'s query', () => {
  it('reaches exactly the rows that the table of acts gives, whoever asks whatever', async () => {
    await fc.assert(
      fc.asyncProperty(anAct, fc.array(anAssignment, { maxLength: 4 }), fc.integer({ min: 0, max: 13 }), async (act, held, n) => {
        const caller = callerOf(act, held, person(n));
        const expected = ROWS.filter((row) => mayReach(caller, act, row)).map(({ id }) => id);
        expect(await seen(caller)).toEqual(expected);
        expect(await seen(caller, { ...COLUMNS, placeColumn: 'c.place_code', everyRowHasPlace: true })).toEqual(expected);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('gives a district department its district and all below it, and nothing beside it', async () => {
    const caller = callerOf('applications.case.read', [{ role: 'DISTRICT_DEPT', placeCode: '1110' as PlaceCode }]);
    const places = (await seen(caller)).map((id) => placeOf(ROWS[id]!.organisation_id));
    expect(new Set(places)).toEqual(new Set(['1110', '111010100']));
  });

  it('gives a teacher her own case alone, although she is known at a school', async () => {
    const caller = callerOf('applications.case.read', [{ role: 'TEACHER', organisationId: organisation(1) }], person(3));
    expect(await seen(caller)).toEqual([3]);
  });

  it('gives nothing to whom nothing allows', async () => {
    expect(await seen(callerOf('applications.case.read', []))).toEqual([]);
    expect(jurisdictionSql(callerOf('applications.case.read', []), COLUMNS)).toEqual({ sql: 'false', parameters: [] });
  });

  it('joins what several roles allow', async () => {
    const held: RoleAssignment[] = [{ role: 'HEAD', organisationId: organisation(1) }, { role: 'HEAD', organisationId: organisation(6) }, { role: 'TEACHER' }];
    expect(await seen(callerOf('applications.case.read', held, person(4)))).toEqual([0, 1, 4, 10, 11]);
  });

  it('uses a place\'s own column where a row has one', async () => {
    const caller = callerOf('applications.queue.read', [{ role: 'PROVIDER', placeCode: '11' as PlaceCode }]);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: '$2::uuid', placeColumn: '$1::text' }, 3);
    const ask = async (code: string | null, id: OrganisationId) => ((await db.query(`select 1 where ${sql}`, [code, id, ...parameters])) as unknown[]).length;
    const [inside, outside] = [organisation(2), organisation(6)];
    expect([await ask('111010100', outside), await ask('75', inside)]).toEqual([1, 0]);
    expect([await ask(null, inside), await ask(null, outside)]).toEqual([1, 0]); // the row's own place is not known
  });

  it('judges a row that does not exist yet by parameters', async () => {
    const caller = callerOf('commissions.commission.approve', [{ role: 'HEAD', organisationId: organisation(2) }]);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: '$1::uuid' }, 2);
    const ask = async (id: OrganisationId) => (await db.query(`select 1 where ${sql}`, [id, ...parameters])) as unknown[];
    expect([(await ask(organisation(2))).length, (await ask(organisation(3))).length]).toEqual([1, 0]);
  });

  it('fails in the first test of a store that forgot a column, whoever calls', () => {
    expect(() => jurisdictionSql(callerOf('applications.case.read', []), { personColumn: 'c.person_id' })).toThrow('ORGANISATION');
    expect(() => jurisdictionSql(callerOf('applications.draft.open', []), { organisationColumn: 'c.organisation_id' })).toThrow('personColumn');
  });

  it('takes nothing for a column that is none', () => {
    const caller = callerOf('applications.draft.open', [{ role: 'TEACHER' }]);
    expect(() => jurisdictionSql(caller, { personColumn: 'c.person_id or true' })).toThrow('neither a column nor a parameter');
  });

  it('has no answer for an act without jurisdiction', () => {
    expect(() => jurisdictionSql({ personId: person(1), act: 'regulation.evaluate', assignments: [] }, {})).toThrow('no jurisdiction');
    expect(() => jurisdictionSql({ personId: person(1), act: 'no.such.act', assignments: [] }, {})).toThrow('no jurisdiction');
  });
});
