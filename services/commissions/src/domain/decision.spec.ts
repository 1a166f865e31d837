import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@attestation/contracts';
import fc from 'fast-check';
import { ACT, caseFile, DAY, ITEM, meeting, NOW, person, result, SECRETARY, SEVEN } from '../testing/facts-of-a-case.js';
import type { CaseFile } from './case-file.js';
import { type CaseVotes, decideCase, type Sitting } from './decision.js';
import { testStanding } from './test-standing.js';

const SEED = 12;
const COMPOSITION = { memberIds: SEVEN, chairId: person(1), secretaryId: SECRETARY };
/** The first `present` members are there, the first `inFavour` of them vote for, the others against. */
const sitting = (inFavour: number, present = 7, more: Partial<Sitting> = {}): Sitting => {
  const there = SEVEN.slice(0, present);
  return { meeting: meeting(there), composition: COMPOSITION, votes: votes(there.slice(0, inFavour), there.slice(inFavour)), now: NOW, today: DAY, ...more };
};
const votes = (inFavour: PersonId[], against: PersonId[], more: Partial<CaseVotes> = {}): CaseVotes => ({ inFavour, against, otherwise: 'KEEP_CURRENT', ...more });
const decided = (file: CaseFile, room: Sitting) => {
  const change = decideCase(file, room);
  return change.ok ? change.result.decision : change.code;
};
const recused = (...serials: number[]) => serials.map((serial) => ({ memberId: person(serial), ground: 'RELATIVE' as const, note: null, at: NOW, by: ACT.by }));

describe('the decision of the commission', () => {
  it('awards the claimed category by a majority, wakes the process and tells the votes', () => {
    const change = decideCase(caseFile(), sitting(5, 6));
    expect(change).toMatchObject({
      ok: true,
      next: { item: null, decision: { decision: 'MEETS_CLAIMED', awardedCategory: 'MODERATOR', outcome: 'AWARDED', decidedOn: DAY, testExempt: false } },
      messages: [{ name: 'decision-recorded', key: ITEM, variables: { outcome: 'AWARDED', awardedCategory: 'MODERATOR', subDecision: null } }],
    });
    if (change.ok) expect(change.facts[0]).toMatchObject({ data: { present: 6, members: 7, votesFor: 5, votesAgainst: 1, recused: 0, castingVote: false } });
  });

  it('lets the chair’s vote decide where the votes are equal, and says so', () => {
    const change = decideCase(caseFile(), sitting(3, 6));
    expect(change).toMatchObject({ ok: true, result: { decision: { decision: 'MEETS_CLAIMED' } }, facts: [{ data: { votesFor: 3, votesAgainst: 3, castingVote: true } }, {}] });
    const against = sitting(3, 6, { composition: { ...COMPOSITION, chairId: person(6) } });
    expect(decided(caseFile(), against)).toMatchObject({ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' });
  });

  it('has no way out of a tie where the chair is not there or does not vote', () => {
    expect(decided(caseFile(), sitting(3, 6, { composition: { ...COMPOSITION, chairId: person(7) } }))).toBe('TIE_UNRESOLVED');
    expect(decided(caseFile(), sitting(0, 7, { votes: votes(SEVEN.slice(1, 4), SEVEN.slice(4)) }))).toBe('TIE_UNRESOLVED');
  });

  it('confirms where claimed and current category are the same', () => {
    expect(decided(caseFile({ currentCategory: 'MODERATOR' }), sitting(7))).toMatchObject({ outcome: 'CONFIRMED' });
  });

  it('keeps the current category below the threshold of the test, however the members vote (case 28)', () => {
    const below = caseFile({ claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', tests: { results: [result({ thresholdReached: false, highestCategory: 'MODERATOR' })], replacement: null, appeals: 0 } });
    expect(decided(below, sitting(7))).toBe('DECISION_NOT_PERMITTED');
    expect(decided(below, sitting(0))).toMatchObject({ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' });
  });

  it('never takes the current category away at an early attestation, however the members vote (X-092)', () => {
    const failed = { total: '60', minimum: 84, meets: false, reasons: [] };
    const early = caseFile({ claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', mode: 'EARLY', score: failed });
    const lower = { votes: votes([], SEVEN, { otherwise: 'LOWER_THAN_CURRENT' }) };
    expect(decided(early, sitting(0, 7, lower))).toBe('DECISION_NOT_PERMITTED');
    expect(decided(early, sitting(0))).toMatchObject({ subDecision: 'KEEP_CURRENT', awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' });
    expect(decided({ ...early, mode: 'SCHEDULED' }, sitting(0, 7, lower))).toMatchObject({ subDecision: 'LOWER_THAN_CURRENT' });
  });

  it('lowers by one where the commission says so; which one, where the law leaves a choice', () => {
    const failed = { total: '60', minimum: 84, meets: false, reasons: [] };
    const exempt = { results: [], replacement: { kind: 'EXEMPT' as const, ground: 'R-034a' }, appeals: 0 };
    const lower = { votes: votes([], SEVEN, { otherwise: 'LOWER_THAN_CURRENT' }) };
    expect(decided(caseFile({ claimedCategory: 'EXPERT', currentCategory: 'EXPERT', score: failed, tests: exempt }), sitting(0, 7, lower))).toMatchObject({ awardedCategory: 'MODERATOR', outcome: 'LOWER_AWARDED', testExempt: true });
    const legacy = caseFile({ claimedCategory: 'RESEARCHER', currentCategory: 'LEGACY_HIGHEST', score: failed, tests: exempt });
    expect(decided(legacy, sitting(0, 7, lower))).toBe('DECISION_NOT_PERMITTED');
    expect(decided(legacy, sitting(0, 7, { votes: { ...lower.votes, awardedCategory: 'EXPERT' } }))).toMatchObject({ awardedCategory: 'EXPERT' });
  });

  it('is no exemption where a language certificate stood in for the test', () => {
    expect(decided(caseFile({ tests: { results: [], replacement: { kind: 'CERTIFICATE', ground: 'X-072' }, appeals: 0 } }), sitting(7))).toMatchObject({ outcome: 'AWARDED', testExempt: false });
  });

  it.each<[string, CaseFile, Sitting, string]>([
    ['a case without a test', caseFile({ tests: { results: [], replacement: null, appeals: 0 } }), sitting(7), 'NOT_READY'],
    ['a case whose only result is annulled', caseFile({ tests: { results: [result({ annulled: true })], replacement: null, appeals: 0 } }), sitting(7), 'NOT_READY'],
    ['a case without scores', caseFile({ score: null }), sitting(7), 'NOT_READY'],
    ['a case that does not wait for a meeting', caseFile({ item: null }), sitting(7), 'NOT_READY'],
    ['a case with an appeal under way', caseFile({ tests: { results: [result()], replacement: null, appeals: 1 } }), sitting(7), 'APPEAL_PENDING'],
    ['a case withdrawn', caseFile({ ended: 'WITHDRAWN' }), sitting(7), 'ALREADY_CLOSED'],
    ['a vote of somebody not in the commission', caseFile(), sitting(7, 7, { votes: votes([...SEVEN, person(77)], []) }), 'NOT_A_MEMBER'],
    ['a vote twice', caseFile(), sitting(7, 7, { votes: votes(SEVEN, [person(3)]) }), 'VOTED_TWICE'],
    ['a vote twice on the same side', caseFile(), sitting(7, 7, { votes: votes([...SEVEN, person(3)], []) }), 'VOTED_TWICE'],
    ['a vote for an absent member', caseFile(), sitting(5, 5, { votes: votes(SEVEN, []) }), 'MEMBER_ABSENT'],
    ['a vote of a recused member', caseFile({ recusals: recused(3) }), sitting(7), 'MEMBER_RECUSED'],
    ['a vote on one’s own case', caseFile({ personId: person(3) }), sitting(7), 'OWN_CASE'],
  ])('is not taken on %s', (_, file, room, code) => {
    expect(decided(file, room)).toBe(code);
  });

  it('keeps a recused member from voting; he attends, and is still one of all members (F-09)', () => {
    const two = caseFile({ recusals: recused(6, 7) });
    const five = sitting(5, 7, { votes: votes(SEVEN.slice(0, 3), SEVEN.slice(3, 5)) });
    expect(decideCase(two, five)).toMatchObject({ ok: true, facts: [{ data: { present: 7, members: 7, recused: 2, votesFor: 3, votesAgainst: 2 } }, {}] });
    const three = caseFile({ recusals: recused(5, 6, 7) });
    expect(decided(three, sitting(4, 7, { votes: votes(SEVEN.slice(0, 4), []) }))).toMatchObject({ decision: 'MEETS_CLAIMED' });
    expect(decided(three, sitting(4, 4))).toBe('NO_QUORUM'); // those recused are not there
    expect(decided(caseFile({ recusals: recused(1, 2, 3, 4, 5, 6, 7) }), sitting(0, 7, { votes: votes([], []) }))).toBe('NO_QUORUM');
  });

  it('is taken once', () => {
    const first = decideCase(caseFile(), sitting(7));
    if (!first.ok || !first.next) throw new Error('the first decision was refused');
    expect(decided(first.next, sitting(0))).toBe('ALREADY_DECIDED');
  });

  it('never awards what portfolio or test do not carry, for any votes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 7 }), fc.nat({ max: 7 }), fc.boolean(), fc.boolean(), (present, inFavour, meets, reached) => {
        const file = caseFile({
          score: { total: '72', minimum: 68, meets, reasons: [] },
          tests: { results: [result({ thresholdReached: reached, highestCategory: reached ? 'MODERATOR' : 'TEACHER' })], replacement: null, appeals: 0 },
        });
        const change = decideCase(file, sitting(Math.min(inFavour, present), present));
        if (change.ok && change.result.decision?.decision === 'MEETS_CLAIMED') expect([meets, reached]).toEqual([true, true]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('follows majority, quorum, casting vote and recusal, whoever comes and however they vote', () => {
    const how = fc.constantFrom('FOR', 'AGAINST', 'ABSTAINS', 'ABSENT', 'RECUSED');
    fc.assert(
      fc.property(fc.array(how, { minLength: 7, maxLength: 7 }), (ways) => {
        const who = (...wanted: string[]) => SEVEN.filter((_, index) => wanted.includes(ways[index] ?? ''));
        const file = caseFile({ recusals: recused(...ways.flatMap((way, index) => (way === 'RECUSED' ? [index + 1] : []))) });
        const room = sitting(0, 7, { meeting: meeting(who('FOR', 'AGAINST', 'ABSTAINS', 'RECUSED')), votes: votes(who('FOR'), who('AGAINST')) });
        const [voters, inFavour, against] = [who('FOR', 'AGAINST', 'ABSTAINS').length, who('FOR').length, who('AGAINST').length];
        const outcome = decided(file, room);
        if (room.meeting.present.length * 3 < 7 * 2 || voters === 0) return expect(outcome).toBe('NO_QUORUM');
        if (inFavour === against && inFavour > 0 && ways[0] !== 'FOR' && ways[0] !== 'AGAINST') return expect(outcome).toBe('TIE_UNRESOLVED');
        const carried = inFavour === against && inFavour > 0 ? ways[0] === 'FOR' : inFavour * 2 > voters;
        return expect(outcome).toMatchObject({ decision: carried ? 'MEETS_CLAIMED' : 'NOT_MEETS_CLAIMED' });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('the test the commission goes by', () => {
  it('is the highest result that is valid, whatever the number of tasks, and none that was annulled', () => {
    const results = [result({ points: 34, tasks: 50, percent: '68' }), result({ points: 41, tasks: 60, percent: '68.33' }), result({ points: 50, tasks: 50, percent: '100', annulled: true })];
    expect(testStanding({ results, replacement: null, appeals: 0 }, DAY)).toMatchObject({ percent: '68.33' });
    expect(testStanding({ results: [result({ validUntil: '2025-06-01' as never })], replacement: null, appeals: 0 }, DAY)).toBeNull();
  });

  it('is what stands in its place, where something does', () => {
    expect(testStanding({ results: [result()], replacement: { kind: 'EXEMPT', ground: 'R-034c' }, appeals: 0 }, DAY)).toEqual({ kind: 'EXEMPT', ground: 'R-034c' });
  });
});
