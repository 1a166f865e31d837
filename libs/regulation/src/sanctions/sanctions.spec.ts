import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, plainDateOf, type Category, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { addDays, addYears, eligibility, FORBIDDEN_ACTS, isClaimable, lateApplication, oneLower, POSITIONS, rankOf, ruleSetOf, sanction, SANCTION_CAUSES, testConduct, trackOf, type LateFacts, type Position, type SanctionFacts } from '../index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const rulesOf = ({ reasons }: { reasons: { rule: string }[] }) => reasons.map(({ rule }) => rule);
const breach = (more: Partial<SanctionFacts> = {}) =>
  sanction(rules, { cause: 'TEST_VIOLATION', position: 'TEACHER', current: 'EXPERT', earlierBreaches: 0, decidedOn: day('2025-06-20'), ...more });

describe('a sanction', () => {
  it('43: a first breach of an expert is one level lower and a year without admission', () => {
    const judged = breach();
    expect(judged).toMatchObject({ outcome: 'ONE_LEVEL_LOWER', category: 'MODERATOR', years: 1, bannedFrom: '2025-06-20', bannedUntil: '2026-06-19', annulled: true });
    expect(judged.nextClaimable).toEqual(['MODERATOR', 'EXPERT']);
    expect(rulesOf(judged)).toEqual(['R-037', 'X-063', 'C-05', 'X-064']);
  });
  it('44: a second breach of an expert makes a teacher, barred for five years', () => {
    const judged = breach({ earlierBreaches: 1 });
    expect(judged).toMatchObject({ outcome: 'BASE_CATEGORY', category: 'TEACHER', years: 5, bannedUntil: '2030-06-19' });
    expect(rulesOf(judged)).toEqual(['R-038', 'X-063', 'C-08', 'X-064']);
  });
  it('47: a forged diploma of a deputy head (R-046)', () => {
    const judged = breach({ cause: 'FALSE_DATA', position: 'DEPUTY_HEAD', current: 'DEPUTY_2' });
    expect(judged).toMatchObject({ category: 'DEPUTY_BASE', years: 5, annulled: false });
    expect(rulesOf(judged)[0]).toBe('X-085');
  });
  it.each([
    ['TEST_VIOLATION', 1, 'HEAD', 'HEAD_1', 'HEAD_BASE', 3],
    ['TEST_VIOLATION', 2, 'DEPUTY_HEAD', 'DEPUTY_1', 'DEPUTY_BASE', 5],
    ['TEST_VIOLATION', 1, 'METHODIST', 'MASTER', 'TEACHER', 5],
    ['TEST_VIOLATION', 0, 'HEAD', 'HEAD_1', 'HEAD_2', 1],
    ['FALSE_DATA', 0, 'HEAD', 'HEAD_2', 'HEAD_BASE', 3],
    ['FALSE_DATA', 0, 'UNIT_HEAD', 'RESEARCHER', 'TEACHER', 5],
    ['LATE_APPLICATION', 3, 'TEACHER', 'MASTER', 'RESEARCHER', 1],
  ] as const)('%s after %i of a %s with %s: %s for %i years', (cause, earlierBreaches, position, current, category, years) => {
    expect(breach({ cause, earlierBreaches, position, current })).toMatchObject({ category, years });
  });
  it('by the algorithm makes a head a teacher for five years, by the setting', () => {
    const facts: SanctionFacts = { cause: 'TEST_VIOLATION', position: 'HEAD', current: 'HEAD_1', earlierBreaches: 1, decidedOn: day('2025-06-20') };
    expect(sanction(rules, facts, { ...rules.settings, repeatedBreach: 'ALGORITHM' })).toMatchObject({ category: 'TEACHER', years: 5 });
  });
  it('lowers nobody below teacher, and says so; the ban stands', () => {
    expect(breach({ current: 'TEACHER' })).toMatchObject({ category: 'TEACHER', years: 1 });
    expect(rulesOf(breach({ current: 'TEACHER' }))).toContain('F-05');
    expect(breach({ current: 'TRAINEE', cause: 'FALSE_DATA' }).category).toBe('TRAINEE');
  });
  it('decided on a leap day ends on the last of February', () => expect(breach({ decidedOn: day('2024-02-29') }).bannedUntil).toBe('2025-02-27'));

  const anyFacts = fc.record({
    cause: fc.constantFrom(...SANCTION_CAUSES), position: fc.constantFrom(...POSITIONS), current: fc.constantFrom(...CATEGORIES), earlierBreaches: fc.nat({ max: 4 }),
    decidedOn: fc.constantFrom('2024-12-31', '2025-03-10', '2028-02-29').map(day), bannedUntil: fc.option(fc.constantFrom('2020-01-01', '2026-01-01', '2040-12-31').map(day)),
  });
  it('never shortens by a second breach, nor the ban that is running', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [first, second] = [0, 1].map((earlierBreaches) => sanction(rules, { ...facts, earlierBreaches }));
        expect(second!.bannedUntil >= first!.bannedUntil).toBe(true);
        expect(second!.years).toBeGreaterThanOrEqual(first!.years);
        if (facts.bannedUntil) expect(first!.bannedUntil >= facts.bannedUntil).toBe(true);
      }),
      { seed: 64 },
    ));
  it('never raises a category', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { category } = sanction(rules, facts);
        if (trackOf(category) === trackOf(facts.current)) expect(rankOf(category)).toBeLessThanOrEqual(rankOf(facts.current));
      }),
      { seed: 5 },
    ));
  it('keeps its last day out of attestation, and the day after no longer', () => {
    const { bannedUntil, category } = breach();
    const facts = { claimed: 'EXPERT' as const, current: category, serviceMonths: 120, profileEducation: true, categoryEndsOn: null, lastScheduledOn: null, attestedBefore: true, attestedThisSchoolYear: false, bannedUntil };
    expect(eligibility(rules, { ...facts, on: bannedUntil }).outcome).toBe('NOT_ELIGIBLE');
    expect(eligibility(rules, { ...facts, on: addDays(bannedUntil, 1) }).outcome).toBe('ELIGIBLE');
  });
  it('lets claim afterwards by sequence only', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { category, nextClaimable } = sanction(rules, facts);
        for (const next of nextClaimable) expect(trackOf(category) === 'LEGACY' || rankOf(next) <= rankOf(category) + 1).toBe(true);
        expect(nextClaimable.every((next: Category) => isClaimable(next))).toBe(true);
      }),
      { seed: 10 },
    ));
});

describe('a late application', () => {
  const late = (more: Partial<LateFacts> = {}) =>
    lateApplication(rules, { position: 'TEACHER', current: 'EXPERT', categoryEndsOn: day('2025-08-31'), submittedOn: day('2025-05-01'), applicationTo: day('2025-04-30'), freed: false, on: day('2025-05-05'), ...more });
  it('49: one day after the window costs one level for one year', () => {
    const judged = late();
    expect(judged).toMatchObject({ outcome: 'LATE', sanction: { category: 'MODERATOR', years: 1, bannedFrom: '2025-05-05', bannedUntil: '2026-05-04' } });
    expect(rulesOf(judged)).toEqual(['X-064', 'X-064', 'C-05', 'X-064']);
  });
  it.each([
    ['on the last day', { submittedOn: day('2025-04-30') }, 'IN_TIME'],
    ['not made at all', { submittedOn: null }, 'LATE'],
    ['not made while there is time', { submittedOn: null, on: day('2025-04-30') }, 'STILL_OPEN'],
    ['with the term extended', { freed: true }, 'NO_SANCTION'],
    ['for an early attestation', { categoryEndsOn: day('2027-08-31') }, 'NO_SANCTION'],
    ['without a term that runs', { current: 'TEACHER' as const, categoryEndsOn: null }, 'NO_SANCTION'],
    ['of a holder of the former system, who becomes a teacher instead', { current: 'LEGACY_FIRST' as const }, 'NO_SANCTION'],
  ])('%s', (_title, more, outcome) => expect(late(more).outcome).toBe(outcome));
  it('never lowers more than one level', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES), fc.constantFrom<Position>(...POSITIONS), (current, position) => {
        const { sanction: cost } = late({ current, position });
        if (cost) expect(cost.category).toBe(oneLower(current));
      }),
      { seed: 49 },
    ));
});

describe('conduct at the test (X-062)', () => {
  const conduct = (more: Partial<Parameters<typeof testConduct>[1]> = {}) => testConduct(rules, { acts: [], leaves: [], testMinutes: 80, ...more });
  const leave = { afterMinutes: 40, minutesAway: 10, health: false };
  it.each(FORBIDDEN_ACTS)('%s is a violation with an act', (act) => expect(conduct({ acts: [act] })).toMatchObject({ outcome: 'VIOLATION', actDrawnUp: true }));
  it.each([
    ['once for ten minutes', [leave], 'NO_VIOLATION'],
    ['twice', [leave, leave], 'VIOLATION'],
    ['for eleven minutes', [{ ...leave, minutesAway: 11 }], 'VIOLATION'],
    ['in the first quarter of an hour', [{ ...leave, afterMinutes: 14 }], 'VIOLATION'],
    ['at its end', [{ ...leave, afterMinutes: 15 }], 'NO_VIOLATION'],
    ['in the last quarter of an hour', [{ ...leave, afterMinutes: 66 }], 'VIOLATION'],
    ['twice for health, long', [{ ...leave, health: true, minutesAway: 30 }, { ...leave, health: true }], 'NO_VIOLATION'],
  ] as const)('leaving %s', (_title, leaves, outcome) => expect(conduct({ leaves: [...leaves] }).outcome).toBe(outcome));
});

it('a year is a year: the ban begins on the day of the decision and ends the day before its anniversary', () => {
  for (const decidedOn of ['2024-02-29', '2025-12-31', '2027-01-01'].map(day)) expect(addDays(breach({ decidedOn }).bannedUntil, 1)).toBe(addYears(decidedOn, 1));
});
