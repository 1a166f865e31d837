import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@attestation/contracts';
import type { CommissionId, OrganisationId, PlaceCode, RoleAssignment } from '@attestation/contracts';
import { ACTS, grantsOf } from './acts.js';
import { allowing, kindOf } from './kinds.js';

const school = '018f4f3e-0002-7000-8000-000000000001' as OrganisationId;
const commission = '018f4f3e-0004-7000-8000-000000000001' as CommissionId;
const region = '11' as PlaceCode;

describe('The table of acts', () => {
  it('names each act by its context, object and verb', () => {
    expect(Object.keys(ACTS).filter((act) => !/^[a-z]+(\.[a-z-]+){1,2}$/.test(act))).toEqual([]);
  });

  it('grants to roles of the law only, each by some jurisdiction', () => {
    const holders = new Set<string>([...ROLES, 'ANYONE']);
    for (const grants of Object.values(ACTS)) {
      if (grants === 'ANONYMOUS') continue;
      const entries = Object.entries(grants);
      expect(entries.length).toBeGreaterThan(0);
      for (const [holder, kinds] of entries) {
        expect(holders).toContain(holder);
        expect(kinds.length).toBeGreaterThan(0);
      }
    }
  });

  it('knows no act by the name of something every object has', () => {
    expect(grantsOf('constructor')).toBeUndefined();
    expect(grantsOf('toString')).toBeUndefined();
  });

  it('leaves what changes anything to people of the law; what the law gives to a post, and not to a role, is about oneself alone', () => {
    const changing = Object.entries(ACTS).filter(([act]) => !/\.(read|read-self|search|check|evaluate)$/.test(act));
    const anybodys = changing.filter(([, grants]) => grants !== 'ANONYMOUS' && 'ANYONE' in grants);
    // a lesson is observed by heads, deputies, methodists, teachers and members of commissions: deputies and methodists hold posts, which are no
    // roles here. `portfolio` judges each sheet by the posts and seats of that day; it is acknowledged by whom it is about, taken back by its observer
    expect(anybodys).toEqual(['write', 'acknowledge', 'withdraw'].map((verb) => [`portfolio.observation.${verb}`, { ANYONE: ['OWN'] }]));
    expect(changing.filter(([, grants]) => grants === 'ANONYMOUS')).toEqual([]);
  });
});

describe('Which assignment allows an act', () => {
  const read = ACTS['applications.case.read'];

  it('is the role alone for what is about oneself, wherever the role is held', () => {
    expect(kindOf(read, { role: 'TEACHER', organisationId: school })).toBe('OWN');
    expect(kindOf(read, { role: 'TEACHER' })).toBe('OWN');
  });

  it('is the role at the kind of place the act is granted for', () => {
    expect(kindOf(read, { role: 'HEAD', organisationId: school })).toBe('ORGANISATION');
    expect(kindOf(read, { role: 'PROVIDER', placeCode: region })).toBe('PLACE');
    expect(kindOf(read, { role: 'OPERATOR' })).toBe('COUNTRY');
  });

  it.each<[string, RoleAssignment]>([
    ['a head of no organisation', { role: 'HEAD' }],
    ['a head of a whole region', { role: 'HEAD', placeCode: region }],
    ['a department without a place', { role: 'REGION_DEPT' }],
    ['a member of no commission', { role: 'COMMISSION_SECRETARY', organisationId: school }],
  ])('is none for %s', (_, assignment) => {
    expect(kindOf(read, assignment)).toBeUndefined();
  });

  it('never grows by naming one place more', () => {
    expect(kindOf(read, { role: 'OPERATOR', organisationId: school })).toBeUndefined();
    expect(kindOf(read, { role: 'COMMISSION_SECRETARY', commissionId: commission, organisationId: school })).toBe('COMMISSION');
  });

  it('keeps of many only those that allow', () => {
    const many: RoleAssignment[] = [{ role: 'TEACHER' }, { role: 'HEAD', organisationId: school }, { role: 'COMMISSION_MEMBER', commissionId: commission }];
    expect(allowing(ACTS['commissions.certificate.issue'], many)).toEqual([many[1]]);
    expect(allowing('ANONYMOUS', many)).toEqual([]);
  });
});
