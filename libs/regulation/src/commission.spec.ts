import { describe, expect, it } from '@jest/globals';
import type { Category, RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { chairElection, compositionGuard, quorum, ruleSetOf, vote, type Ballot, type MemberFacts } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const SEED = 83;
const ballot = (more: Partial<Ballot>): Ballot => ({ members: 7, present: 7, inFavour: 4, against: 3, chair: 'IN_FAVOUR', ...more });

describe('quorum', () => {
  it.each([
    [7, 4, 'NOT_MET'],
    [7, 5, 'MET'],
    [9, 6, 'MET'],
    [9, 5, 'NOT_MET'],
    [0, 0, 'NOT_MET'],
  ] as const)('of %i members %i present: %s', (members, present, expected) => expect(quorum(rules, { members, present }).outcome).toBe(expected));

  it('says how many are required', () => {
    const [reason] = quorum(rules, { members: 7, present: 4 }).reasons;
    expect(reason).toMatchObject({ rule: 'X-041', values: { required: 5, present: 4, members: 7 } });
    expect(reason?.text.en).toBe('The commission may decide when at least 2/3 of its members (5) attend; 4 of 7 were present.');
  });

  it('is two thirds exactly, whatever the size', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(999), (members, some) => {
        const present = some % (members + 1);
        expect(quorum(rules, { members, present }).outcome === 'MET').toBe(present * 3 >= members * 2);
      }),
      { seed: SEED },
    ));

  it('refuses head counts that cannot be', () => {
    expect(() => quorum(rules, { members: 7, present: 8 })).toThrow(/present/);
    expect(() => quorum(rules, { members: 7.5, present: 5 })).toThrow(/members/);
  });
});

describe('a vote', () => {
  it.each([
    ['a majority carries', { inFavour: 4, against: 3 }, 'CARRIED'],
    ['a minority does not', { inFavour: 3, against: 4 }, 'REJECTED'],
    ['without a quorum nothing is decided', { present: 4, inFavour: 4, against: 0 }, 'NO_QUORUM'],
    ['on a tie the chair’s vote decides for', { present: 6, inFavour: 3, against: 3, chair: 'IN_FAVOUR' }, 'CARRIED'],
    ['on a tie the chair’s vote decides against', { present: 6, inFavour: 3, against: 3, chair: 'AGAINST' }, 'REJECTED'],
    ['a tie without the chair’s vote stays open', { present: 6, inFavour: 3, against: 3, chair: null }, 'TIE_UNRESOLVED'],
    ['abstentions do not carry', { inFavour: 3, against: 2, chair: 'IN_FAVOUR' }, 'REJECTED'],
    ['half of those present, one abstaining, is no majority', { present: 6, inFavour: 3, against: 2 }, 'REJECTED'],
    ['three of five present carry', { present: 5, inFavour: 3, against: 2 }, 'CARRIED'],
  ] as const)('%s', (_title, more, expected) => expect(vote(rules, ballot(more)).outcome).toBe(expected));

  it('is counted of the whole composition where the setting says so', () => {
    const threeOfFive = ballot({ present: 5, inFavour: 3, against: 2 });
    expect(vote(rules, threeOfFive, { ...rules.settings, majorityBase: 'ALL' }).outcome).toBe('REJECTED');
    expect(vote(rules, ballot({ present: 5, inFavour: 4, against: 1 }), { ...rules.settings, majorityBase: 'ALL' }).outcome).toBe('CARRIED');
  });

  it('on a tie says that the chair’s vote was the casting one, and only then', () => {
    const of = (more: Partial<Ballot>) => vote(rules, ballot(more)).castingVote;
    expect([of({ present: 6, inFavour: 3 }), of({}), of({ present: 6, inFavour: 3, chair: null }), of({ present: 4, inFavour: 2, against: 2 })]).toEqual([true, false, false, false]);
  });

  it('is taken without those who are recused, who still attend; their number is said', () => {
    const one = ballot({ present: 5, recused: 1, inFavour: 3, against: 1 });
    const judged = vote(rules, one);
    expect(judged).toMatchObject({ outcome: 'CARRIED', reasons: [{ rule: 'F-09', values: { base: 4 } }, { rule: 'F-09', values: { recused: 1, voters: 4 } }] });
    expect(vote(rules, one, { ...rules.settings, recusedAttend: false }).outcome).toBe('NO_QUORUM'); // four of seven
    expect(vote(rules, { ...one, present: 6, inFavour: 3, against: 2 }, { ...rules.settings, recusedAttend: false }).outcome).toBe('CARRIED');
  });

  it('with a recused chair leaves a tie open, and with nobody left decides nothing', () => {
    expect(vote(rules, ballot({ present: 5, recused: 1, inFavour: 2, against: 2, chair: null })).outcome).toBe('TIE_UNRESOLVED');
    expect(vote(rules, ballot({ recused: 7, inFavour: 0, against: 0, chair: null })).outcome).toBe('NO_QUORUM');
    expect(() => vote(rules, ballot({ recused: 2, inFavour: 4, against: 2 }))).toThrow(/more votes/);
    expect(() => vote(rules, ballot({ recused: 8 }))).toThrow(/recused/);
  });

  it('of the whole composition counts also those who were recused', () => {
    expect(vote(rules, ballot({ recused: 3, inFavour: 3, against: 1 }), { ...rules.settings, majorityBase: 'ALL' }).outcome).toBe('REJECTED');
    expect(vote(rules, ballot({ recused: 3, inFavour: 4, against: 0 }), { ...rules.settings, majorityBase: 'ALL' }).outcome).toBe('CARRIED');
  });

  it('is carried only with more votes for than against, or by the chair', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.nat(15), fc.nat(15), fc.nat(15), fc.nat(15), fc.boolean(), fc.constantFrom('IN_FAVOUR' as const, 'AGAINST' as const, null), (members, p, r, f, a, all, chair) => {
        const present = p % (members + 1);
        const recused = r % (present + 1);
        const inFavour = f % (present - recused + 1);
        const against = a % (present - recused - inFavour + 1);
        fc.pre((chair !== 'IN_FAVOUR' || inFavour > 0) && (chair !== 'AGAINST' || against > 0));
        const { outcome, castingVote } = vote(rules, { members, present, recused, inFavour, against, chair }, { ...rules.settings, majorityBase: all ? 'ALL' : 'PRESENT' });
        if (outcome === 'CARRIED') expect(inFavour > against || (castingVote && chair === 'IN_FAVOUR')).toBe(true);
        if (castingVote) expect([inFavour, chair !== null]).toEqual([against, true]);
        if (present * 3 < members * 2) expect(outcome).toBe('NO_QUORUM');
      }),
      { seed: SEED, numRuns: 300 },
    ));

  it('refuses more votes than members present, and a chair whose vote is not among them', () => {
    expect(() => vote(rules, ballot({ inFavour: 5, against: 3 }))).toThrow(/votes/);
    expect(() => vote(rules, ballot({ inFavour: 7, against: 0, chair: 'AGAINST' }))).toThrow(/chair/);
  });

  it('never both carries and is rejected when the sides are exchanged', () =>
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 21 }), fc.nat(21), fc.nat(21), (members, a, b) => {
        fc.pre(a + b <= members && a > 0 && b > 0);
        const cast = ballot({ members, present: members, inFavour: a, against: b, chair: null });
        const exchanged = vote(rules, { ...cast, inFavour: b, against: a }).outcome;
        if (vote(rules, cast).outcome === 'CARRIED') expect(exchanged).toBe('REJECTED');
      }),
      { seed: SEED },
    ));
});

describe('the election of a chair (X-039)', () => {
  const candidates = (...votes: number[]) => votes.map((count, index) => ({ id: `p${index}`, votes: count, termsInRow: 0 }));

  it('elects who has more than half of the ballots', () => {
    expect(chairElection(rules, { members: 7, present: 7, candidates: candidates(4, 3) })).toMatchObject({ outcome: 'ELECTED', chairId: 'p0' });
  });
  it('is repeated on a tie and where nobody has a majority', () => {
    expect(chairElection(rules, { members: 7, present: 6, candidates: candidates(3, 3) })).toMatchObject({ outcome: 'REVOTE', chairId: null });
    expect(chairElection(rules, { members: 7, present: 7, candidates: candidates(3, 2, 2) }).outcome).toBe('REVOTE');
  });
  it('allows nobody a third term in a row', () => {
    const [first, ...others] = candidates(5, 2);
    const again = { members: 7, present: 7, candidates: [{ ...first!, termsInRow: 2 }, ...others] };
    expect(chairElection(rules, again)).toMatchObject({ outcome: 'NOT_ELECTABLE', chairId: null });
  });
  it('elects only who has more than half, and one only', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), (votes) => {
        const cast = votes.reduce((sum, one) => sum + one, 0);
        const members = Math.max(7, cast);
        const { outcome, chairId } = chairElection(rules, { members, present: members, candidates: candidates(...votes) });
        const above = votes.flatMap((one, index) => (one * 2 > cast ? [`p${index}`] : []));
        expect([outcome, chairId]).toEqual(above.length === 1 ? ['ELECTED', above[0]] : ['REVOTE', null]);
      }),
      { seed: SEED },
    ));

  it('needs a quorum and no more ballots than members', () => {
    expect(chairElection(rules, { members: 7, present: 4, candidates: candidates(4) }).outcome).toBe('NO_QUORUM');
    expect(() => chairElection(rules, { members: 7, present: 5, candidates: candidates(3, 3) })).toThrow(/more votes than members/);
  });
});

describe('the composition of a commission', () => {
  const member = (index: number, more: Partial<MemberFacts> = {}): MemberFacts => ({ personId: `m${index}`, category: 'RESEARCHER', serviceYears: 12, attestedHere: false, ...more });
  const composed = (size: number, change: Partial<MemberFacts> = {}, level: 'ORG' | 'DISTRICT' | 'REGION' | 'MINISTRY' = 'ORG') => ({
    level,
    members: Array.from({ length: size }, (_, index) => member(index, index === 0 ? change : {})),
    secretaryId: 'secretary',
  });

  it.each([
    ['seven members', composed(7), []],
    ['eight members', composed(8), ['X-038']],
    ['five members', composed(5), ['X-038']],
    ['a member attested in the same school this year', composed(7, { attestedHere: true }), ['X-037']],
    ['a member with six years of service', composed(7, { serviceYears: 6 }), ['X-036']],
    ['an expert in the organisation', composed(7, { category: 'EXPERT' }), []],
    ['an expert in the district', composed(7, { category: 'EXPERT' }, 'DISTRICT'), ['X-036']],
    ['a moderator', composed(7, { category: 'MODERATOR' }), ['X-036']],
    ['a trade union’s representative, asked for neither', composed(7, { category: null, serviceYears: 0 }), []],
    ['the same person twice', { ...composed(7), members: [...composed(6).members, member(0)] }, ['X-038']],
  ] as const)('%s', (_title, facts, rulesBroken) => {
    const judged = compositionGuard(rules, facts as Parameters<typeof compositionGuard>[1]);
    expect(judged.outcome).toBe(rulesBroken.length === 0 ? 'VALID' : 'INVALID');
    if (rulesBroken.length > 0) expect(judged.reasons.map(({ rule }) => rule)).toEqual(rulesBroken);
  });

  it.each([
    ['ORG', ['EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_3', 'DEPUTY_1']],
    ['DISTRICT', ['RESEARCHER', 'MASTER', 'HEAD_3', 'DEPUTY_1']],
    ['REGION', ['RESEARCHER', 'MASTER', 'HEAD_3', 'DEPUTY_1']],
    ['MINISTRY', ['RESEARCHER', 'MASTER', 'HEAD_3', 'DEPUTY_1']],
  ] as const)('of the level %s takes teachers from the category the law names', (level, categories) => {
    for (const category of ['TEACHER', 'MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_BASE', 'HEAD_3', 'DEPUTY_BASE', 'DEPUTY_1', 'LEGACY_HIGHEST'] as const) {
      const { outcome, reasons } = compositionGuard(rules, composed(7, { category }, level));
      expect([category, outcome]).toEqual([category, categories.some((each) => each === category) ? 'VALID' : 'INVALID']);
      if (outcome === 'INVALID') expect(reasons.map(({ rule }) => rule)).toEqual(['X-036']);
    }
  });

  it('keeps the secretary outside', () => {
    expect(compositionGuard(rules, { ...composed(7), secretaryId: 'm3' }).reasons.map(({ rule }) => rule)).toEqual(['X-040']);
  });

  it('warns of a conflict above the organisation, or refuses it where the setting says so', () => {
    const conflict = composed(7, { attestedHere: true }, 'REGION');
    expect(compositionGuard(rules, conflict)).toMatchObject({ outcome: 'VALID', warnings: [{ rule: 'X-037' }] });
    expect(compositionGuard(rules, conflict, { ...rules.settings, conflictAboveOrganisation: 'REFUSE' }).outcome).toBe('INVALID');
  });

  it('names every fault at once', () => {
    const facts = { ...composed(8, { category: 'TEACHER' as Category, attestedHere: true }), secretaryId: 'm1' };
    expect(compositionGuard(rules, facts).reasons.map(({ rule }) => rule)).toEqual(['X-038', 'X-036', 'X-037', 'X-040']);
  });

  it('is valid for exactly the odd sizes from seven', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (size) => {
        expect(compositionGuard(rules, composed(size)).outcome === 'VALID').toBe(size >= 7 && size % 2 === 1);
      }),
      { seed: SEED },
    ));
});
