import { describe, expect, it } from '@jest/globals';
import { OBSERVER_KINDS, ORGANISATION_KINDS, plainDateOf, POSITION_GROUPS, type PositionGroup, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { mayObserve, ruleSetOf, type ObserverFacts, type ObserverPost } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const post = (positionGroup: PositionGroup, more: Partial<ObserverPost> = {}): ObserverPost => ({ organisationId: 'school', organisationKind: 'SCHOOL', positionGroup, isHead: false, ...more });
const facts = (more: Partial<ObserverFacts>): ObserverFacts => ({ teacherId: 'teacher', observerId: 'observer', organisationId: 'school', posts: [], commissionMember: false, ...more });
const office = { organisationId: 'office', organisationKind: 'METHOD_OFFICE' as const };

describe('who may fill in an observation sheet', () => {
  it.each([
    ['the head', [post('HEAD_OR_DEPUTY', { isHead: true })], 'HEAD', false],
    ['a head who teaches and whose post is that of a teacher', [post('SECONDARY', { isHead: true })], 'HEAD', false],
    ['a deputy', [post('HEAD_OR_DEPUTY')], 'DEPUTY', false],
    ['a methodist of the organisation', [post('METHODIST')], 'METHODIST', false],
    ['a teacher of the organisation', [post('PRIMARY')], 'TEACHER', false],
    ['a teacher of another one', [post('SECONDARY', { organisationId: 'other' })], 'TEACHER', false],
    ['a psychologist', [post('PUPIL_SUPPORT')], 'TEACHER', false],
    ['a methodist of the method office', [post('METHODIST', office)], 'OFFICE_METHODIST', true],
  ] as const)('%s, as %s', (_title, posts, observer, external) => {
    const judged = mayObserve(rules, facts({ posts }));
    expect(judged).toMatchObject({ outcome: 'ALLOWED', observer, external });
    expect(judged.reasons.map(({ rule }) => rule)).toEqual(external ? ['R-063', 'R-061'] : ['R-063']);
  });

  it('a commission member, from outside even where she works in the school', () => {
    expect(mayObserve(rules, facts({ commissionMember: true }))).toMatchObject({ outcome: 'ALLOWED', observer: 'COMMISSION_MEMBER', external: true });
    const both = facts({ commissionMember: true, posts: [post('HEAD_OR_DEPUTY')] });
    expect(mayObserve(rules, both)).toMatchObject({ observer: 'COMMISSION_MEMBER', capacities: ['COMMISSION_MEMBER', 'DEPUTY'] });
    expect(mayObserve(rules, { ...both, as: 'DEPUTY' })).toMatchObject({ observer: 'DEPUTY', external: false });
    expect(mayObserve(rules, { ...both, as: 'HEAD' })).toMatchObject({ outcome: 'NOT_ALLOWED', observer: null, capacities: ['COMMISSION_MEMBER', 'DEPUTY'] });
  });

  it.each([
    ['nobody without a post', []],
    ['the head of another organisation', [post('HEAD_OR_DEPUTY', { organisationId: 'other', isHead: true })]],
    ['a deputy of another organisation', [post('HEAD_OR_DEPUTY', { organisationId: 'other' })]],
    ['a methodist of another school', [post('METHODIST', { organisationId: 'other' })]],
    ['the head of a method office', [post('HEAD_OR_DEPUTY', { ...office, isHead: true })]],
  ] as const)('not %s', (_title, posts) => {
    expect(mayObserve(rules, facts({ posts }))).toMatchObject({ outcome: 'NOT_ALLOWED', observer: null, external: false, reasons: [{ rule: 'R-063' }] });
  });

  it('at a penal institution from outside only where it was asked before; who works there needs no request (R-065)', () => {
    const at = (posts: ObserverPost[], requestedOn?: string | null) =>
      mayObserve(rules, facts({ posts, penalInstitution: true, observedOn: plainDateOf('2025-02-03'), ...(requestedOn !== undefined && { requestedOn: requestedOn && plainDateOf(requestedOn) }) } as Partial<ObserverFacts>));
    const fromOffice = [post('METHODIST', office)];
    expect([at(fromOffice), at(fromOffice, null), at(fromOffice, '2025-02-04')].map(({ outcome, reasons }) => [outcome, reasons[0]?.rule])).toEqual(Array(3).fill(['NOT_ALLOWED', 'R-065']));
    expect([at(fromOffice, '2025-02-03'), at(fromOffice, '2025-01-20'), at([post('SECONDARY', { organisationId: 'other' })], '2025-01-20'), at([post('HEAD_OR_DEPUTY')]), at([post('PRIMARY')])].map(({ outcome }) => outcome)).toEqual(Array(5).fill('ALLOWED'));
    expect(mayObserve(rules, facts({ posts: fromOffice })).outcome).toBe('ALLOWED');
  });

  it('never herself, whatever she is', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...POSITION_GROUPS)), fc.boolean(), fc.option(fc.constantFrom(...OBSERVER_KINDS), { nil: undefined }), (groups, commissionMember, as) => {
        const own = facts({ observerId: 'teacher', posts: groups.map((group) => post(group, { isHead: true })), commissionMember, as });
        expect(mayObserve(rules, own)).toMatchObject({ outcome: 'NOT_ALLOWED', capacities: [], reasons: [{ text: { en: 'A teacher does not fill in a sheet of her own lesson.' } }] });
      }),
      { seed: 63 },
    ));

  it('as one of what she is, and from outside only from the method office or the commission', () => {
    const aPost = fc.record({ organisationId: fc.constantFrom('school', 'other'), organisationKind: fc.constantFrom(...ORGANISATION_KINDS), positionGroup: fc.constantFrom(...POSITION_GROUPS), isHead: fc.boolean() });
    fc.assert(
      fc.property(fc.array(aPost, { maxLength: 4 }), fc.boolean(), (posts, commissionMember) => {
        const { outcome, observer, external, capacities } = mayObserve(rules, facts({ posts, commissionMember }));
        expect(outcome === 'ALLOWED').toBe(observer !== null && capacities.includes(observer));
        expect(external).toBe(observer === 'OFFICE_METHODIST' || observer === 'COMMISSION_MEMBER');
        if (commissionMember) expect(external).toBe(true);
      }),
      { seed: 61 },
    );
  });
});
