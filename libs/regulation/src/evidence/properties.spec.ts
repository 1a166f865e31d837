import { describe, expect, it } from '@jest/globals';
import { COUNCILS, EVENT_LEVELS, OBSERVER_KINDS, plainDateOf, POSITION_GROUPS, SHEET_POSITIONS, type RuleSetId, type SourcedItem } from '@attestation/contracts';
import fc from 'fast-check';
import { CRITERIA, judgePoints, ruleSetOf, scoreEvidence, scoreTeacher, TEACHER_CLAIMS, type Criterion, type ScoreEvidenceFacts, type TeacherClaim } from '../index.js';
import { sheetKindOf } from '../sheet-kind.js';
import { contest, course, evidenceFacts, experience, portfolioOf, quality, sheet, sourced } from '../testing/evidence.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const SEED = 1275;

const aClaim = fc.constantFrom(...TEACHER_CLAIMS);
const aGroup = fc.constantFrom(...POSITION_GROUPS.filter((group) => group !== 'METHODIST' && group !== 'HEAD_OR_DEPUTY'));
const aLevel = fc.constantFrom(...EVENT_LEVELS);
const aPlace = fc.option(fc.integer({ min: 1, max: 3 }));
const aDay = fc.date({ min: new Date('2019-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((date) => plainDateOf(date.toISOString().slice(0, 10)));
const aNumber = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constantFrom(0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER));
const aText = fc.oneof(fc.constantFrom('А', 'Б', ''), fc.string({ maxLength: 8 }));
const aPercent = fc.oneof(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2)), fc.string({ maxLength: 5 }));

const anAchievement = fc.record({
  achiever: fc.constantFrom('LEARNER' as const, 'TEACHER' as const), event: aText, eventLevel: aLevel, place: aPlace, list: fc.constantFrom('ORDER_514' as const, 'REGION' as const, 'INDUSTRY' as const, 'NONE' as const),
  kind: fc.constantFrom('CONTEST' as const, 'ENCOURAGEMENT' as const), byProfile: fc.boolean(), heldOn: aDay, documentNumber: aText,
});
const anExperience = fc.record({
  form: fc.constantFrom('APPROVED_MATERIAL' as const, 'TALK' as const, 'PUBLICATION' as const, 'WORKING_GROUP' as const, 'DISSEMINATION' as const), title: aText, level: aLevel, document: aText,
  link: fc.option(fc.constant('https://example.kz/4')), on: aDay, council: fc.option(fc.constantFrom(...COUNCILS)),
  material: fc.option(fc.constantFrom('DIDACTIC' as const, 'STUDY_AID' as const, 'RECOMMENDATIONS' as const, 'AUTHOR_PROGRAMME' as const, 'LISTED_TEXTBOOK' as const)),
  authors: aNumber, edition: fc.option(fc.constantFrom('RECOMMENDED' as const, 'INDEXED' as const, 'OTHER' as const)), places: aNumber, agreed: fc.boolean(), place: aPlace,
});
const aCourse = fc.record({ programme: aText, provider: aText, hours: aNumber, agreed: fc.boolean(), byProfile: fc.boolean(), certificateNumber: aText, completedOn: aDay, practiceProof: fc.option(aText) });
const aQuality = fc.record({
  schoolYear: fc.integer({ min: 2015, max: 2026 }), subject: aText, grade: aText, percent: aPercent, startPercent: fc.option(aPercent),
  measure: fc.constantFrom('KNOWLEDGE' as const, 'SKILLS' as const, 'MONITORING' as const),
});
const aSheet = fc.record({ schoolYear: fc.integer({ min: 2015, max: 2026 }), lesson: aText, observer: fc.constantFrom(...OBSERVER_KINDS), points: aNumber, observedOn: aDay, recommendations: fc.boolean() });
const others = [
  sourced('DIPLOMA', { number: '1', institution: 'У', degree: 'BACHELOR', speciality: 'С', issuedOn: plainDateOf('2015-06-30') }),
  sourced('WORK_RECORD', { employer: 'М', post: 'п', pedagogical: true, from: plainDateOf('2016-09-01'), to: null }),
  sourced('CATEGORY', { category: 'EXPERT', orderNumber: '1', validFrom: plainDateOf('2020-03-18'), validUntil: null }),
];
const anItem: fc.Arbitrary<SourcedItem> = fc.oneof(
  anAchievement.map((item) => sourced('ACHIEVEMENTS', item)),
  anExperience.map((item) => sourced('DISSEMINATION', item)),
  aCourse.map((item) => sourced('COURSES', item)),
  aQuality.map((item) => sourced('LEARNER_QUALITY', item)),
  aSheet.map((item) => sourced('OBSERVATIONS', item)),
  fc.constantFrom(...others),
);
const someItems = fc.array(anItem, { maxLength: 12 });
/** A portfolio of a claim, whole or with pieces gone, and anything beside it. */
const aPortfolio = aClaim.chain((claimed) => fc.record({ claimed: fc.constant(claimed), items: fc.tuple(fc.subarray(portfolioOf(claimed)), someItems).map((both) => both.flat()) }));
const someFacts: fc.Arbitrary<ScoreEvidenceFacts> = fc
  .record({ portfolio: aPortfolio, positionGroup: aGroup, mode: fc.constantFrom('SCHEDULED' as const, 'EARLY' as const), penalInstitution: fc.boolean(), position: fc.option(fc.constantFrom(...SHEET_POSITIONS)), classLeadershipYears: fc.option(fc.nat(40)) })
  .map(({ portfolio: { claimed, items }, ...more }) => evidenceFacts(claimed, { items, ...more }));

const hundredthsOf = (points: string): bigint => {
  const [whole = '0', rest = ''] = points.split('.');
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0'));
};
const pointsOf = (score: ReturnType<typeof scoreEvidence>, criterion: Criterion) => hundredthsOf(score.criteria.find((each) => each.criterion === criterion)!.points);

describe('whatever a portfolio holds', () => {
  it('it is scored, each criterion once, and every item of a criterion has its reason in three languages', () =>
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { criteria } = scoreEvidence(rules, facts);
        expect(criteria.map(({ criterion }) => criterion)).toEqual([...CRITERIA]);
        for (const { items, counted, reasons } of criteria) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(items.filter((each) => each.counted)).toHaveLength(counted);
          expect(new Set(items.map(({ index }) => index)).size).toBe(items.length);
          for (const { reason } of items) for (const text of Object.values(reason.text)) expect(text).not.toContain('undefined');
        }
      }),
      { seed: SEED, numRuns: 200 },
    ));

  it('the total is the sum, and meets only where every required criterion and the minimum are met', () =>
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { criteria, total, minimum, failed, outcome } = scoreEvidence(rules, facts);
        expect(criteria.reduce((sum, { points }) => sum + hundredthsOf(points), 0n)).toBe(hundredthsOf(total));
        expect(failed).toEqual(criteria.filter(({ required, met }) => required && !met).map(({ criterion }) => criterion));
        expect(outcome === 'MEETS').toBe(failed.length === 0 && hundredthsOf(total) >= BigInt(minimum) * 100n);
        for (const { met, points } of criteria) expect(met).toBe(points !== '0');
      }),
      { seed: SEED, numRuns: 200 },
    ));

  it('the proposed sheet may stand, is judged alike, and no point may be added where the evidence does not meet', () =>
    fc.assert(
      fc.property(someFacts, fc.constantFrom(...CRITERIA), (facts, criterion) => {
        const { claimed, positionGroup } = facts;
        const proposal = scoreEvidence(rules, facts);
        expect(judgePoints(rules, { claimed, points: proposal.sheet, proposal }).outcome).toBe('IN_RANGE');
        expect(scoreTeacher(rules, { claimed, kind: sheetKindOf(positionGroup, facts), points: proposal.sheet, proposal })).toMatchObject({ outcome: proposal.outcome, total: proposal.total });
        const own = proposal.criteria.find((each) => each.criterion === criterion)!;
        const raised = { ...proposal.sheet, [criterion]: rules.scoring.find((row) => row.criterion === criterion && row.category === claimed)?.threshold ?? 1 };
        if (!own.met && own.basis === 'EVIDENCE') expect(judgePoints(rules, { claimed, points: raised, proposal }).outcome).toBe('OUT_OF_RANGE');
      }),
      { seed: SEED, numRuns: 150 },
    ));

  it('the order of the items does not matter', () =>
    fc.assert(
      fc.property(someFacts, (facts) => {
        const worth = ({ criteria, total }: ReturnType<typeof scoreEvidence>) => [total, criteria.map(({ criterion, points, required, counted }) => [criterion, points, required, counted])];
        expect(worth(scoreEvidence(rules, { ...facts, items: [...facts.items].reverse() }))).toEqual(worth(scoreEvidence(rules, facts)));
      }),
      { seed: SEED, numRuns: 200 },
    ));
});

/** The law itself lowers 1.1 by a worse year and 1.2 by a weaker lesson or a school year with too few. */
const LOWERED_BY_LAW: readonly Criterion[] = ['1.1', '1.2'];

describe('more evidence', () => {
  it('never lowers a criterion, but for 1.1 and 1.2, where a later result may be worse', () =>
    fc.assert(
      fc.property(someFacts, anItem, fc.constantFrom('WARN' as const, 'REQUIRE' as const), (facts, another, practiceProof) => {
        const settings = { ...rules.settings, practiceProof };
        const [before, after] = [scoreEvidence(rules, facts, settings), scoreEvidence(rules, { ...facts, items: [...facts.items, another] }, settings)];
        for (const criterion of CRITERIA.filter((each) => !LOWERED_BY_LAW.includes(each))) {
          expect([criterion, pointsOf(after, criterion) >= pointsOf(before, criterion)]).toEqual([criterion, true]);
        }
      }),
      { seed: SEED, numRuns: 250 },
    ));

  it('of one kind changes no criterion of another kind', () =>
    fc.assert(
      fc.property(someFacts, anAchievement, (facts, item) => {
        const [before, after] = [scoreEvidence(rules, facts), scoreEvidence(rules, { ...facts, items: [...facts.items, sourced('ACHIEVEMENTS', item)] })];
        for (const criterion of CRITERIA.filter((each) => !each.startsWith('2.'))) expect(pointsOf(after, criterion)).toBe(pointsOf(before, criterion));
      }),
      { seed: SEED, numRuns: 100 },
    ));

  it('below the category’s level never turns a failed level into a passed one, winner or not', () =>
    fc.assert(
      fc.property(aClaim, aLevel, aPlace, fc.integer({ min: 1, max: 5 }), (claimed: TeacherClaim, level, place, times) => {
        const least = rules.claimEvidence.find(({ category }) => category === claimed)!.level;
        fc.pre(EVENT_LEVELS.indexOf(level) < EVENT_LEVELS.indexOf(least));
        const low = Array.from({ length: times }, (_, index) => [
          contest({ eventLevel: level, place, documentNumber: `${index}` }), contest({ achiever: 'LEARNER', eventLevel: level, place }), experience('TALK', { level, place }), experience('WORKING_GROUP', { level, place }),
        ]).flat();
        const { criteria } = scoreEvidence(rules, evidenceFacts(claimed, { items: low }));
        for (const criterion of ['2.1', '2.2', '3.2', '3.4']) expect(criteria.find((each) => each.criterion === criterion)).toMatchObject({ points: '0', met: false, counted: 0 });
      }),
      { seed: SEED, numRuns: 200 },
    ));

  it('of better quality never lowers: a higher last year, a better lesson, a longer course', () =>
    fc.assert(
      fc.property(aClaim, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.nat(102), fc.nat(40), (claimed, last, more, points, hours) => {
        const text = (hundredths: number) => (hundredths / 100).toFixed(2);
        const of = (percent: number, lesson: number, length: number) =>
          scoreEvidence(rules, evidenceFacts(claimed, { items: [quality(2022, '30'), quality(2023, '31'), quality(2024, text(percent)), ...[1, 2, 3, 4].map((each) => sheet(each, 80)), sheet(5, lesson), course({ hours: 60 + length })], penalInstitution: true, positionGroup: 'SECONDARY' }));
        const [low, high] = [of(last, Math.floor(points / 2), hours), of(last + more, points, hours * 2)];
        for (const criterion of ['1.1', '1.2', '4.1'] as const) expect(pointsOf(high, criterion) >= pointsOf(low, criterion)).toBe(true);
      }),
      { seed: SEED, numRuns: 150 },
    ));
});
