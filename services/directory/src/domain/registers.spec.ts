import { FactType, REFUSALS, ROLES, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type Role } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import { putEmployment, type Employment } from './employment.js';
import { putPerson, type Person } from './person.js';
import { levelOf, putPlace, type Place, type Placed } from './place.js';
import { REGIONS } from './regions.js';
import { assignRole, endRole, type Assignment } from './role-assignment.js';

const personId = '0195a2b0-0000-7000-8000-000000000001' as PersonId;
const other = '0195a2b0-0000-7000-8000-000000000002' as PersonId;
const organisationId = '0195a2b0-0000-7000-8000-0000000000a1' as OrganisationId;
const date = (text: string): PlainDate => text as PlainDate;
const NUMBER = '900101100014';

const district: Place = { placeCode: '1132' as PlaceCode, parentCode: '11' as PlaceCode, kind: 'DISTRICT', name: { kk: 'а', ru: 'а', en: 'a' }, hasDistrictLevel: true };
const person: Person = { personId, name: 'А', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true, bannedUntil: null };
const employment: Employment = {
  employmentId: other, personId, organisationId, post: 'мұғалім', positionGroup: 'SECONDARY', subject: 'MATH', from: date('2020-09-01'), to: null,
  serviceYears: 4, serviceMonths: 6, serviceAsOf: date('2025-03-01'),
};
const role: Assignment = { assignmentId: other, personId, role: 'HEAD', organisationId, placeCode: null, orderNumber: null, from: date('2025-01-01'), to: null };
const region: Placed = { kind: 'REGION', parentKind: null, hasDistrictLevel: true };
const known = { personKnown: true, organisationKnown: true, place: region };

describe('a place', () => {
  it('is told when it is new and when it changes, and not when it is said again', () => {
    const above = { parentKnown: true, parentBelow: false };

    expect(putPlace(above, district)).toMatchObject({ ok: true, facts: [{ type: FactType.PlaceChanged, data: district }] });
    expect(putPlace({ ...above, known: { ...district, name: { kk: 'б', ru: 'б', en: 'b' } } }, district)).toMatchObject({ ok: true, facts: [{ data: district }] });
    expect(putPlace({ ...above, known: { ...district } }, district)).toEqual({ ok: true, result: district, facts: [], messages: [] });
  });

  it('hangs under a place that is known and not below itself', () => {
    expect(putPlace({ parentKnown: false, parentBelow: false }, district)).toMatchObject({ code: 'PLACE_UNKNOWN' });
    expect(putPlace({ parentKnown: true, parentBelow: true }, district)).toMatchObject({ code: 'PLACE_UNKNOWN' });
    expect(putPlace({ parentKnown: true, parentBelow: false }, { ...district, parentCode: district.placeCode })).toMatchObject({ code: 'PLACE_UNKNOWN' });
  });
});

describe('the regions a new directory starts with', () => {
  it('are the seventeen and the three cities of the letter, each once (X-126)', () => {
    expect(REGIONS).toHaveLength(20);
    expect(new Set(REGIONS.map(({ place }) => place.placeCode)).size).toBe(20);
    expect(REGIONS.filter(({ place }) => place.kind === 'CITY').map(({ place }) => place.placeCode)).toEqual(['71', '75', '79']);
  });

  it('say which codes nobody has confirmed', () => {
    expect(REGIONS.filter(({ confidence }) => confidence === 'uncertain').map(({ place }) => place.placeCode)).toEqual(['19', '43', '61']);
  });
});

describe('a person', () => {
  it('is told without the personal number', () => {
    const put = putPerson({}, { person, personalNumber: NUMBER, fixtures: true });

    expect(put).toMatchObject({ ok: true, next: { personalNumber: NUMBER } });
    expect(JSON.stringify(put.ok && [put.facts, put.result])).not.toContain(NUMBER);
  });

  it('holds her number alone', () => {
    expect(putPerson({ holder: other }, { person, personalNumber: NUMBER, fixtures: true })).toMatchObject({ code: 'PERSONAL_NUMBER_KNOWN' });
    expect(putPerson({ holder: personId, known: person }, { person, personalNumber: NUMBER, fixtures: true })).toMatchObject({ ok: true, facts: [] });
  });

  it('is refused with a number that cannot be, and in production with a fixture’s', () => {
    expect(putPerson({}, { person, personalNumber: '900101100015', fixtures: true })).toMatchObject({ code: 'PERSONAL_NUMBER_INVALID' });
    expect(putPerson({}, { person, personalNumber: NUMBER, fixtures: false })).toMatchObject({ code: 'PERSONAL_NUMBER_INVALID' });
  });
});

describe('an employment', () => {
  it('is of a known person at a known organisation and stays hers', () => {
    expect(putEmployment({ personKnown: true, organisationKnown: true }, employment)).toMatchObject({ ok: true, facts: [{ data: employment }] });
    expect(putEmployment({ personKnown: false, organisationKnown: true }, employment)).toMatchObject({ code: 'PERSON_UNKNOWN' });
    expect(putEmployment({ personKnown: true, organisationKnown: false }, employment)).toMatchObject({ code: 'ORGANISATION_UNKNOWN' });
    expect(putEmployment({ personKnown: true, organisationKnown: true, known: { ...employment, personId: other } }, employment)).toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  it('does not end before it begins', () => {
    expect(putEmployment({ personKnown: true, organisationKnown: true }, { ...employment, to: date('2020-08-31') })).toMatchObject({ code: 'TERM_INVALID' });
  });
});

describe('a role', () => {
  it.each<[Role, Partial<Assignment>, string | undefined]>([
    ['HEAD', {}, undefined],
    ['HEAD', { organisationId: null }, 'ROLE_NOT_ASSIGNABLE'],
    ['HEAD', { placeCode: '11' as PlaceCode }, 'ROLE_NOT_ASSIGNABLE'],
    ['RESPONSIBLE_PERSON', {}, 'ORDER_NUMBER_MISSING'],
    ['RESPONSIBLE_PERSON', { orderNumber: '12-Б' }, undefined],
    ['REGION_DEPT', { organisationId: null, placeCode: '11' as PlaceCode }, undefined],
    ['REGION_DEPT', {}, 'ROLE_NOT_ASSIGNABLE'],
    ['PROVIDER', {}, undefined],
    ['PROVIDER', { organisationId: null, placeCode: '11' as PlaceCode }, undefined],
    ['PROVIDER', { organisationId: null }, undefined],
    ['OPERATOR', { organisationId: null, placeCode: '11' as PlaceCode }, undefined],
    ['OPERATOR', { organisationId: null }, undefined],
    ['OPERATOR', {}, 'ROLE_NOT_ASSIGNABLE'],
    ['AUTHORISED_BODY', { organisationId: null }, undefined],
    ['AUTHORISED_BODY', {}, 'ROLE_NOT_ASSIGNABLE'],
    ['COMMISSION_CHAIR', {}, 'ROLE_NOT_ASSIGNABLE'],
  ])('%s with %j: %s', (given, where, code) => {
    const assigned = assignRole(known, { ...role, role: given, ...where });

    expect(assigned.ok ? undefined : assigned.code).toBe(code);
  });

  it.each<[string, Placed, 'REGION_DEPT' | 'DISTRICT_DEPT' | undefined]>([
    ['a region', region, 'REGION_DEPT'],
    ['a city of republican significance', { kind: 'CITY', parentKind: null, hasDistrictLevel: false }, 'REGION_DEPT'],
    ['such a city below the country', { kind: 'CITY', parentKind: 'COUNTRY', hasDistrictLevel: false }, 'REGION_DEPT'],
    ['a district', { kind: 'DISTRICT', parentKind: 'REGION', hasDistrictLevel: true }, 'DISTRICT_DEPT'],
    ['a city in a region', { kind: 'CITY', parentKind: 'REGION', hasDistrictLevel: true }, 'DISTRICT_DEPT'],
    ['a district of a city without a district level', { kind: 'DISTRICT', parentKind: 'CITY', hasDistrictLevel: false }, undefined],
    ['a village', { kind: 'LOCALITY', parentKind: 'DISTRICT', hasDistrictLevel: true }, undefined],
    ['the country', { kind: 'COUNTRY', parentKind: null, hasDistrictLevel: true }, undefined],
  ])('of a department at %s', (_, place, department) => {
    const assigned = (given: Role) => assignRole({ ...known, place }, { ...role, role: given, organisationId: null, placeCode: '11' as PlaceCode });

    expect(['REGION_DEPT', 'DISTRICT_DEPT'].filter((each) => assigned(each as Role).ok)).toEqual(department ? [department] : []);
    expect(levelOf(place)).toBe(department?.replace('_DEPT', '') ?? 'OTHER');
  });

  it('is refused for every role where nothing it names is known', () => {
    for (const each of ROLES) {
      const refused = assignRole({ personKnown: false, organisationKnown: false }, { ...role, role: each });
      expect(!refused.ok && REFUSALS[refused.code]).toBe(422);
    }
  });

  it('ends once, on its first day or later, and is not given again under the same id', () => {
    const ended = endRole({ ...known, known: role }, date('2025-03-01'));

    expect(ended).toMatchObject({ ok: true, facts: [{ type: FactType.RoleEnded, data: { endedOn: '2025-03-01' } }] });
    expect(endRole({ ...known, known: role, endedOn: date('2025-03-01') }, date('2025-04-01'))).toMatchObject({ ok: true, result: { endedOn: '2025-03-01' }, facts: [] });
    expect(endRole({ ...known, known: role }, date('2024-12-31'))).toMatchObject({ code: 'TERM_INVALID' });
    expect(endRole(known, date('2025-03-01'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(assignRole({ ...known, known: role, endedOn: date('2025-03-01') }, role)).toMatchObject({ code: 'ROLE_ENDED' });
  });
});
