import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import {
  addDays, addYears, AWARD_GROUNDS, beforeRetirement, categoryExtension, categoryTransfer, dateOfDay, dayNumber, EXTENSION_GROUNDS, formerHead, isWorkingDay, legacyExpiry, nextAttestation, POSTS, rankOf, returnAfterBreak,
  ruleSetOf, specialAward, trackOf, traineeYear, type ExtensionFacts, type ReturnFacts, type SpecialAwardFacts,
} from '../index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const rulesOf = ({ reasons }: { reasons: { rule: string }[] }) => reasons.map(({ rule }) => rule);
const someDay = fc.integer({ min: dayNumber(day('2024-01-01')), max: dayNumber(day('2027-06-30')) }).map(dateOfDay);

describe('a trainee', () => {
  it('55: applies after twelve months and is a teacher by order within five working days, without a test', () => {
    const judged = traineeYear(rules, { hiredOn: day('2024-03-17'), appliedOn: day('2025-03-17') });
    expect(judged).toMatchObject({ outcome: 'TEACHER', testRequired: false, attestationRequired: false, orderDue: '2025-03-27', mentorRequired: false });
    expect(rulesOf(judged)).toEqual(['R-117', 'X-017']);
  });
  it('a day before the anniversary stays a trainee with a mentor (R-116, F-08)', () => {
    expect(traineeYear(rules, { hiredOn: day('2024-03-17'), appliedOn: day('2025-03-16') })).toMatchObject({ outcome: 'TRAINEE', earliest: '2025-03-17', mentorRequired: true, orderDue: null });
  });
  it('who has not applied stays one: nothing happens by itself', () => expect(traineeYear(rules, { hiredOn: day('2020-09-01'), appliedOn: null }).outcome).toBe('TRAINEE'));
  it('hired on a leap day may apply on 28 February', () => expect(traineeYear(rules, { hiredOn: day('2024-02-29'), appliedOn: day('2025-02-28') }).outcome).toBe('TEACHER'));
  it('gets the order on a working day, five of them later, over holidays and year ends', () =>
    fc.assert(
      fc.property(someDay, (appliedOn) => {
        const { orderDue } = traineeYear(rules, { hiredOn: day('2020-01-01'), appliedOn });
        expect(isWorkingDay(orderDue!)).toBe(true);
        expect(dayNumber(orderDue!) - dayNumber(appliedOn)).toBeGreaterThanOrEqual(5);
      }),
      { seed: 17 },
    ));
});

describe('who returns after a break', () => {
  const back = (more: Partial<ReturnFacts> = {}) => returnAfterBreak(rules, { leftOn: day('2020-03-17'), returnedOn: day('2024-09-01'), serviceMonths: 60, categoryKept: false, testReached: null, ...more });
  it.each([
    ['56: after six years', { leftOn: day('2019-03-17'), returnedOn: day('2025-03-17') }, 'TRAINEE', 'R-118'],
    ['after exactly five years', { returnedOn: day('2025-03-17'), testReached: true }, 'TEACHER', 'R-118'],
    ['a day later', { returnedOn: day('2025-03-18'), testReached: true }, 'TRAINEE', 'R-118'],
    ['with the test still to sit', {}, 'TEST_REQUIRED', 'R-118'],
    ['with a failed test', { testReached: false }, 'TEST_REQUIRED', 'R-118'],
    ['with eleven months of service', { serviceMonths: 11, testReached: true }, 'TRAINEE', 'X-011'],
    ['with a category that is kept', { categoryKept: true }, 'CATEGORY_KEPT', 'D.7'],
  ] as const)('%s', (_title, more, outcome, rule) => {
    const judged = back(more);
    expect([judged.outcome, judged.reasons[0]?.rule]).toEqual([outcome, rule]);
  });
  it('is judged by the setting (F-07)', () => {
    const facts = { leftOn: day('2020-03-17'), returnedOn: day('2024-09-01'), serviceMonths: 60, categoryKept: false, testReached: true };
    expect(returnAfterBreak(rules, facts, { ...rules.settings, breakBoundaryYears: 4 }).outcome).toBe('TRAINEE');
  });
  it('cannot return before leaving', () => expect(() => back({ returnedOn: day('2020-03-16') })).toThrow(expect.objectContaining({ code: 'FACTS_INVALID', detail: { field: 'returnedOn' } })));
});

describe('the term of a category', () => {
  const facts: ExtensionFacts = {
    ground: 'PARENTAL_LEAVE', current: 'EXPERT', categoryEndsOn: day('2026-06-01'), groundFrom: day('2024-03-01'), returnedOn: day('2027-03-01'), appliedOn: day('2027-03-01'),
  };
  it('58: back from leave on 01.03.2027, kept at most until 01.03.2029, order within five working days', () => {
    const judged = categoryExtension(rules, facts);
    expect(judged).toMatchObject({ outcome: 'KEPT', keptUntil: '2029-03-01', orderDue: '2027-03-09' });
    expect(rulesOf(judged)).toEqual(['X-051', 'F-25', 'X-051']);
  });
  it('is what was left of it, by the setting', () => {
    const rest = categoryExtension(rules, { ...facts, groundFrom: day('2025-06-01') }, { ...rules.settings, extensionMode: 'REMAINING_TERM_CAPPED_2Y' });
    expect(rest.keptUntil).toBe('2028-02-29');
    expect(categoryExtension(rules, facts, { ...rules.settings, extensionMode: 'REMAINING_TERM_CAPPED_2Y' }).keptUntil).toBe('2029-03-01');
  });
  it.each([
    ['without an application', { appliedOn: null }, 'APPLICATION_NEEDED'],
    ['while the ground lasts', { returnedOn: null, appliedOn: null }, 'SUSPENDED'],
    ['that had ended before', { groundFrom: day('2026-06-02') }, 'NOT_EXTENDED'],
  ])('%s', (_title, more, outcome) => expect(categoryExtension(rules, { ...facts, ...more }).outcome).toBe(outcome));
  it('is never cut by an extension, and by no more than two years after the return made longer', () =>
    fc.assert(
      fc.property(fc.constantFrom(...EXTENSION_GROUNDS), someDay, fc.nat({ max: 1500 }), fc.boolean(), (ground, groundFrom, length, full) => {
        const returnedOn = addDays(groundFrom, length);
        const endsOn = addDays(groundFrom, 200);
        const extensionMode = full ? 'FULL_2_YEARS' : 'REMAINING_TERM_CAPPED_2Y';
        const { keptUntil } = categoryExtension(rules, { ...facts, ground, groundFrom, returnedOn, categoryEndsOn: endsOn, appliedOn: null }, { ...rules.settings, extensionMode });
        const longest = addYears(returnedOn, 2);
        expect(keptUntil! >= endsOn).toBe(true);
        expect(keptUntil! <= (longest > endsOn ? longest : endsOn)).toBe(true);
      }),
      { seed: 51 },
    ));
});

describe('near retirement', () => {
  const near = (more: object = {}) => beforeRetirement(rules, { current: 'EXPERT', retiresOn: day('2028-03-17'), appliesToKeep: true, on: day('2025-03-17'), ...more });
  it('74: three years before, on application kept without attestation', () => expect(near()).toMatchObject({ outcome: 'FREED', keptUntil: '2028-03-17', attestationRequired: false, reasons: [{ rule: 'X-052' }] }));
  it.each([
    ['exactly four years before', { retiresOn: day('2029-03-17') }, 'FREED'],
    ['a day more', { retiresOn: day('2029-03-18') }, 'NOT_FREED'],
    ['without an application', { appliesToKeep: false }, 'MAY_BE_FREED'],
    ['on the day of retirement age', { retiresOn: day('2025-03-17') }, 'WORKING_PENSIONER'],
  ])('%s', (_title, more, outcome) => expect(near(more).outcome).toBe(outcome));
});

describe('an award without attestation (X-052a…X-052d)', () => {
  const award = (more: Partial<SpecialAwardFacts> = {}) => specialAward(rules, { ground: 'SPECIAL_PROGRAMME_GRADUATE', current: 'TEACHER', years: 0, higherPedagogicalEducation: true, appliedOn: day('2025-03-17'), ...more });
  it('75: a graduate of the Special Programme is a moderator within five working days', () =>
    expect(award()).toMatchObject({ outcome: 'AWARDED', category: 'MODERATOR', attestationRequired: false, testRequired: false, dueOn: '2025-03-27', reasons: [{ rule: 'X-052c' }, { rule: 'X-052' }, { rule: 'X-052' }] }));
  it.each([
    ['a holder of expert one higher', { ground: 'SPECIAL_PROGRAMME_HOLDER', current: 'EXPERT' }, 'RESEARCHER'],
    ['a holder of researcher one higher', { ground: 'SPECIAL_PROGRAMME_HOLDER', current: 'RESEARCHER' }, 'MASTER'],
    ['a holder of moderator not', { ground: 'SPECIAL_PROGRAMME_HOLDER', current: 'MODERATOR' }, null],
    ['production staff of five years', { ground: 'PRODUCTION_STAFF', years: 5 }, 'MODERATOR'],
    ['of nine', { ground: 'PRODUCTION_STAFF', years: 9 }, 'MODERATOR'],
    ['of ten', { ground: 'PRODUCTION_STAFF', years: 10 }, 'EXPERT'],
    ['of four not', { ground: 'PRODUCTION_STAFF', years: 4 }, null],
    ['a doctor of philosophy', { ground: 'ACADEMIC_DEGREE' }, 'MODERATOR'],
    ['who is an expert already not', { ground: 'ACADEMIC_DEGREE', current: 'EXPERT' }, null],
    ['a head of the reserve', { ground: 'LEADERS_OF_CHANGE', current: 'HEAD_BASE' }, 'HEAD_1'],
    ['a deputy after five years of civil service', { ground: 'CIVIL_SERVICE', current: 'DEPUTY_BASE', years: 5 }, 'DEPUTY_1'],
    ['without higher education not', { ground: 'CIVIL_SERVICE', current: 'DEPUTY_BASE', years: 5, higherPedagogicalEducation: false }, null],
    ['a teacher of the reserve not', { ground: 'LEADERS_OF_CHANGE', current: 'TEACHER' }, null],
  ] as const)('%s', (_title, more, category) => expect(award(more).category).toBe(category));
  it('never gives less than is held', () =>
    fc.assert(
      fc.property(fc.constantFrom(...AWARD_GROUNDS), fc.constantFrom(...CATEGORIES), fc.nat({ max: 20 }), (ground, current, years) => {
        const { category } = award({ ground, current, years });
        if (category !== null && trackOf(category) === trackOf(current)) expect(rankOf(category)).toBeGreaterThanOrEqual(rankOf(current));
      }),
      { seed: 52 },
    ));
});

describe('another post', () => {
  const move = { categoryEndsOn: day('2029-06-02'), movedOn: day('2025-09-02') };
  it.each([
    ['HEAD_1', 'HEAD', 'DEPUTY_HEAD', 'DEPUTY_1', '2029-06-02', 'X-048'],
    ['DEPUTY_3', 'DEPUTY_HEAD', 'HEAD', 'HEAD_3', '2029-06-02', 'X-048'],
    ['MASTER', 'TEACHER', 'DEPUTY_HEAD', 'DEPUTY_1', '2027-09-02', 'X-049'],
    ['DEPUTY_2', 'DEPUTY_HEAD', 'TEACHER', 'RESEARCHER', '2027-09-02', 'X-049'],
    ['EXPERT', 'TRAINING_MASTER', 'COLLEGE_METHODIST', 'EXPERT', '2029-06-02', 'X-050'],
    ['RESEARCHER', 'TEACHER', 'METHODIST', 'RESEARCHER', '2029-06-02', 'X-047'],
    ['MODERATOR', 'TEACHER', 'DEPUTY_HEAD', null, null, 'X-049'],
    ['MASTER', 'TEACHER', 'HEAD', null, null, 'X-049'],
  ] as const)('%s of a %s who becomes a %s: %s until %s (%s)', (current, from, to, category, until, rule) => {
    const judged = categoryTransfer(rules, { ...move, current, from, to });
    expect([judged.category, judged.until, judged.reasons[0]?.rule]).toEqual([category, until, rule]);
  });
  it('never keeps a category beyond its end', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES), fc.constantFrom(...POSTS), fc.constantFrom(...POSTS), someDay, (current, from, to, movedOn) => {
        const { until } = categoryTransfer(rules, { current, from, to, movedOn, categoryEndsOn: day('2026-02-28') });
        expect(until === null || until <= '2026-02-28').toBe(true);
      }),
      { seed: 36 },
    ));
  it.each([['HEAD_ORGANISER', 'HEAD_3'], ['HEAD_MANAGER', 'HEAD_2'], ['HEAD_LEADER', 'HEAD_1']] as const)('%s is today’s %s', (former, category) =>
    expect(formerHead(rules, former)).toMatchObject({ outcome: category, reasons: [{ rule: 'X-046' }] }));
});

describe('a category of the former system', () => {
  const facts = { current: 'LEGACY_FIRST' as const, categoryEndsOn: day('2025-11-10'), applicationTo: day('2025-04-30'), submittedOn: null, on: day('2025-05-01') };
  it('22: without an application becomes a teacher by itself', () => {
    const judged = legacyExpiry(rules, facts);
    expect([judged.outcome, rulesOf(judged)]).toEqual(['TEACHER', ['R-120', 'R-119']]);
  });
  it.each([
    ['while there is time', { on: day('2025-04-30') }, 'MUST_APPLY'],
    ['after the application', { submittedOn: day('2025-04-30') }, 'APPLIED'],
    ['after a late one', { submittedOn: day('2025-05-01') }, 'TEACHER'],
    ['the year before', { on: day('2024-12-31') }, 'NOT_DUE'],
    ['that is none', { current: 'EXPERT' as const }, 'NOT_LEGACY'],
  ])('%s', (_title, more, outcome) => expect(legacyExpiry(rules, { ...facts, ...more }).outcome).toBe(outcome));
  it('tells what may still be claimed', () => expect(legacyExpiry(rules, { ...facts, on: day('2025-04-30') }).claimable).toEqual(['MODERATOR', 'EXPERT', 'RESEARCHER']));
});

describe('the next attestation (R-005, R-006)', () => {
  const next = (more: object) => nextAttestation(rules, { category: 'EXPERT', awardedOn: day('2020-05-20'), on: day('2025-03-17'), ...more });
  it.each([
    ['a teacher’s after five years', {}, '2025-05-20', 'DUE_THIS_SCHOOL_YEAR', 2025],
    ['a first head’s after three', { category: 'HEAD_2', awardedOn: day('2023-06-02') }, '2026-06-02', 'NOT_DUE', 2026],
    ['a deputy’s after five', { category: 'DEPUTY_2', awardedOn: day('2023-06-02') }, '2028-06-02', 'NOT_DUE', 2028],
    ['awarded on a leap day', { awardedOn: day('2024-02-29') }, '2029-02-28', 'NOT_DUE', 2029],
    ['that ends on the last day of the school year', { categoryEndsOn: day('2025-08-31') }, '2025-08-31', 'DUE_THIS_SCHOOL_YEAR', 2025],
    ['that ends the day after', { categoryEndsOn: day('2025-09-01') }, '2025-09-01', 'NOT_DUE', 2026],
    ['that is past', { categoryEndsOn: day('2025-03-16') }, '2025-03-16', 'OVERDUE', 2025],
    ['of the former system in its calendar year', { category: 'LEGACY_FIRST', categoryEndsOn: day('2025-11-10') }, '2025-11-10', 'DUE_THIS_SCHOOL_YEAR', 2025],
    ['of a teacher without category never', { category: 'TEACHER' }, null, 'NO_TERM', null],
  ] as const)('%s', (_title, more, endsOn, outcome, year) => expect(next(more)).toMatchObject({ endsOn, outcome, year }));
});
