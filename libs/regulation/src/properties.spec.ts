import { beforeAll, describe, expect, it } from '@jest/globals';
import { CATEGORIES, CLAIMABLE, COMMISSION_LEVELS, plainDateOf, SUBORDINATIONS, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { readDecisionBook } from './files.js';
import {
  addDays, addYears, answerDue, attempts, certificateTerm, commissionRouting, dateOfDay, dayNumber, eligibility, isLegacy, isWorkingDay, nextAttestation, partsOf, quorum, rankOf, ruleSetOf, testResult, trackOf, vote,
  type DecisionBook, type EligibilityFacts,
} from './index.js';

const ruleSet = '2025-03-10' as RuleSetId;
const rules = ruleSetOf(ruleSet);
const day = plainDateOf;
const anyDay = fc.integer({ min: dayNumber(day('2025-03-10')), max: dayNumber(day('2027-12-20')) }).map(dateOfDay);
const edgeDay = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-02-28', '2027-03-08', '2028-02-29').map(day);
let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

describe('the commission that decides', () => {
  it('is exactly one for every category, subordination, kind of place and day', () =>
    fc.assert(
      fc.property(anyDay, (openedOn) => {
        for (const claimedCategory of CLAIMABLE)
          for (const subordination of SUBORDINATIONS)
            for (const hasDistrictLevel of [true, false]) {
              const { outcome, attestingBody, reasons } = commissionRouting(book, { ruleSet, openedOn, claimedCategory, subordination, hasDistrictLevel });
              expect(COMMISSION_LEVELS.filter((level) => level === outcome)).toHaveLength(1);
              expect([attestingBody.length > 0, reasons.length > 0]).toEqual([true, true]);
            }
      }),
      { seed: 19, numRuns: 10 },
    ));
});

describe('one point more at the test', () => {
  it('is never worse: neither for the claim nor for the highest category', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.constantFrom(...CLAIMABLE), (tasks, pick, claimed) => {
        const points = pick % tasks;
        const [less, more] = [points, points + 1].map((each) => testResult(rules, { points: each, tasks, claimed }));
        if (less!.outcome === 'REACHED') expect(more!.outcome).toBe('REACHED');
        if (less!.highestCategory) expect(rankOf(more!.highestCategory!)).toBeGreaterThanOrEqual(rankOf(less!.highestCategory));
      }),
      { seed: 54 },
    ));

  it('decides alone: a threshold is compared as a fraction, whatever its percentage looks like when it is shown', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.nat(), fc.constantFrom(...CLAIMABLE), (tasks, pick, claimed) => {
        const points = pick % (tasks + 1);
        const { outcome, thresholdPercent, thresholdPoints, percent } = testResult(rules, { points, tasks, claimed });
        expect(outcome).toBe(BigInt(points) * 100n >= BigInt(thresholdPercent) * BigInt(tasks) ? 'REACHED' : 'NOT_REACHED');
        expect(points >= thresholdPoints).toBe(outcome === 'REACHED');
        if (outcome === 'NOT_REACHED') expect(Number(percent)).toBeLessThan(thresholdPercent);
      }),
      { seed: 55 },
    ));
});

describe('a claim', () => {
  const facts = fc.record({
    claimed: fc.constantFrom(...CLAIMABLE), current: fc.constantFrom(...CATEGORIES), serviceMonths: fc.nat({ max: 480 }), profileEducation: fc.boolean(), attestedBefore: fc.boolean(), attestedThisSchoolYear: fc.boolean(),
    categoryEndsOn: fc.option(edgeDay), lastScheduledOn: fc.option(edgeDay), bannedUntil: fc.option(edgeDay), earlyConditions: fc.option(fc.nat({ max: 10 })), on: fc.oneof(anyDay, edgeDay),
  });
  const better: (keyof EligibilityFacts)[] = ['profileEducation', 'attestedThisSchoolYear', 'bannedUntil', 'serviceMonths', 'earlyConditions'];
  const improved = (given: EligibilityFacts, name: keyof EligibilityFacts): EligibilityFacts =>
    ({ ...given, profileEducation: name === 'profileEducation' || given.profileEducation, attestedThisSchoolYear: name === 'attestedThisSchoolYear' ? false : given.attestedThisSchoolYear, bannedUntil: name === 'bannedUntil' ? null : given.bannedUntil, serviceMonths: given.serviceMonths + (name === 'serviceMonths' ? 12 : 0), earlyConditions: name === 'earlyConditions' ? 10 : given.earlyConditions });

  it('is never admitted two steps up, but by heads and deputies at their first attestation and from the former system', () =>
    fc.assert(
      fc.property(facts, (given) => {
        const { outcome } = eligibility(rules, given);
        const free = isLegacy(given.current) || (trackOf(given.claimed) !== 'TEACHER' && !given.attestedBefore);
        if (outcome === 'ELIGIBLE' && !free) expect(rankOf(given.claimed) - rankOf(given.current)).toBeLessThanOrEqual(1);
      }),
      { seed: 101, numRuns: 1000 },
    ));

  it('that is admitted stays so with more service, education, conditions met, or without a ban', () =>
    fc.assert(
      fc.property(facts, fc.constantFrom(...better), (given, name) => {
        if (eligibility(rules, given).outcome === 'ELIGIBLE') expect(eligibility(rules, improved(given, name)).outcome).toBe('ELIGIBLE');
      }),
      { seed: 102, numRuns: 1000 },
    ));

  it('that is refused is refused by reasons of its own, each a rule that stands against it', () =>
    fc.assert(
      fc.property(facts, (given) => {
        const { outcome, reasons, warnings } = eligibility(rules, given);
        if (outcome === 'NOT_ELIGIBLE') expect(reasons.length).toBeGreaterThan(0);
        for (const { confidence } of warnings) expect(confidence).toBe('paraphrased');
      }),
      { seed: 103 },
    ));
});

describe('days of the law', () => {
  it('a term ends on the same day of a later year, on 28 February where there is no 29th', () =>
    fc.assert(
      fc.property(fc.oneof(anyDay, edgeDay), fc.constantFrom(...CATEGORIES.filter((category) => !isLegacy(category))), (from, category) => {
        const { outcome: until, years } = certificateTerm(rules, { category, from });
        const leap = from.endsWith('-02-29') && !until.endsWith('-02-29');
        expect(until.slice(5)).toBe(leap ? '02-28' : from.slice(5));
        expect(partsOf(until).year - partsOf(from).year).toBe(years);
        expect(years).toBe(trackOf(category) === 'HEAD' ? 3 : 5);
      }),
      { seed: 26 },
    ));

  it('an answer is due on a working day after the registration, over weekends, holidays and the year’s end', () =>
    fc.assert(
      fc.property(anyDay, (registeredOn) => {
        const { day: due } = answerDue(rules, registeredOn);
        expect([isWorkingDay(due), due > registeredOn]).toEqual([true, true]);
        for (let between = addDays(registeredOn, 1); between < due; between = addDays(between, 1)) expect(isWorkingDay(between)).toBe(false);
      }),
      { seed: 25 },
    ));

  it('an attestation is due exactly once in the term of a category', () =>
    fc.assert(
      fc.property(fc.oneof(anyDay, edgeDay), fc.constantFrom('EXPERT' as const, 'HEAD_2' as const, 'DEPUTY_1' as const), (awardedOn, category) => {
        const { endsOn, schoolYear, periodYears } = nextAttestation(rules, { category, awardedOn, on: awardedOn });
        expect(endsOn).toBe(addYears(awardedOn, periodYears!));
        expect([schoolYear!.from <= endsOn!, endsOn! <= schoolYear!.to]).toEqual([true, true]);
      }),
      { seed: 3 },
    ));
});

describe('a commission', () => {
  it('with more members present is never short of a quorum it had', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(), (members, pick) => {
        const present = pick % members;
        if (quorum(rules, { members, present }).outcome === 'MET') expect(quorum(rules, { members, present: present + 1 }).outcome).toBe('MET');
      }),
      { seed: 22 },
    ));

  it('that carried a decision carries it with one vote more in favour instead of against', () =>
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 15 }), fc.nat(), (members, pick) => {
        const inFavour = pick % members;
        const votes = (more: number) => vote(rules, { members, present: members, inFavour: inFavour + more, against: members - inFavour - more, chair: null }).outcome;
        if (votes(0) === 'CARRIED') expect(votes(1)).toBe('CARRIED');
      }),
      { seed: 41 },
    ));
});

it('attempts run out and never come back within the year', () => {
  for (const kind of ['SCHEDULED', 'EARLY'] as const) {
    const outcomes = [0, 1, 2, 3, 4].map((used) => attempts(rules, { kind, used }).outcome);
    expect(outcomes.indexOf('NONE_LEFT')).toBe(kind === 'EARLY' ? 1 : 2);
    expect(outcomes.slice(outcomes.indexOf('NONE_LEFT')).every((outcome) => outcome === 'NONE_LEFT')).toBe(true);
  }
});
