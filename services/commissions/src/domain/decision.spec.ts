import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RULES } from '../testing/given.js';
import { caseFile, commission, DAY, ITEM, meeting, NOW, person } from '../testing/facts-of-a-case.js';
import type { CaseFile } from './case-file.js';
import { decideCase, type Sitting } from './decision.js';

const SEED = 12;
/** The first `present` members vote, the first `inFavour` of them for. The chair is the first member. */
const sitting = (inFavour: number, present = 7, more: Partial<Sitting> = {}): Sitting => {
  const there = Array.from({ length: present }, (_, index) => person(index + 1));
  const ballots = there.map((memberId, index) => ({ memberId, meets: index < inFavour }));
  return { meeting: meeting(there), commission: commission(), ballots, otherwise: 'KEEP_CURRENT', now: NOW, today: DAY, ...more };
};
const decided = (file: CaseFile, room: Sitting) => {
  const change = decideCase(file, room, RULES);
  return change.ok ? change.result.decision : change.code;
};

describe('the decision of the commission', () => {
  it('awards the claimed category by a majority, wakes the process and tells the votes', () => {
    const change = decideCase(caseFile(), sitting(5, 6), RULES);
    expect(change).toMatchObject({
      ok: true,
      next: { decision: { decision: 'MEETS_CLAIMED', awardedCategory: 'MODERATOR', outcome: 'AWARDED', decidedOn: DAY } },
      messages: [{ name: 'decision-recorded', key: ITEM, variables: { outcome: 'AWARDED', awardedCategory: 'MODERATOR', subDecision: null } }],
    });
    if (change.ok) expect(change.facts[0]).toMatchObject({ data: { present: 6, members: 7, votesFor: 5, votesAgainst: 1 } });
  });

  it('lets the chair’s vote decide where the votes are equal', () => {
    expect(decided(caseFile(), sitting(3, 6))).toMatchObject({ decision: 'MEETS_CLAIMED' });
    const against = sitting(3, 6, { commission: commission({ chairId: person(6) }) });
    expect(decided(caseFile(), against)).toMatchObject({ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' });
  });

  it('has no way out of a tie without its chair', () => {
    expect(decided(caseFile(), sitting(3, 6, { commission: commission({ chairId: person(7) }) }))).toBe('TIE_UNRESOLVED');
  });

  it('confirms where claimed and current category are the same', () => {
    expect(decided(caseFile({ currentCategory: 'MODERATOR' }), sitting(7))).toMatchObject({ outcome: 'CONFIRMED' });
  });

  it('keeps the current category below the threshold of the test, however the members vote (case 28)', () => {
    const below = caseFile({ claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', test: { kind: 'RESULT', thresholdReached: false, highestCategory: 'MODERATOR', percent: '68', certificateNumber: 'T' } });
    expect(decided(below, sitting(7))).toBe('DECISION_NOT_PERMITTED');
    expect(decided(below, sitting(0))).toMatchObject({ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' });
  });

  it('lowers by one where the commission says so', () => {
    const expert = caseFile({ claimedCategory: 'EXPERT', currentCategory: 'EXPERT', score: { total: '60', minimum: 84, meets: false, reasons: [] }, test: { kind: 'EXEMPT', ground: 'R-034a' } });
    expect(decided(expert, sitting(0, 7, { otherwise: 'LOWER_THAN_CURRENT' }))).toMatchObject({ awardedCategory: 'MODERATOR', outcome: 'LOWER_AWARDED' });
  });

  it.each<[string, CaseFile, Sitting, string]>([
    ['a case without a test', caseFile({ test: null }), sitting(7), 'NOT_READY'],
    ['a case without scores', caseFile({ score: null }), sitting(7), 'NOT_READY'],
    ['a case of another agenda', caseFile(), sitting(7, 7, { meeting: meeting([person(1)], { agenda: [] }) }), 'NOT_ON_AGENDA'],
    ['no meeting', caseFile(), sitting(7, 7, { meeting: undefined }), 'NOT_ON_AGENDA'],
    ['a meeting without attendance', caseFile(), sitting(7, 7, { meeting: meeting([], { status: 'OPEN' }) }), 'NO_QUORUM'],
    ['a closed meeting', caseFile(), sitting(7, 7, { meeting: meeting([], { status: 'CLOSED' }) }), 'MEETING_CLOSED'],
    ['votes of fewer than are present', caseFile(), sitting(5, 5, { meeting: meeting([1, 2, 3, 4, 5, 6].map(person)) }), 'NOT_A_MEMBER'],
  ])('is not taken on %s', (_, file, room, code) => {
    expect(decided(file, room)).toBe(code);
  });

  it('is taken once', () => {
    const first = decideCase(caseFile(), sitting(7), RULES);
    if (!first.ok || !first.next) throw new Error('the first decision was refused');
    expect(decided(first.next, sitting(0))).toBe('ALREADY_DECIDED');
  });

  it('never awards what portfolio or test do not carry, for any votes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 7 }), fc.nat({ max: 7 }), fc.boolean(), fc.boolean(), (present, inFavour, meets, reached) => {
        const file = caseFile({
          score: { total: '72', minimum: 68, meets, reasons: [] },
          test: { kind: 'RESULT', thresholdReached: reached, highestCategory: reached ? 'MODERATOR' : 'TEACHER', percent: '68', certificateNumber: 'T' },
        });
        const change = decideCase(file, sitting(Math.min(inFavour, present), present), RULES);
        if (change.ok && change.result.decision?.decision === 'MEETS_CLAIMED') expect([meets, reached]).toEqual([true, true]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
