import { describe, expect, it } from '@jest/globals';
import type { CommissionId, PlainDate } from '@attestation/contracts';
import fc from 'fast-check';
import { ACT, COMMISSION, commission, DAY, memberOf, person, proposed, RULES } from '../testing/facts-of-a-case.js';
import { approveCommission, changeComposition, type CommissionRoom, electChair, type Member, type Term } from './commission.js';

const SEED = 11;
const NOBODY: CommissionRoom = { others: [], awaited: [] };
const approve = (wanted = proposed(), room = NOBODY) => approveCommission(room, wanted, RULES);
const rulesOf = (change: ReturnType<typeof approveCommission>) => (change.ok ? [] : change.reasons.map(({ rule }) => rule));
const withThird = (more: Partial<Member>) => proposed({ members: proposed().members.map((member, index) => (index === 2 ? { ...member, ...more } : member)) });
const term = (serial: number, from: string, to: string, chairId = person(1)): Term => ({ id: `01950000-0003-7000-8000-00000000000${serial}` as CommissionId, from: from as PlainDate, to: to as PlainDate, chairId });

describe('approving a commission', () => {
  it('approves seven experts of nine years and tells who sits in it for its year', () => {
    const approved = approve();
    expect(approved).toMatchObject({ ok: true, result: { commission: { status: 'APPROVED', chairId: null, to: '2026-03-16' }, warnings: [] } });
    if (approved.ok) expect(approved.facts).toEqual([expect.objectContaining({ data: expect.objectContaining({ level: 'ORG', secretaryId: person(90), to: '2026-03-16' }) })]);
  });

  it('finds the one approved before when the order is repeated', () => {
    const known = commission();
    expect(approve(proposed({ orderNumber: 'other' }), { ...NOBODY, commission: known })).toMatchObject({ ok: true, result: { commission: known }, facts: [] });
  });

  it.each([
    ['an even number of members', proposed({ members: [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => memberOf(serial)) }), 'X-038'],
    ['fewer than seven', proposed({ members: [1, 2, 3, 4, 5].map((serial) => memberOf(serial)) }), 'X-038'],
    ['a member of six years', withThird({ serviceYears: 6 }), 'X-036'],
    ['a moderator among them', withThird({ category: 'MODERATOR' }), 'X-036'],
    ['a member who is attested there himself', withThird({ attestedHere: true }), 'X-037'],
    ['the secretary as a member', proposed({ secretaryId: person(3) }), 'X-040'],
  ])('refuses %s, and names the rule', (_, wanted, rule) => {
    const refused = approve(wanted);
    expect(refused).toMatchObject({ ok: false, code: 'COMMISSION_INVALID' });
    expect(rulesOf(refused)).toContain(rule);
  });

  it('names each member who does not fit, by name, with what he has and what is asked', () => {
    const members = proposed().members.map((member, index) => (index < 2 ? { ...member, serviceYears: index + 3 } : member));
    const refused = approve(proposed({ members }));
    if (refused.ok) throw new Error('the composition was approved');
    expect(refused.reasons.map(({ text }) => text.en)).toEqual([expect.stringMatching(/^Мүше 1: .* 3 years/), expect.stringMatching(/^Мүше 2: .* 4 years/)]);
  });

  it('asks nobody who sits for others than teachers for category and service', () => {
    const approved = approve(withThird({ capacity: 'TRADE_UNION', category: 'TRAINEE', serviceYears: 0 }));
    expect(approved).toMatchObject({ ok: true, result: { commission: { capacities: { [person(3)]: 'TRADE_UNION' } } } });
  });

  it.each(['DISTRICT', 'REGION', 'MINISTRY'] as const)('asks for a researcher at the level %s, and only warns of a member attested meanwhile', (level) => {
    const body = { level, organisationId: null, placeCode: null };
    expect(approve(proposed({ body }))).toMatchObject({ code: 'COMMISSION_INVALID' });
    const members = proposed().members.map((member) => ({ ...member, category: 'RESEARCHER' as const, attestedHere: member.personId === person(2) }));
    expect(approve(proposed({ body, members }))).toMatchObject({ ok: true, result: { warnings: [{ rule: 'X-037', values: { member: 'Мүше 2' } }] } });
  });

  it.each([
    ['a member', withThird({ name: null })],
    ['a secretary', proposed({ secretaryKnown: false })],
  ])('refuses %s whom the registers do not know', (_, wanted) => {
    expect(approve(wanted)).toMatchObject({ ok: false, code: 'PERSON_UNKNOWN' });
  });

  it('keeps a body at one commission at a time; the next may be approved for the time after it', () => {
    const room = { ...NOBODY, others: [term(2, '2025-01-01', '2025-12-31')] };
    expect(approve(proposed(), room)).toMatchObject({ code: 'COMMISSION_OVERLAPS' });
    expect(approve(proposed({ from: '2026-01-01' as PlainDate }), room)).toMatchObject({ ok: true });
  });

  it('approves exactly odd commissions of seven and more, whatever their size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (size) => {
        const members = Array.from({ length: size }, (_, index) => memberOf(index + 1));
        expect(approve(proposed({ members })).ok).toBe(size >= 7 && size % 2 === 1);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('never lets two commissions of one body overlap, in whatever order they are approved', () => {
    const days = fc.integer({ min: 0, max: 2_000 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10) as PlainDate);
    fc.assert(
      fc.property(fc.array(days, { minLength: 2, maxLength: 8 }), (starts) => {
        const others: Term[] = [];
        for (const [index, from] of starts.entries()) {
          const change = approve(proposed({ id: `c${index}` as CommissionId, from }), { ...NOBODY, others });
          if (change.ok) others.push(change.result.commission);
        }
        for (const one of others) for (const other of others) expect(one === other || one.to < other.from || other.to < one.from).toBe(true);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('composing a commission anew', () => {
  const known: CommissionRoom = { ...NOBODY, commission: commission() };
  const wanted = { ...proposed({ members: [8, 2, 3, 4, 5, 6, 7].map((serial) => memberOf(serial)) }), orderNumber: '2-НҚ' };

  it('replaces members by another order within the same term, and tells it', () => {
    const changed = changeComposition(known, { ...wanted, members: [1, 2, 3, 4, 5, 6, 8].map((serial) => memberOf(serial)) }, ACT.today, RULES);
    expect(changed).toMatchObject({ ok: true, result: { commission: { status: 'ACTIVE', chairId: person(1), orderNumber: '2-НҚ', to: '2026-03-16' } }, facts: [{ data: { orderNumber: '2-НҚ' } }] });
  });

  it('asks for the election of a chair where he has left', () => {
    expect(changeComposition(known, wanted, ACT.today, RULES)).toMatchObject({ ok: true, result: { commission: { status: 'APPROVED', chairId: null } } });
  });

  it('is judged as strictly as the first composition', () => {
    expect(changeComposition(known, { ...wanted, members: wanted.members.slice(1) }, ACT.today, RULES)).toMatchObject({ code: 'COMMISSION_INVALID' });
  });

  it('lets nobody leave whose signature a protocol still needs', () => {
    expect(changeComposition({ ...known, awaited: [person(1)] }, wanted, ACT.today, RULES)).toMatchObject({ code: 'MEETING_UNFINISHED' });
    expect(changeComposition({ ...known, awaited: [person(2), person(90)] }, wanted, ACT.today, RULES)).toMatchObject({ ok: true });
  });

  it('needs an order of its own, and a term that is not over', () => {
    expect(changeComposition(known, { ...wanted, orderNumber: '1-НҚ' }, ACT.today, RULES)).toMatchObject({ code: 'ORDER_NUMBER_TAKEN' });
    expect(changeComposition(known, wanted, '2026-03-17' as PlainDate, RULES)).toMatchObject({ code: 'COMMISSION_NOT_ACTIVE' });
    expect(changeComposition(NOBODY, wanted, ACT.today, RULES)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('electing the chair', () => {
  const approved = commission({ status: 'APPROVED', chairId: null });
  const ballots = (...votes: number[]) => votes.map((count, index) => ({ personId: person(index + 1), votes: count, termsInRow: 0 }));
  const elect = (meeting: Parameters<typeof electChair>[1], others: Term[] = [], of = approved) => electChair({ ...NOBODY, commission: of, others }, meeting, RULES);

  it('takes whom more than half of the ballots name, and the commission is active', () => {
    const elected = elect({ present: 7, ballots: ballots(2, 5), electedOn: DAY });
    expect(elected).toMatchObject({ ok: true, result: { status: 'ACTIVE', chairId: person(2) }, facts: [{ data: { commissionId: COMMISSION, chairId: person(2) } }] });
  });

  it('asks for another vote on a tie', () => {
    expect(elect({ present: 6, ballots: ballots(3, 3), electedOn: DAY })).toMatchObject({ ok: false, code: 'CHAIR_NOT_ELECTED' });
  });

  it('needs a quorum', () => {
    expect(elect({ present: 4, ballots: ballots(4), electedOn: DAY })).toMatchObject({ ok: false, code: 'NO_QUORUM' });
  });

  it('elects members only, once', () => {
    const stranger = [{ personId: person(77), votes: 7, termsInRow: 0 }];
    expect(elect({ present: 7, ballots: stranger, electedOn: DAY })).toMatchObject({ ok: false, code: 'NOT_A_MEMBER' });
    expect(elect({ present: 7, ballots: ballots(7), electedOn: DAY }, [], commission())).toMatchObject({ ok: false, code: 'ALREADY_DECIDED' });
  });

  it('does not elect the same person for a third term in a row, told or known', () => {
    const told = [{ personId: person(1), votes: 7, termsInRow: 2 }];
    expect(elect({ present: 7, ballots: told, electedOn: DAY })).toMatchObject({ ok: false, code: 'CHAIR_NOT_ELECTED' });
    const two = [term(2, '2023-03-17', '2024-03-16'), term(3, '2024-03-17', '2025-03-16')];
    expect(elect({ present: 7, ballots: ballots(7), electedOn: DAY }, two)).toMatchObject({ code: 'CHAIR_NOT_ELECTED' });
    const interrupted = [term(2, '2023-03-17', '2024-03-16'), term(3, '2024-03-17', '2025-03-16', person(2))];
    expect(elect({ present: 7, ballots: ballots(7), electedOn: DAY }, interrupted)).toMatchObject({ ok: true });
  });
});
