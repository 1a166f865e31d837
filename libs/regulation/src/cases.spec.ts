import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { plainDateOf, type ClaimableCategory, type RuleSetId, type Subordination } from '@attestation/contracts';
import {
  aggregateSheets, bonus, channel, commissionRouting, compositionGuard, consequences, courseHours, decide, decidedInTime, decisionBook, decisionSettings, eligibility, languageCertificate, observations,
  permittedDecisions,
  quorum, refusalGrounds, registrationDay, answerDue, ruleSetOf, scoreTeacher, settingsAt, testExemption, testResult, type DecisionBook, type EligibilityFacts, type ExemptionFacts, type Points,
} from './index.js';

/** The worked examples of the rule base that fall within these questions, by their numbers. */
const ruleSet = '2025-03-10' as RuleSetId;
const rules = ruleSetOf(ruleSet);
const day = plainDateOf;
const folder = new URL('../../../workflows/decisions/', import.meta.url);
let book: DecisionBook;
beforeAll(async () => {
  book = await decisionBook(readdirSync(folder).filter((name) => name.endsWith('.dmn')).map((name) => readFileSync(new URL(name, folder), 'utf8')));
});

const openedIn = (year: number) => ({ ruleSet, openedOn: day(`${year}-03-17`) });
const settings = decisionSettings(settingsAt(day('2025-03-17')));
const route = (claimedCategory: ClaimableCategory, subordination: Subordination = 'DISTRICT') =>
  commissionRouting(book, { ...openedIn(2025), claimedCategory, subordination, hasDistrictLevel: true }).outcome;
const channelOf = (claimedCategory: ClaimableCategory, year = 2025) => channel(book, { ...openedIn(year), claimedCategory, settings });
const gate = (more: Partial<EligibilityFacts>) =>
  eligibility(rules, {
    claimed: 'MODERATOR', current: 'TEACHER', serviceMonths: 120, profileEducation: true, categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false,
    attestedThisSchoolYear: false, bannedUntil: null, on: day('2025-03-17'), ...more,
  });
const exempt = (more: Partial<ExemptionFacts>) =>
  testExemption(book, {
    ...openedIn(2025), claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', serviceYears: 10, consecutiveExemptConfirmations: 0, languageCertificateValid: false, settings, ...more,
  }).outcome;
const EXPERT: Points = { '1.1': 2, '1.2': 71, '2.1': 2, '2.2': 2, '3.1': 2, '3.2': 2, '3.4': 2, '4.1': 1 };
const MASTER: Points = { '1.1': 4, '1.2': 91, '2.1': 4, '2.2': 4, '3.1': 4, '3.2': 4, '3.3': 5, '3.4': 4, '3.5': 9, '4.1': 4 };
const members = (size: number, attestedHere = false) =>
  Array.from({ length: size }, (_, index) => ({ personId: `m${index}`, category: 'EXPERT' as const, serviceYears: 10, attestedHere: attestedHere && index === 0 }));

describe('the worked examples', () => {
  it('1–4: who decides and by which channel', () => {
    expect([channelOf('MODERATOR').outcome, route('MODERATOR')]).toEqual(['PLATFORM', 'ORG']);
    expect([channelOf('EXPERT').outcome, route('EXPERT')]).toEqual(['PLATFORM', 'DISTRICT']);
    expect([channelOf('RESEARCHER').outcome, route('RESEARCHER')]).toEqual(['PORTAL', 'REGION']);
    expect([channelOf('MASTER').outcome, route('MASTER')]).toEqual(['PORTAL', 'MINISTRY']);
  });
  it('5: a kindergarten subordinate to the region', () => expect(route('EXPERT', 'REGIONAL')).toBe('REGION'));
  it('7: a music school of an industry body', () => expect([channelOf('HEAD_2').outcome, route('HEAD_2', 'INDUSTRY')]).toEqual(['PORTAL', 'MINISTRY']));
  it('10: researcher in 2026, by the policy, with a warning', () => {
    expect(channelOf('RESEARCHER', 2026)).toMatchObject({ outcome: 'PLATFORM', warnings: [{ rule: 'F-01' }] });
    expect(channel(book, { ...openedIn(2026), claimedCategory: 'RESEARCHER', settings: { channelSource: 'order' } }).outcome).toBe('PORTAL');
  });
  it('11: submitted on Saturday at noon', () => {
    const { day: registered } = registrationDay('2025-04-12T12:00:00+05:00');
    expect([registered, answerDue(rules, registered).day]).toEqual(['2025-04-14', '2025-04-15']);
  });
  it('12: without consent', () => expect(refusalGrounds(rules, { untrueData: false, missing: [], consent: false })).toMatchObject({ outcome: 'REFUSE', grounds: [3] }));
  it('15: one year ten months of service', () => expect(gate({ serviceMonths: 22 })).toMatchObject({ outcome: 'NOT_ELIGIBLE', reasons: [{ rule: 'X-012' }] }));
  it('16: researcher while holding moderator', () => expect(gate({ claimed: 'RESEARCHER', current: 'MODERATOR' }).outcome).toBe('NOT_ELIGIBLE'));
  it('17: a first head’s first attestation', () => expect(gate({ claimed: 'HEAD_1', current: 'HEAD_BASE' }).outcome).toBe('ELIGIBLE'));
  it('19: legacy first claims expert, with the full test', () => {
    expect(gate({ claimed: 'EXPERT', current: 'LEGACY_FIRST' }).outcome).toBe('ELIGIBLE');
    expect(exempt({ claimedCategory: 'EXPERT', currentCategory: 'LEGACY_FIRST' })).toBe('NOT_EXEMPT');
  });
  it('20: legacy highest claims master', () => expect(gate({ claimed: 'MASTER', current: 'LEGACY_HIGHEST' }).outcome).toBe('ELIGIBLE'));
  it('23: legacy highest, 31 years, claims moderator', () => {
    expect(gate({ current: 'LEGACY_HIGHEST', serviceMonths: 372 }).outcome).toBe('ELIGIBLE');
    expect(exempt({ currentCategory: 'LEGACY_HIGHEST', serviceYears: 31 })).toBe('EXEMPT');
  });
  it('25: expert confirmed after 30 years', () => expect(exempt({ claimedCategory: 'EXPERT', currentCategory: 'EXPERT', serviceYears: 30 })).toBe('EXEMPT'));
  it('26: researcher confirmed twice without test', () =>
    expect(exempt({ claimedCategory: 'RESEARCHER', currentCategory: 'RESEARCHER', consecutiveExemptConfirmations: 2 })).toBe('NOT_EXEMPT'));
  it('28: 34 of 50 for expert, portfolio meets', () => {
    const result = testResult(rules, { points: 34, tasks: 50, claimed: 'EXPERT' });
    const facts = { claimed: 'EXPERT' as const, current: 'MODERATOR' as const, portfolioMeets: true, mode: 'SCHEDULED' as const };
    const decided = decide(rules, { ...facts, test: { kind: 'RESULT', reached: result.outcome === 'REACHED', highestCategory: result.highestCategory } }, { decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' });
    expect([result.percent, decided.decided?.awardedCategory, decided.decided?.outcome]).toEqual(['68', 'MODERATOR', 'NOT_CONFIRMED_KEEP']);
    expect([result.reasons, decided.reasons].map((reasons) => reasons.map(({ rule }) => rule))).toEqual([['X-054', 'X-055'], ['X-091', 'X-090']]);
    expect(decided.permitted.map(({ subDecision }) => subDecision)).toEqual(['KEEP_CURRENT', 'LOWER_THAN_CURRENT']);
    expect(consequences(rules, { outcome: 'NOT_CONFIRMED_KEEP', category: 'MODERATOR', decidedOn: day('2025-06-02'), currentEndsOn: day('2025-08-31') })).toMatchObject({ order: false, certificate: false });
  });
  it('29a: exactly 35 of 50', () => expect(testResult(rules, { points: 35, tasks: 50, claimed: 'EXPERT' }).outcome).toBe('REACHED'));
  it('30: master without a publication', () => {
    const scored = scoreTeacher(rules, { claimed: 'MASTER', kind: 'GENERAL', points: { ...MASTER, '3.3': 0 } });
    expect(scored).toMatchObject({ outcome: 'NOT_MEETS', failed: ['3.3'] });
    const permitted = permittedDecisions({ claimed: 'MASTER', current: 'RESEARCHER', portfolioMeets: false, test: { kind: 'RESULT', reached: true, highestCategory: 'MASTER' }, mode: 'SCHEDULED' });
    expect(permitted.map(({ subDecision }) => subDecision)).toEqual(['KEEP_CURRENT', 'LOWER_THAN_CURRENT']);
  });
  it('31: master with 91 % and 133 points', () => {
    expect(scoreTeacher(rules, { claimed: 'MASTER', kind: 'GENERAL', points: MASTER })).toMatchObject({ outcome: 'MEETS', total: '133' });
    expect(testResult(rules, { points: 46, tasks: 50, claimed: 'MASTER' }).outcome).toBe('REACHED');
    const route31 = commissionRouting(book, { ...openedIn(2025), claimedCategory: 'MASTER', subordination: 'DISTRICT', hasDistrictLevel: true });
    expect([route31.outcome, route31.attestingBody]).toEqual(['MINISTRY', 'AUTHORISED_BODY']);
    expect(consequences(rules, { outcome: 'AWARDED', category: 'MASTER', decidedOn: day('2025-06-02'), currentEndsOn: null })).toMatchObject({ order: true, certificate: true, validUntil: '2030-06-02', bonusPercent: 50 });
  });
  it('32: a psychologist’s 107 for researcher', () => {
    const points: Points = { '1.2': 81, '2.2': 3, '3.1': 3, '3.2': 3, '3.3': 5, '3.4': 3, '3.5': 6, '4.1': 3 };
    expect(scoreTeacher(rules, { claimed: 'RESEARCHER', kind: 'SUPPORT', points })).toMatchObject({ outcome: 'MEETS', total: '107' });
  });
  it('33: expert with 71 on 1.2, 84 in all', () => expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points: EXPERT })).toMatchObject({ outcome: 'MEETS', total: '84' }));
  it('35 and 37: two observers count as one lesson; a methodist’s sheet is needed', () => {
    const lessons = [[80, 90], [85], [85], [85], [85]];
    const facts = { claimed: 'RESEARCHER' as const, years: [{ schoolYear: 2024, lessons }], external: { methodist: 0, commissionMember: 1 } };
    expect(observations(rules, facts)).toMatchObject({ outcome: 'NOT_MET', mean: '85' });
    expect(observations(rules, facts, { ...rules.settings, externalSheets: 'EITHER' }).outcome).toBe('MET');
  });
  it('38: the same programme twice', () => {
    const certificates = [72, 40].map((hours) => ({ programme: 'A', hours, agreed: true, byProfile: true }));
    expect(courseHours(rules, { claimed: 'MODERATOR', reduced: false, certificates })).toMatchObject({ outcome: 'ENOUGH', hours: 72 });
    expect(courseHours(rules, { claimed: 'MASTER', reduced: false, certificates }).outcome).toBe('NOT_ENOUGH');
  });
  it('41a: a pupil wins at district level', () => {
    expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points: { ...EXPERT, '2.1': 3 } }).outcome).toBe('MEETS');
    expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points: { ...EXPERT, '2.1': 3 } }, { ...rules.settings, winnerBonusColumns: 'MASTER_ONLY' }).outcome).toBe('OUT_OF_RANGE');
  });
  it('54: early, one year after the award', () =>
    expect(gate({ claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2029-03-01'), lastScheduledOn: day('2024-03-01') })).toMatchObject({ outcome: 'NOT_ELIGIBLE', reasons: [{ rule: 'X-100' }] }));
  it('61 and 62: eight members; a member attested in the same school', () => {
    expect(compositionGuard(rules, { level: 'ORG', members: members(8), secretaryId: 's' }).outcome).toBe('INVALID');
    expect(compositionGuard(rules, { level: 'ORG', members: members(7, true), secretaryId: 's' }).outcome).toBe('INVALID');
  });
  it('63: four of seven present', () => expect(quorum(rules, { members: 7, present: 4 })).toMatchObject({ outcome: 'NOT_MET', reasons: [{ values: { required: 5 } }] }));
  it('65: the bonus starts on the year’s day', () =>
    expect(bonus(rules, { category: 'MODERATOR', bonusFrom: day('2025-09-01') }).reasons[1]).toMatchObject({ rule: 'R-115', values: { from: '2025-09-01' } }));
  it('66 and 68: no approved material, 3.1 is 0', () => {
    expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points: { ...EXPERT, '3.1': 0 } })).toMatchObject({ outcome: 'NOT_MEETS', failed: ['3.1'] });
    expect(aggregateSheets(rules, { claimed: 'EXPERT', kind: 'GENERAL', sheets: [{ ...EXPERT, '3.1': 0 }, { ...EXPERT, '3.1': 0 }, EXPERT] }).failed).toEqual(['3.1']);
  });
  it('70: IELTS 6.5 replaces the test', () => {
    const certificate = { language: 'ENGLISH' as const, kind: 'IELTS', result: '6.5', validUntil: day('2026-03-01'), claimed: 'MODERATOR' as const, on: day('2025-03-17'), positionSubject: 'ENGLISH' };
    expect(exempt({ languageCertificateValid: languageCertificate(rules, certificate).outcome === 'ACCEPTED' })).toBe('EXEMPT');
    expect(exempt({ languageCertificateValid: languageCertificate(rules, { ...certificate, result: '6.0' }).outcome === 'ACCEPTED' })).toBe('NOT_EXEMPT');
  });
  it('73: a decision of 02.08.2025', () => expect(decidedInTime({ decisionsBy: day('2025-08-01') }, day('2025-08-02')).outcome).toBe('LATE'));
});
