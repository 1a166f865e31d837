import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SourcedItem } from '@attestation/contracts';
import { contest, course, evidenceFacts, experience, fiveSheets, portfolioOf, sheet } from '@attestation/regulation/testing/evidence';
import { EXAMPLES } from './http/questions/examples.js';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation();
}, 60_000);
afterAll(() => regulation?.stop());

interface Asked {
  question: string;
  facts: unknown;
  date?: string;
}
/** What a worked example asks, and what must come back: the outcome, the rules behind it, and what else it tells. */
interface Case {
  no: string;
  asks: Asked;
  outcome: unknown;
  rules: string[];
  details?: object;
}

const example = (question: string, more: object = {}): Asked => ({ question, facts: { ...EXAMPLES[question], ...more } });
const at = (date: string, asked: Asked): Asked => ({ ...asked, date });
const gate = (more: object) =>
  example('eligibility', { claimed: 'MODERATOR', current: 'TEACHER', categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false, ...more });
const route = (claimedCategory: string, subordination = 'DISTRICT') => example('commission-routing', { claimedCategory, subordination });
const channel = (claimedCategory: string) => example('channel', { claimedCategory });
const exemption = (more: object) => example('test-exemption', { claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', serviceYears: 10, ...more });
const EXPERT = (EXAMPLES['aggregate-sheets'] as { sheets: Record<string, number>[] }).sheets[0]!;
const MASTER = { ...(EXAMPLES['score-teacher'] as { points: Record<string, number> }).points, '3.3': 5 };
const sheetOf = (claimed: string, points: object, positionGroup = 'SECONDARY') => example('score-teacher', { claimed, points, positionGroup });
const members = (size: number) => (EXAMPLES['commission-composition'] as { members: object[] }).members.slice(0, size);
const decision = (more: object) => example('permitted-decisions', more);

const bare = ({ registry, item }: SourcedItem) => ({ registry, item });
const isForm = (form: string) => ({ item }: SourcedItem) => 'form' in item && item.form === form;
const isBy = (achiever: string) => ({ item }: SourcedItem) => 'achiever' in item && item.achiever === achiever;
/** One criterion of a portfolio whose evidence is replaced. */
function criterion(name: string, claimed: Parameters<typeof portfolioOf>[0], drop: (item: SourcedItem) => boolean, ...given: SourcedItem[]): Asked {
  const items = [...portfolioOf(claimed).filter((each) => !drop(each)), ...given].map(bare);
  return { question: 'score-criterion', facts: { criterion: name, claimed, positionGroup: 'SECONDARY', items } };
}
const portfolio = (claimed: Parameters<typeof portfolioOf>[0], more: object = {}): Asked => {
  const { period, positionGroup, items } = evidenceFacts(claimed);
  return { question: 'score-evidence', facts: { claimed, period, positionGroup, items: items.map(bare), ...more } };
};
const result = (points: number, claimed: string): Asked => ({ question: 'test-result', facts: { points, tasks: 50, claimed } });
const RESULT = { kind: 'RESULT', reached: true, highestCategory: 'MASTER' };

const CASES: Case[] = [
  { no: '1', asks: channel('MODERATOR'), outcome: 'PLATFORM', rules: ['R-016'], details: { sealRequired: false } },
  { no: '1', asks: route('MODERATOR'), outcome: 'ORG', rules: ['R-108', 'R-112'] },
  { no: '2', asks: channel('EXPERT'), outcome: 'PLATFORM', rules: ['R-016'] },
  { no: '2', asks: route('EXPERT'), outcome: 'DISTRICT', rules: ['R-109'] },
  { no: '3', asks: channel('RESEARCHER'), outcome: 'PORTAL', rules: ['R-017'], details: { sealRequired: true } },
  { no: '3', asks: route('RESEARCHER'), outcome: 'REGION', rules: ['R-110'] },
  { no: '4', asks: channel('MASTER'), outcome: 'PORTAL', rules: ['R-017'] },
  { no: '4', asks: route('MASTER'), outcome: 'MINISTRY', rules: ['R-111', 'R-112'] },
  { no: '5', asks: route('EXPERT', 'REGIONAL'), outcome: 'REGION', rules: ['R-110'] },
  { no: '7', asks: channel('HEAD_2'), outcome: 'PORTAL', rules: ['R-017'] },
  { no: '7', asks: route('HEAD_2', 'INDUSTRY'), outcome: 'MINISTRY', rules: ['R-111'] },
  { no: '10', asks: at('2026-03-17', channel('RESEARCHER')), outcome: 'PLATFORM', rules: ['R-018'], details: { warnings: [{ rule: 'F-01' }] } },
  { no: '11', asks: example('registration-day'), outcome: 'NEXT_WORKING_DAY', rules: ['X-027'], details: { day: '2025-04-14' } },
  { no: '11', asks: example('answer-due', { registeredOn: '2025-04-14' }), outcome: 'DUE', rules: ['X-025'], details: { day: '2025-04-15' } },
  { no: '12', asks: example('refusal-grounds'), outcome: 'REFUSE', rules: ['X-029'], details: { grounds: [3] } },
  { no: '13', asks: example('portfolio-entry'), outcome: 'ACCEPTED', rules: ['R-041', 'R-043', 'R-044'], details: { manual: true, liable: 'TEACHER' } },
  { no: '15', asks: gate({ serviceMonths: 22 }), outcome: 'NOT_ELIGIBLE', rules: ['X-012'] },
  { no: '16', asks: gate({ claimed: 'RESEARCHER', current: 'MODERATOR' }), outcome: 'NOT_ELIGIBLE', rules: ['X-010'] },
  { no: '17', asks: gate({ claimed: 'HEAD_1', current: 'HEAD_BASE' }), outcome: 'ELIGIBLE', rules: ['X-010', 'X-020', 'X-064', 'X-006'] },
  { no: '19', asks: gate({ claimed: 'EXPERT', current: 'LEGACY_FIRST' }), outcome: 'ELIGIBLE', rules: ['X-010', 'X-021', 'X-064', 'X-006'] },
  { no: '19', asks: exemption({ claimedCategory: 'EXPERT', currentCategory: 'LEGACY_FIRST' }), outcome: 'NOT_EXEMPT', rules: ['X-005'] },
  { no: '20', asks: gate({ claimed: 'MASTER', current: 'LEGACY_HIGHEST' }), outcome: 'ELIGIBLE', rules: ['X-010', 'X-021', 'X-064', 'X-006'] },
  { no: '22', asks: at('2025-05-01', example('legacy-expiry')), outcome: 'TEACHER', rules: ['R-120', 'R-119'] },
  { no: '23', asks: exemption({ currentCategory: 'LEGACY_HIGHEST', serviceYears: 31 }), outcome: 'EXEMPT', rules: ['R-034b'] },
  { no: '25', asks: exemption({ claimedCategory: 'EXPERT', currentCategory: 'EXPERT', serviceYears: 30 }), outcome: 'EXEMPT', rules: ['R-034a'] },
  { no: '26', asks: exemption({ claimedCategory: 'RESEARCHER', currentCategory: 'RESEARCHER', consecutiveExemptConfirmations: 2 }), outcome: 'NOT_EXEMPT', rules: ['F-04', 'X-005'] },
  { no: '28', asks: result(34, 'EXPERT'), outcome: 'NOT_REACHED', rules: ['X-054', 'X-055'], details: { percent: '68', highestCategory: 'MODERATOR', thresholdPercent: 70 } },
  { no: '28', asks: example('decision'), outcome: 'LAWFUL', rules: ['X-091', 'X-090'], details: { decided: { awardedCategory: 'MODERATOR', outcome: 'NOT_CONFIRMED_KEEP' } } },
  { no: '29a', asks: result(35, 'EXPERT'), outcome: 'REACHED', rules: ['X-054', 'X-055'], details: { percent: '70' } },
  { no: '30', asks: sheetOf('MASTER', { ...MASTER, '3.3': 0 }), outcome: 'NOT_MEETS', rules: ['R-049', 'X-075'], details: { failed: ['3.3'] } },
  { no: '30', asks: decision({ claimed: 'MASTER', current: 'RESEARCHER', portfolioMeets: false, test: RESULT }), outcome: [{ subDecision: 'KEEP_CURRENT' }, { subDecision: 'LOWER_THAN_CURRENT' }], rules: ['X-090'] },
  { no: '31', asks: result(46, 'MASTER'), outcome: 'REACHED', rules: ['X-054', 'X-055'] },
  { no: '31', asks: portfolio('MASTER'), outcome: 'MEETS', rules: ['X-075'], details: { total: '133', minimum: 133 } },
  { no: '31', asks: decision({ claimed: 'MASTER', current: 'RESEARCHER', portfolioMeets: true, test: RESULT }), outcome: [{ decision: 'MEETS_CLAIMED', awardedCategory: 'MASTER' }, {}, {}], rules: ['X-090'] },
  {
    no: '31', asks: example('decision-consequences'), outcome: 'ORDER_AND_CERTIFICATE', rules: ['R-114', 'X-004', 'X-095', 'R-115', 'X-044'], details: { order: true, certificate: true, validUntil: '2030-06-02' },
  },
  {
    no: '32', outcome: 'MEETS', rules: ['X-075'], details: { total: '107', minimum: 107 },
    asks: sheetOf('RESEARCHER', { '1.2': 81, '2.2': 3, '3.1': 3, '3.2': 3, '3.3': 5, '3.4': 3, '3.5': 6, '4.1': 3 }, 'PUPIL_SUPPORT'),
  },
  { no: '33', asks: sheetOf('EXPERT', EXPERT), outcome: 'MEETS', rules: ['X-075'], details: { total: '84' } },
  { no: '35', asks: example('observations', { external: { methodist: 1, commissionMember: 1 } }), outcome: 'MET', rules: ['R-057', 'R-061', 'R-059', 'F-10'], details: { mean: '85' } },
  { no: '37', asks: example('observations'), outcome: 'NOT_MET', rules: ['R-057', 'R-061', 'R-059', 'F-10'] },
  { no: '37', asks: criterion('1.2', 'EXPERT', ({ registry }) => registry === 'OBSERVATIONS', ...fiveSheets(75).slice(1), sheet(1, 75)), outcome: 'NOT_MET', rules: ['R-061'], details: { points: '0' } },
  { no: '38', asks: example('course-hours'), outcome: 'ENOUGH', rules: ['R-099', 'R-102'], details: { hours: 72 } },
  { no: '38', asks: example('course-hours', { claimed: 'MASTER' }), outcome: 'NOT_ENOUGH', rules: ['R-099'] },
  { no: '38', asks: criterion('4.1', 'MODERATOR', ({ registry }) => registry === 'COURSES', course(), course({ hours: 40, certificateNumber: 'К-2' })), outcome: 'MET', rules: ['R-099'], details: { points: '1', counted: 1 } },
  { no: '40', asks: example('score-criterion'), outcome: 'NOT_MET', rules: ['R-069'], details: { points: '0', counted: 0 } },
  { no: '41a', asks: criterion('2.1', 'EXPERT', isBy('LEARNER'), contest({ achiever: 'LEARNER', eventLevel: 'DISTRICT', place: 1 })), outcome: 'MET', rules: ['R-072', 'X-076', 'F-24'], details: { points: '3' } },
  { no: '42', asks: criterion('2.2', 'EXPERT', isBy('TEACHER'), contest({ event: 'Әкімнің алғыс хаты', kind: 'ENCOURAGEMENT', eventLevel: 'REGION' })), outcome: 'NOT_MET', rules: ['R-050'], details: { points: '0' } },
  { no: '43', asks: example('test-conduct'), outcome: 'VIOLATION', rules: ['X-062', 'X-063'], details: { actDrawnUp: true } },
  {
    no: '43', asks: example('sanction'), outcome: 'ONE_LEVEL_LOWER', rules: ['R-037', 'X-063', 'C-05', 'X-064'], details: { category: 'MODERATOR', years: 1, bannedUntil: '2026-06-19', annulled: true },
  },
  { no: '44', asks: example('sanction', { earlierBreaches: 1 }), outcome: 'BASE_CATEGORY', rules: ['R-038', 'C-08'], details: { category: 'TEACHER', years: 5, bannedUntil: '2030-06-19' } },
  { no: '47', asks: example('sanction', { cause: 'FALSE_DATA', position: 'DEPUTY_HEAD', current: 'DEPUTY_2' }), outcome: 'BASE_CATEGORY', rules: ['X-085'], details: { category: 'DEPUTY_BASE', years: 5 } },
  { no: '49', asks: at('2025-05-05', example('late-application')), outcome: 'LATE', rules: ['X-064', 'C-05'], details: { sanction: { category: 'MODERATOR', years: 1 } } },
  { no: '50', asks: example('appeal-admissible'), outcome: 'ADMISSIBLE', rules: ['X-068'], details: { until: '2025-04-10T11:50:00+05:00' } },
  { no: '50', asks: example('appeal-decision-due'), outcome: 'DUE', rules: ['X-071'], details: { day: '2025-05-02' } },
  { no: '52', asks: example('early-attestation'), outcome: 'NOT_RECOMMENDED', rules: ['X-100', 'R-105'], details: { met: 3, needed: 4, listed: 9 } },
  { no: '52', asks: gate({ claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: '2028-03-01', lastScheduledOn: '2023-03-01', earlyConditions: 3 }), outcome: 'NOT_ELIGIBLE', rules: ['X-100'] },
  { no: '54', asks: gate({ claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: '2029-03-01', lastScheduledOn: '2024-03-01' }), outcome: 'NOT_ELIGIBLE', rules: ['X-100'], details: { mode: 'EARLY' } },
  { no: '55', asks: example('trainee-year'), outcome: 'TEACHER', rules: ['R-117', 'X-017'], details: { orderDue: '2025-03-27', testRequired: false } },
  { no: '56', asks: example('return-after-break'), outcome: 'TRAINEE', rules: ['R-118', 'F-07'] },
  { no: '58', asks: example('category-extension'), outcome: 'KEPT', rules: ['X-051', 'F-25'], details: { keptUntil: '2029-03-01', orderDue: '2027-03-09' } },
  { no: '59', asks: example('moving'), outcome: 'NO_CASE', rules: ['X-047'], details: { categoryEndsOn: '2027-03-01' } },
  { no: '61', asks: example('commission-composition'), outcome: 'INVALID', rules: ['X-038'] },
  { no: '62', asks: example('commission-composition', { members: [{ ...members(1)[0], attestedHere: true }, ...members(7).slice(1)] }), outcome: 'INVALID', rules: ['X-037'] },
  { no: '63', asks: example('quorum'), outcome: 'NOT_MET', rules: ['X-041'] },
  { no: '65', asks: example('certificate-number'), outcome: '10-ORG-2025-000001', rules: ['F-12'] },
  { no: '65', asks: example('bonus', { bonusFrom: '2025-09-01' }), outcome: 30, rules: ['X-095', 'R-115'] },
  { no: '66', asks: criterion('3.1', 'EXPERT', isForm('APPROVED_MATERIAL')), outcome: 'NOT_MET', rules: ['R-074', 'R-076'], details: { points: '0' } },
  {
    no: '68', outcome: 'NOT_MET', rules: ['R-077'], details: { points: '0' },
    asks: criterion('3.1', 'MASTER', isForm('APPROVED_MATERIAL'), experience('APPROVED_MATERIAL', { level: 'REPUBLIC', material: 'AUTHOR_PROGRAMME', council: null, place: 1 })),
  },
  { no: '70', asks: example('language-certificate'), outcome: 'ACCEPTED', rules: ['X-072'] },
  { no: '70', asks: exemption({ languageCertificateValid: true }), outcome: 'EXEMPT', rules: ['X-072'] },
  { no: '72', asks: example('portfolio-entry', { by: 'COMMISSION_MEMBER', submitted: true }), outcome: 'REJECTED', rules: ['R-045', 'R-043'] },
  { no: '73', asks: example('decided-in-time'), outcome: 'LATE', rules: ['R-113'] },
  { no: '74', asks: example('before-retirement'), outcome: 'FREED', rules: ['X-052'], details: { keptUntil: '2028-03-17', attestationRequired: false } },
  { no: '75', asks: example('special-award'), outcome: 'AWARDED', rules: ['X-052c'], details: { category: 'MODERATOR', dueOn: '2025-03-27', attestationRequired: false } },
];

const GIVEN = ['1', '2', '3', '4', '5', '7', '10', '11', '12', '13', '15', '16', '17', '19', '20', '22', '23', '25', '26', '28', '29a', '30', '31', '32', '33', '35', '37', '38', '40', '41a', '42', '43', '44', '47', '49', '50', '52', '54', '55', '56', '58', '59', '61', '62', '63', '65', '66', '68', '70', '72', '73', '74', '75'];

describe('the worked examples, asked over HTTP', () => {
  it('are all there', () => expect([...new Set(CASES.map(({ no }) => no))]).toEqual(GIVEN));

  it.each(CASES.map((each) => [`${each.no}: ${each.asks.question}`, each] as const))('%s', async (_title, { asks: { question, facts, date }, outcome, rules, details = {} }) => {
    const { status, body } = await regulation.ask(question, facts, date);
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
    expect(body).toMatchObject({ outcome, details });
    expect(body.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules));
  });
});
