import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RULES } from '../testing/given.js';
import { COMMISSION, commission, composition, DAY, memberOf, person } from '../testing/facts-of-a-case.js';
import { approveCommission, electChair } from './commission.js';

const SEED = 11;
const rulesOf = (change: ReturnType<typeof approveCommission>) => (change.ok ? [] : change.reasons.map(({ rule }) => rule));

describe('approving a commission', () => {
  it('approves seven experts of nine years and tells who sits in it for its year', () => {
    const approved = approveCommission(undefined, composition(), RULES);
    expect(approved).toMatchObject({ ok: true, next: { status: 'APPROVED', chairId: null } });
    if (approved.ok) expect(approved.facts).toEqual([expect.objectContaining({ type: 'kz.ustaz.commissions.commission-approved.v1', data: expect.objectContaining({ secretaryId: person(90), to: '2026-03-16' }) })]);
  });

  it('finds the one approved before when the order is repeated', () => {
    const known = commission();
    expect(approveCommission(known, composition({ orderNumber: 'other' }), RULES)).toMatchObject({ ok: true, result: known, facts: [] });
  });

  it.each([
    ['an even number of members', composition({ members: [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => memberOf(serial)) }), 'X-038'],
    ['fewer than seven', composition({ members: [1, 2, 3, 4, 5].map((serial) => memberOf(serial)) }), 'X-038'],
    ['a member of six years', composition({ members: composition().members.map((member, index) => (index === 3 ? { ...member, serviceYears: 6 } : member)) }), 'X-036'],
    ['a moderator among them', composition({ members: composition().members.map((member, index) => (index === 3 ? { ...member, category: 'MODERATOR' as const } : member)) }), 'X-036'],
    ['a member who is attested there himself', composition({ members: composition().members.map((member, index) => (index === 3 ? { ...member, attestedHere: true } : member)) }), 'X-037'],
    ['the secretary as a member', composition({ secretaryId: person(3) }), 'X-040'],
  ])('refuses %s, and names the rule', (_, wanted, rule) => {
    const refused = approveCommission(undefined, wanted, RULES);
    expect(refused).toMatchObject({ ok: false, code: 'COMMISSION_INVALID' });
    expect(rulesOf(refused)).toContain(rule);
  });

  it('refuses somebody the registers do not know', () => {
    const members = composition().members.map((member, index) => (index === 0 ? { ...member, category: null } : member));
    expect(approveCommission(undefined, composition({ members }), RULES)).toMatchObject({ ok: false, code: 'PERSON_UNKNOWN' });
  });

  it('approves exactly odd commissions of seven and more, whatever their size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (size) => {
        const members = Array.from({ length: size }, (_, index) => memberOf(index + 1));
        expect(approveCommission(undefined, composition({ members }), RULES).ok).toBe(size >= 7 && size % 2 === 1);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('electing the chair', () => {
  const approved = commission({ status: 'APPROVED', chairId: null });
  const ballots = (...votes: number[]) => votes.map((count, index) => ({ personId: person(index + 1), votes: count, termsInRow: 0 }));

  it('takes whom more than half of the ballots name, and the commission is active', () => {
    const elected = electChair(approved, { present: 7, ballots: ballots(2, 5), electedOn: DAY }, RULES);
    expect(elected).toMatchObject({ ok: true, next: { status: 'ACTIVE', chairId: person(2) }, facts: [{ data: { commissionId: COMMISSION, chairId: person(2) } }] });
  });

  it('asks for another vote on a tie', () => {
    expect(electChair(approved, { present: 6, ballots: ballots(3, 3), electedOn: DAY }, RULES)).toMatchObject({ ok: false, code: 'CHAIR_NOT_ELECTED' });
  });

  it('needs a quorum', () => {
    expect(electChair(approved, { present: 4, ballots: ballots(4), electedOn: DAY }, RULES)).toMatchObject({ ok: false, code: 'NO_QUORUM' });
  });

  it('elects members only, once', () => {
    const stranger = [{ personId: person(77), votes: 7, termsInRow: 0 }];
    expect(electChair(approved, { present: 7, ballots: stranger, electedOn: DAY }, RULES)).toMatchObject({ ok: false, code: 'NOT_A_MEMBER' });
    expect(electChair(commission(), { present: 7, ballots: ballots(7), electedOn: DAY }, RULES)).toMatchObject({ ok: false, code: 'ALREADY_DECIDED' });
  });

  it('does not elect the same person for a third term in a row', () => {
    const third = [{ personId: person(1), votes: 7, termsInRow: 2 }];
    expect(electChair(approved, { present: 7, ballots: third, electedOn: DAY }, RULES)).toMatchObject({ ok: false, code: 'CHAIR_NOT_ELECTED' });
  });
});
