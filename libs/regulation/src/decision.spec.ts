import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, CLAIMABLE, plainDateOf, type Category, type ClaimableCategory, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { attempts, bonus, certificateNumber, certificateTerm, decide, isBelow, oneLower, permittedDecisions, rankOf, ruleSetOf, testResult, testValidUntil, trackOf, type DecisionFacts } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const SEED = 24;
const facts = (more: Partial<DecisionFacts>): DecisionFacts => ({
  claimed: 'EXPERT', current: 'MODERATOR', portfolioMeets: true, test: { kind: 'RESULT', reached: true, highestCategory: 'EXPERT' }, mode: 'SCHEDULED', ...more,
});
const failed = (highestCategory: Category | null) => ({ kind: 'RESULT' as const, reached: false, highestCategory });
const meets = { decision: 'MEETS_CLAIMED' as const };
const keep = { decision: 'NOT_MEETS_CLAIMED' as const, subDecision: 'KEEP_CURRENT' as const };
const lower = { decision: 'NOT_MEETS_CLAIMED' as const, subDecision: 'LOWER_THAN_CURRENT' as const };

describe('a test result', () => {
  it.each([
    [34, 50, 'EXPERT', 'NOT_REACHED', '68', 'MODERATOR'],
    [35, 50, 'EXPERT', 'REACHED', '70', 'EXPERT'],
    [30, 50, 'MODERATOR', 'REACHED', '60', 'MODERATOR'],
    [29, 50, 'MODERATOR', 'NOT_REACHED', '58', 'TEACHER'],
    [24, 50, 'MODERATOR', 'NOT_REACHED', '48', null],
    [50, 50, 'MODERATOR', 'REACHED', '100', 'MASTER'],
    [42, 60, 'HEAD_2', 'REACHED', '70', 'HEAD_2'],
    [41, 60, 'HEAD_2', 'NOT_REACHED', '68.33', null],
    [42, 60, 'DEPUTY_1', 'REACHED', '70', 'DEPUTY_1'],
  ] as const)('%i of %i for %s: %s (%s %%), at most %s', (points, tasks, claimed, outcome, percent, highestCategory) => {
    expect(testResult(rules, { points, tasks, claimed })).toMatchObject({ outcome, percent, highestCategory });
  });

  it('reaches exactly from the threshold, whatever the number of tasks', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.constantFrom(...CLAIMABLE), (tasks, some, claimed) => {
        const points = some % (tasks + 1);
        const { outcome, thresholdPercent, thresholdPoints, highestCategory } = testResult(rules, { points, tasks, claimed });
        expect(outcome === 'REACHED').toBe(points >= thresholdPoints);
        expect(BigInt(points) * 100n >= BigInt(thresholdPercent) * BigInt(tasks)).toBe(outcome === 'REACHED');
        if (outcome === 'REACHED') expect(highestCategory && rankOf(highestCategory) >= rankOf(claimed)).toBe(true);
      }),
      { seed: SEED },
    ));

  it('is refused where there are more points than tasks, or halves', () => {
    expect(() => testResult(rules, { points: 51, tasks: 50, claimed: 'EXPERT' })).toThrow(/points/);
    expect(() => testResult(rules, { points: 34.5, tasks: 50, claimed: 'EXPERT' })).toThrow(/points/);
    expect(() => testResult(rules, { points: 0, tasks: 0, claimed: 'EXPERT' })).toThrow(/tasks/);
  });

  it('counts a year', () => expect(testValidUntil(rules, day('2025-04-10'))).toBe('2026-04-10'));
});

describe('the decision', () => {
  it('awards what was claimed where portfolio and test meet; confirms where it is held already', () => {
    expect(decide(rules, facts({}), meets).decided).toEqual({ decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: 'EXPERT', outcome: 'AWARDED' });
    expect(decide(rules, facts({ current: 'EXPERT' }), meets).decided?.outcome).toBe('CONFIRMED');
    expect(decide(rules, facts({ current: 'RESEARCHER', claimed: 'RESEARCHER', test: { kind: 'EXEMPT' } }), meets).decided?.outcome).toBe('CONFIRMED');
  });

  it('is not permitted to meet the claim below the test’s threshold or without the portfolio', () => {
    for (const more of [{ test: failed('MODERATOR') }, { portfolioMeets: false }]) {
      expect(decide(rules, facts(more), meets)).toMatchObject({ outcome: 'NOT_PERMITTED', decided: null });
    }
  });

  it('keeps the moderator who claimed expert with 68 %: nothing above the result', () => {
    const judged = decide(rules, facts({ test: failed('MODERATOR') }), keep);
    expect(judged.decided).toMatchObject({ awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' });
    expect(judged.reasons.map(({ rule }) => rule)).toEqual(['X-091', 'X-090']);
  });

  it('does not keep a category above the test result: a researcher with 70 % becomes expert', () => {
    const confirming = facts({ claimed: 'RESEARCHER', current: 'RESEARCHER', test: failed('EXPERT') });
    expect(decide(rules, confirming, keep).outcome).toBe('NOT_PERMITTED');
    expect(decide(rules, confirming, lower).decided).toMatchObject({ awardedCategory: 'EXPERT', outcome: 'LOWER_AWARDED' });
    expect(decide(rules, { ...confirming, test: failed('TEACHER') }, lower).decided?.awardedCategory).toBe('TEACHER');
  });

  it('lets the commission choose between keeping and lowering where the portfolio falls short', () => {
    const lacking = facts({ claimed: 'MASTER', current: 'MASTER', portfolioMeets: false, test: { kind: 'RESULT', reached: true, highestCategory: 'MASTER' } });
    expect(decide(rules, lacking, keep).decided?.awardedCategory).toBe('MASTER');
    expect(decide(rules, lacking, lower).decided?.awardedCategory).toBe('RESEARCHER');
  });

  it('leaves both open where no category corresponds to the test, and lowers nobody by itself', () => {
    const below50 = facts({ test: failed(null) });
    expect(permittedDecisions(below50).map(({ subDecision }) => subDecision)).toEqual(['KEEP_CURRENT', 'LOWER_THAN_CURRENT']);
    expect(decide(rules, below50, keep).reasons.map(({ rule }) => rule)).toContain('F-27');
  });

  it('keeps the current category at early attestation', () => {
    const early = facts({ mode: 'EARLY', portfolioMeets: false });
    expect(permittedDecisions(early)).toEqual([{ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' }]);
    expect(decide(rules, early, keep).reasons.map(({ rule }) => rule)).toContain('X-092');
  });

  it('takes nothing away below teacher and below the base', () => {
    expect(permittedDecisions(facts({ claimed: 'MODERATOR', current: 'TEACHER', portfolioMeets: false })).map(({ awardedCategory }) => awardedCategory)).toEqual(['TEACHER']);
    expect(oneLower('HEAD_BASE')).toBe('HEAD_BASE');
    expect(oneLower('HEAD_1')).toBe('HEAD_2');
    expect(oneLower('TRAINEE')).toBe('TRAINEE');
  });

  it('offers a holder of the former system what the test allows, and asks which', () => {
    const legacy = facts({ claimed: 'MASTER', current: 'LEGACY_HIGHEST', test: failed('RESEARCHER') });
    expect(decide(rules, legacy, lower).outcome).toBe('NOT_PERMITTED'); // which one?
    expect(decide(rules, legacy, { ...lower, awardedCategory: 'RESEARCHER' }).decided?.outcome).toBe('LOWER_AWARDED');
    expect(decide(rules, legacy, { ...lower, awardedCategory: 'MASTER' }).outcome).toBe('NOT_PERMITTED');
  });

  const aTest = fc.oneof(
    fc.constant({ kind: 'EXEMPT' as const }),
    fc.record({ kind: fc.constant('RESULT' as const), points: fc.nat(50) }),
  );
  it('always leaves something to decide, awards nothing above claim, result or current, and meets only what meets', () =>
    fc.assert(
      fc.property(fc.constantFrom('MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER') as fc.Arbitrary<ClaimableCategory>, fc.constantFrom(...CATEGORIES.filter((category) => trackOf(category) === 'TEACHER')), fc.boolean(), aTest, fc.boolean(), (claimed, current, portfolioMeets, sat, early) => {
        fc.pre(rankOf(claimed) === rankOf(current) || rankOf(claimed) === rankOf(current) + 1);
        const result = sat.kind === 'EXEMPT' ? null : testResult(rules, { points: sat.points, tasks: 50, claimed });
        const test: DecisionFacts['test'] = result ? { kind: 'RESULT', reached: result.outcome === 'REACHED', highestCategory: result.highestCategory } : { kind: 'EXEMPT' };
        const permitted = permittedDecisions({ claimed, current, portfolioMeets, test, mode: early ? 'EARLY' : 'SCHEDULED' });
        expect(permitted.length).toBeGreaterThan(0);
        for (const { decision, subDecision, awardedCategory } of permitted) {
          expect(isBelow(claimed, awardedCategory)).toBe(false);
          expect(subDecision === null).toBe(decision === 'MEETS_CLAIMED');
          if (decision === 'MEETS_CLAIMED') expect(portfolioMeets && (result === null || result.outcome === 'REACHED')).toBe(true);
          if (subDecision === 'LOWER_THAN_CURRENT') expect(isBelow(awardedCategory, current)).toBe(true);
          if (!early && result?.highestCategory && current !== 'TEACHER' && current !== 'TRAINEE') expect(isBelow(result.highestCategory, awardedCategory)).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 500 },
    ));
});

describe('what follows an award', () => {
  it('is valid five years, a first head three', () => {
    expect(certificateTerm(rules, { category: 'MODERATOR', from: day('2025-06-02') }).outcome).toBe('2030-06-02');
    expect(certificateTerm(rules, { category: 'DEPUTY_2', from: day('2025-06-02') }).outcome).toBe('2030-06-02');
    expect(certificateTerm(rules, { category: 'HEAD_1', from: day('2024-02-29') }).outcome).toBe('2027-02-28');
  });

  it('has a number of the platform’s own register (F-12)', () => {
    const facts = { region: '71', level: 'ORG' as const, issuedOn: day('2025-06-10'), serial: 42 };
    expect(certificateNumber(rules, facts).outcome).toBe('71-ORG-2025-000042');
    expect(() => certificateNumber(rules, { ...facts, region: '7' })).toThrow(/region/);
    expect(() => certificateNumber(rules, { ...facts, serial: 1_000_000 })).toThrow(/serial/);
  });

  it('is a different number for a different place, year or serial', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999 }), (a, b) => {
        const of = (serial: number) => certificateNumber(rules, { region: '19', level: 'REGION', issuedOn: day('2026-01-01'), serial }).outcome;
        expect(of(a) === of(b)).toBe(a === b);
      }),
      { seed: SEED },
    ));

  it('brings a bonus from the year’s day on; none is invented', () => {
    expect(bonus(rules, { category: 'MODERATOR', bonusFrom: day('2025-09-01') })).toMatchObject({ outcome: 30, reasons: [{ rule: 'X-095' }, { rule: 'R-115' }] });
    expect(bonus(rules, { category: 'MASTER' }).outcome).toBe(50);
    expect(bonus(rules, { category: 'HEAD_1' })).toMatchObject({ outcome: null, reasons: [{ rule: 'X-095' }] });
  });
});

describe('attempts', () => {
  it.each([
    ['SCHEDULED', 0, 'FREE', 1],
    ['SCHEDULED', 1, 'PAID', 0],
    ['SCHEDULED', 2, 'NONE_LEFT', 0],
    ['EARLY', 0, 'FREE', 0],
    ['EARLY', 1, 'NONE_LEFT', 0],
    ['RETURNING', 0, 'FREE', null],
    ['RETURNING', 9, 'PAID', null],
    ['TRIAL', 0, 'PAID', null],
  ] as const)('%s after %i: %s, then %s left', (kind, used, outcome, left) => {
    expect(attempts(rules, { kind, used })).toMatchObject({ outcome, left, next: used + 1 });
  });

  it('are never free twice more than the law gives, and end where a limit is named', () =>
    fc.assert(
      fc.property(fc.constantFrom('SCHEDULED' as const, 'EARLY' as const, 'RETURNING' as const, 'TRIAL' as const), fc.nat(20), (kind, used) => {
        const { outcome, left } = attempts(rules, { kind, used });
        if (outcome === 'FREE') expect(used).toBe(0);
        if (outcome === 'NONE_LEFT') expect(['SCHEDULED', 'EARLY']).toContain(kind);
        if (left !== null && left > 0) expect(attempts(rules, { kind, used: used + 1 }).outcome).not.toBe('NONE_LEFT');
      }),
      { seed: SEED },
    ));

  it('are counted for each capacity of a head who teaches', () => {
    expect(attempts(rules, { kind: 'SCHEDULED', used: 0, capacity: 'TEACHER' }).reasons.map(({ rule }) => rule)).toEqual(['X-058', 'R-033']);
  });
});
