import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlainDate } from '@attestation/contracts';
import type { DecisionBook } from '@attestation/regulation';
import { readDecisionBook } from '@attestation/regulation/files';
import { evaluationOf } from './http/evaluation.js';
import { EXAMPLES } from './http/questions/examples.js';
import { QUESTIONS } from './http/questions/index.js';

let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

type Row = [title: string, question: string, more: object, outcome: unknown, rules: string, details?: object, date?: string];
const claim = (claimed: string, current: string, more: object = {}) => ({ claimed, current, categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false, ...more });
const confirm = (category: string, more: object = {}) => ({ claimedCategory: category, currentCategory: category, serviceYears: 10, ...more });
const breach = (position: string, current: string, earlierBreaches = 0, cause = 'TEST_VIOLATION') => ({ position, current, earlierBreaches, cause });
const lessons = (...days: string[]) => ({ years: [{ schoolYear: 2024, lessons: days.map((on) => ({ on, points: [85] })) }], external: { methodist: 1, commissionMember: 1 } });
const certificate = (language: string, kind: string, result: string, claimed: string) => ({ language, kind, result, claimed, positionSubject: language });
const decision = (more: object) => ({ ...EXAMPLES['permitted-decisions'], ...more });
const failedAt = (highestCategory: string | null) => ({ kind: 'RESULT', reached: false, highestCategory });

/** What the law says besides the worked examples: every table row by row, its limits on both sides. */
const ROWS: Row[] = [
  // E.1, E.2
  ['a deputy of the first category of a district school', 'commission-routing', { claimedCategory: 'DEPUTY_1', subordination: 'DISTRICT' }, 'REGION', 'R-110 X-035'],
  ['a head of the third category of a republican organisation', 'commission-routing', { claimedCategory: 'HEAD_3', subordination: 'REPUBLICAN' }, 'MINISTRY', 'R-111'],
  ['a moderator of a republican organisation stays there', 'commission-routing', { claimedCategory: 'MODERATOR', subordination: 'REPUBLICAN' }, 'ORG', 'R-108 R-112'],
  ['a researcher of a regional organisation', 'commission-routing', { claimedCategory: 'RESEARCHER', subordination: 'REGIONAL' }, 'REGION', 'R-110'],
  ['an expert in a city without districts', 'commission-routing', { claimedCategory: 'EXPERT', subordination: 'DISTRICT', hasDistrictLevel: false }, 'REGION', 'F-14'],
  ['a teacher after the trainee year', 'commission-routing', { claimedCategory: 'TEACHER' }, 'NONE', 'X-017'],
  ['a deputy applies through the portal, with a seal', 'channel', { claimedCategory: 'DEPUTY_3' }, 'PORTAL', 'R-017 X-026', { sealRequired: true }],
  ['a head stays on the portal in 2026', 'channel', { claimedCategory: 'HEAD_1' }, 'PORTAL', 'R-017', {}, '2026-03-02'],
  ['a moderator before 2025', 'channel', { claimedCategory: 'MODERATOR' }, 'PAPER', 'R-008', {}, '2024-05-02'],
  // E.3
  ['a head answers 42 of 60', 'test-result', { points: 42, tasks: 60, claimed: 'HEAD_2' }, 'REACHED', 'X-054 X-055', { percent: '70' }],
  ['and not 41', 'test-result', { points: 41, tasks: 60, claimed: 'HEAD_2' }, 'NOT_REACHED', 'X-054', { percent: '68.33', highestCategory: null }],
  ['who returns needs half', 'test-result', { points: 25, tasks: 50, claimed: 'TEACHER' }, 'REACHED', 'X-054', { highestCategory: 'TEACHER' }],
  ['and not one less', 'test-result', { points: 24, tasks: 50, claimed: 'TEACHER' }, 'NOT_REACHED', 'X-054', { highestCategory: null }],
  ['a master claim of 44 points is a researcher’s', 'test-result', { points: 44, tasks: 50, claimed: 'MASTER' }, 'NOT_REACHED', 'X-055', { highestCategory: 'RESEARCHER', thresholdPoints: 45 }],
  ['the test of a deputy', 'test-specification', { positionGroup: 'HEAD_OR_DEPUTY', claimedCategory: 'DEPUTY_1' }, { tasks: 60, minutes: 90, thresholdPercent: 70, thresholdPoints: 42 }, 'X-053 X-057'],
  ['the test of a methodist', 'test-specification', { positionGroup: 'METHODIST', claimedCategory: 'EXPERT' }, { tasks: 50, minutes: 90, thresholdPoints: 35 }, 'X-053'],
  ['the test in physics with a disability', 'test-specification', { positionGroup: 'COLLEGE_SUBJECT', subject: 'PHYSICS', disability: true }, { minutes: 165 }, 'X-057'],
  // E.4
  ['a second attempt is paid', 'attempts', { kind: 'SCHEDULED', used: 1 }, 'PAID', 'X-058', { left: 0 }],
  ['there is no third', 'attempts', { kind: 'SCHEDULED', used: 2 }, 'NONE_LEFT', 'X-058'],
  ['early there is one', 'attempts', { kind: 'EARLY', used: 1 }, 'NONE_LEFT', 'X-058'],
  ['who returns may pay on', 'attempts', { kind: 'RETURNING', used: 7 }, 'PAID', 'X-058', { left: null }],
  ['a trial is paid', 'attempts', { kind: 'TRIAL', used: 0 }, 'PAID', 'X-058'],
  ['a head who teaches has others as a teacher', 'attempts', { kind: 'SCHEDULED', used: 0, capacity: 'TEACHER' }, 'FREE', 'X-058 R-033'],
  // E.5
  ['29 years do not exempt', 'test-exemption', confirm('EXPERT', { serviceYears: 29 }), 'NOT_EXEMPT', 'X-005'],
  ['30 years do not exempt from a raise', 'test-exemption', { claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', serviceYears: 35 }, 'NOT_EXEMPT', 'X-005'],
  ['a head of 30 years who confirms', 'test-exemption', confirm('HEAD_2', { serviceYears: 30 }), 'EXEMPT', 'R-034a X-073'],
  ['first category, twenty years', 'test-exemption', { claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_FIRST', serviceYears: 20 }, 'NOT_EXEMPT', 'F-03'],
  ['second category, forty years', 'test-exemption', { claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_SECOND', serviceYears: 40 }, 'NOT_EXEMPT', 'X-005'],
  ['master confirmed once without the test', 'test-exemption', confirm('MASTER', { consecutiveExemptConfirmations: 1 }), 'EXEMPT', 'R-034c X-073'],
  // E.7, E.11
  ['a head who held a category of the former system as a teacher', 'eligibility', claim('HEAD_2', 'LEGACY_HIGHEST'), 'ELIGIBLE', 'X-020'],
  ['a head of the third category does not skip the second', 'eligibility', claim('HEAD_1', 'HEAD_3', { attestedBefore: true, categoryEndsOn: '2025-06-01' }), 'NOT_ELIGIBLE', 'X-010'],
  ['second category claims researcher', 'eligibility', claim('RESEARCHER', 'LEGACY_SECOND'), 'NOT_ELIGIBLE', 'X-021'],
  ['second category claims expert', 'eligibility', claim('EXPERT', 'LEGACY_SECOND'), 'ELIGIBLE', 'X-021'],
  ['highest category claims moderator', 'eligibility', claim('MODERATOR', 'LEGACY_HIGHEST'), 'ELIGIBLE', 'X-021'],
  ['exactly two years of service', 'eligibility', claim('MODERATOR', 'TEACHER', { serviceMonths: 24 }), 'ELIGIBLE', 'X-012'],
  ['an expert of two years: warned, not refused', 'eligibility', claim('EXPERT', 'MODERATOR', { serviceMonths: 30 }), 'ELIGIBLE', 'X-010', { warnings: [{ rule: 'X-014' }] }],
  ['on the last day of a ban', 'eligibility', claim('EXPERT', 'MODERATOR', { bannedUntil: '2025-03-17' }), 'NOT_ELIGIBLE', 'X-064'],
  ['a second time in the school year', 'eligibility', claim('EXPERT', 'MODERATOR', { attestedThisSchoolYear: true }), 'NOT_ELIGIBLE', 'X-006'],
  ['without education of the profile', 'eligibility', claim('EXPERT', 'MODERATOR', { profileEducation: false }), 'NOT_ELIGIBLE', 'X-010'],
  ['early on the day two years are over', 'eligibility', claim('EXPERT', 'MODERATOR', { categoryEndsOn: '2028-03-17', lastScheduledOn: '2023-03-17', earlyConditions: 4 }), 'ELIGIBLE', 'X-100', { mode: 'EARLY' }],
  ['an early moderator', 'early-attestation', { claimed: 'MODERATOR' }, 'NOT_RECOMMENDED', 'X-100'],
  ['submitted in Almaty in February 2024 after its offices closed', 'registration-day', { submittedAt: '2024-02-01T13:00:00Z' }, 'NEXT_WORKING_DAY', 'X-027', { day: '2024-02-02', at: '2024-02-02T09:00:00+06:00' }],
  ['and at the same moment in Aktobe, where it was an hour earlier', 'registration-day', { submittedAt: '2024-02-01T13:00:00Z', region: '15' }, 'SAME_DAY', 'X-027', { day: '2024-02-01', at: '2024-02-01T18:00:00+05:00' }],
  ['since March 2024 one time for all', 'registration-day', { submittedAt: '2024-03-01T13:00:00Z', region: '75' }, 'SAME_DAY', 'X-027', { at: '2024-03-01T18:00:00+05:00' }],
  // appeals
  ['untrue data, and no consent', 'refusal-grounds', { untrueData: true, consent: false }, 'REFUSE', 'X-029', { grounds: [1, 3] }],
  ['four documents missing: three are listed', 'refusal-grounds', { missing: ['DIPLOMA', 'COURSES', 'ESSAY', 'CATEGORY'], consent: true }, 'REFUSE', 'X-029 X-027', { grounds: [2], listed: ['DIPLOMA', 'COURSES', 'ESSAY'] }],
  ['an essay of 300 words', 'essay', { words: 300 }, 'FITS', 'X-083'],
  ['of 301', 'essay', { words: 301 }, 'TOO_LONG', 'X-083'],
  ['an appeal after 31 minutes', 'appeal-admissible', { filedAt: '2025-04-10T11:51:00+05:00' }, 'LATE', 'X-068'],
  ['out of the room', 'appeal-admissible', { inRoom: false }, 'LEFT_THE_ROOM', 'X-068'],
  ['without reasons', 'appeal-admissible', { tasks: [] }, 'WITHOUT_REASONS', 'X-068'],
  // E.8, E.6
  ['four lessons', 'observations', lessons('2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04'), 'NOT_MET', 'R-057'],
  ['five lessons on four days', 'observations', lessons('2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-04'), 'NOT_MET', 'R-057'],
  ['no methodist’s sheet', 'observations', {}, 'NOT_MET', 'R-061 C-02'],
  ['at a penal institution none from outside is asked', 'observations', { externalIfAvailable: true, external: { methodist: 0, commissionMember: 0 } }, 'MET', 'R-065'],
  ['an expert with 70 in 1.2', 'judge-points', { claimed: 'EXPERT', points: { '1.2': 70 } }, 'OUT_OF_RANGE', 'X-075'],
  ['and so does no sheet with it', 'score-teacher', { claimed: 'EXPERT', points: { '1.1': 2, '1.2': 70, '2.1': 2, '2.2': 2, '3.1': 2, '3.2': 2, '3.4': 2, '4.1': 1 } }, 'NOT_MEETS', 'X-074 R-049', { total: '13', failed: ['1.2'] }],
  ['an organisation’s contest brings an expert nothing', 'score-teacher', { claimed: 'EXPERT', points: { '1.1': 2, '1.2': 80, '2.1': 1, '2.2': 2, '3.1': 2, '3.2': 2, '3.4': 2, '4.1': 1 } }, 'NOT_MEETS', 'X-074 R-049', { failed: ['2.1'] }],
  ['an expert with more than the column holds', 'score-teacher', { claimed: 'EXPERT', points: { '1.2': 81 } }, 'OUT_OF_RANGE', 'X-075'],
  ['a head below the column', 'score-head', { points: { '1.1': 1 } }, 'NOT_MEETS', 'X-074', { total: '0' }],
  ['a researcher’s publication is worth 5 or 7', 'judge-points', { claimed: 'RESEARCHER', points: { '3.3': 7 } }, 'IN_RANGE', 'X-074'],
  ['a moderator has no dissemination', 'judge-points', { claimed: 'MODERATOR', points: { '3.5': 6 } }, 'OUT_OF_RANGE', 'X-075'],
  ['36 hours at a kindergarten', 'course-hours', { claimed: 'MODERATOR', positionGroup: 'PRESCHOOL', certificates: [{ programme: 'A', hours: 36, agreed: true, byProfile: true }] }, 'ENOUGH', 'R-099', { requiredHours: 36 }],
  ['79 hours of a researcher', 'course-hours', { claimed: 'RESEARCHER', certificates: [{ programme: 'A', hours: 79, agreed: true, byProfile: true }] }, 'NOT_ENOUGH', 'R-099', { requiredHours: 80 }],
  ['hours by no profile', 'course-hours', { claimed: 'EXPERT', certificates: [{ programme: 'A', hours: 90, agreed: true, byProfile: false }] }, 'NOT_ENOUGH', 'R-099'],
  ['a teacher at a penal institution', 'evidence-matrix', { claimed: 'EXPERT', positionGroup: 'SECONDARY', penalInstitution: true }, 'LISTED', 'E.6', { minimumTotal: 80, externalSheets: { ifAvailable: true } }],
  // E.9
  ['a head’s second breach', 'sanction', breach('HEAD', 'HEAD_1', 1), 'BASE_CATEGORY', 'R-038 C-08 X-064', { category: 'HEAD_BASE', years: 3, bannedUntil: '2028-06-19' }],
  ['a deputy’s second breach', 'sanction', breach('DEPUTY_HEAD', 'DEPUTY_1', 1), 'BASE_CATEGORY', 'R-038', { category: 'DEPUTY_BASE', years: 5 }],
  ['a head’s first', 'sanction', breach('HEAD', 'HEAD_1'), 'ONE_LEVEL_LOWER', 'R-037', { category: 'HEAD_2', years: 1 }],
  ['a teacher without category stays one, barred', 'sanction', breach('TEACHER', 'TEACHER'), 'ONE_LEVEL_LOWER', 'F-05', { category: 'TEACHER', years: 1 }],
  ['a head’s false data', 'sanction', breach('HEAD', 'HEAD_3', 0, 'FALSE_DATA'), 'BASE_CATEGORY', 'X-085 R-046', { category: 'HEAD_BASE', years: 3 }],
  ['a methodist’s false data', 'sanction', breach('METHODIST', 'MASTER', 0, 'FALSE_DATA'), 'BASE_CATEGORY', 'X-085 R-046', { category: 'TEACHER', years: 5 }],
  ['late under an extended term', 'late-application', { freed: true }, 'NO_SANCTION', 'D.3', {}, '2025-05-05'],
  ['the test left twice', 'test-conduct', { acts: [], leaves: [{ afterMinutes: 20, minutesAway: 5, health: false }, { afterMinutes: 40, minutesAway: 5, health: false }] }, 'VIOLATION', 'X-062 X-063'],
  ['left once for ten minutes', 'test-conduct', { acts: [], leaves: [{ afterMinutes: 20, minutesAway: 10, health: false }] }, 'NO_VIOLATION', 'X-062'],
  ['left for health', 'test-conduct', { acts: [], leaves: [{ afterMinutes: 5, minutesAway: 30, health: true }] }, 'NO_VIOLATION', 'X-062'],
  // E.12, X-041
  ['five of seven', 'quorum', { members: 7, present: 5 }, 'MET', 'X-041'],
  ['six of nine', 'quorum', { members: 9, present: 6 }, 'MET', 'X-041'],
  ['a tie goes with the chair', 'vote', { members: 9, present: 6, inFavour: 3, against: 3, chair: 'AGAINST' }, 'REJECTED', 'X-041', { castingVote: true }],
  ['a chair for the third time', 'chair-election', { candidates: [{ id: 'a', votes: 7, termsInRow: 2 }] }, 'NOT_ELECTABLE', 'X-039'],
  // X-090…X-092, F-27
  ['early the current category stays', 'permitted-decisions', decision({ mode: 'EARLY', test: failedAt(null) }), [{ subDecision: 'KEEP_CURRENT', awardedCategory: 'MODERATOR' }], 'X-090'],
  ['an expert who reached a moderator’s result keeps nothing above it', 'permitted-decisions', decision({ claimed: 'EXPERT', current: 'EXPERT', test: failedAt('MODERATOR') }), [{ subDecision: 'LOWER_THAN_CURRENT', awardedCategory: 'MODERATOR' }], 'X-090'],
  //
  ['IELTS 6.5 of a researcher', 'language-certificate', certificate('ENGLISH', 'IELTS', '6.5', 'RESEARCHER'), 'NOT_ACCEPTED', 'X-072', { highestCategory: 'EXPERT' }],
  ['TOEFL 110 of a master', 'language-certificate', certificate('ENGLISH', 'TOEFL_IBT', '110', 'MASTER'), 'ACCEPTED', 'X-072'],
  ['TOEFL 84 of an expert', 'language-certificate', certificate('ENGLISH', 'TOEFL_IBT', '84', 'EXPERT'), 'NOT_ACCEPTED', 'X-072'],
  ['Chinese B2 of an expert', 'language-certificate', { ...certificate('CHINESE', 'RECOGNISED', 'B2', 'EXPERT'), validUntil: null }, 'NOT_ACCEPTED', 'X-072'],
  ['Chinese C2 of a researcher', 'language-certificate', { ...certificate('CHINESE', 'RECOGNISED', 'C2', 'RESEARCHER'), validUntil: null }, 'NOT_ACCEPTED', 'X-072', { highestCategory: 'EXPERT' }],
  // D.6–D.10, X-046…X-052d
  ['back after exactly five years, tested', 'return-after-break', { leftOn: '2020-03-17', testReached: true }, 'TEACHER', 'R-118 X-011'],
  ['back in time without the test', 'return-after-break', { leftOn: '2021-03-17', testReached: null }, 'TEST_REQUIRED', 'R-118'],
  ['a researcher becomes a deputy', 'category-transfer', { current: 'RESEARCHER' }, 'CONVERTED', 'X-049', { category: 'DEPUTY_2', until: '2027-09-02' }],
  ['a head becomes a deputy', 'category-transfer', { current: 'HEAD_2', from: 'HEAD', to: 'DEPUTY_HEAD' }, 'CONVERTED', 'X-048', { category: 'DEPUTY_2', until: '2029-06-02' }],
  ['a moderator becomes a deputy', 'category-transfer', { current: 'MODERATOR' }, 'NOT_KEPT', 'X-049'],
  ['a college master becomes a lecturer', 'category-transfer', { current: 'EXPERT', from: 'TRAINING_MASTER', to: 'COLLEGE_TEACHER' }, 'KEPT', 'X-050'],
  ['ten years in production', 'special-award', { ground: 'PRODUCTION_STAFF', years: 10 }, 'AWARDED', 'X-052b', { category: 'EXPERT', dueOn: '2025-03-27' }],
  ['from the leaders of change', 'special-award', { ground: 'LEADERS_OF_CHANGE', current: 'HEAD_BASE' }, 'AWARDED', 'X-052d', { category: 'HEAD_1' }],
  ['Nazarbayev University', 'special-award', { ground: 'NAZARBAYEV_UNIVERSITY' }, 'AWARDED', 'X-052a', { category: 'MODERATOR', dueOn: null }],
  ['exactly four years before retirement', 'before-retirement', { retiresOn: '2029-03-17' }, 'FREED', 'X-052'],
  ['a former manager', 'former-head-category', { former: 'HEAD_MANAGER' }, 'HEAD_2', 'X-046'],
  ['a head’s certificate', 'certificate-term', { category: 'HEAD_1', from: '2025-06-02' }, '2028-06-02', 'X-004', { years: 3 }],
  ['a head’s bonus is not known', 'bonus', { category: 'HEAD_1' }, null, 'X-095'],
  ['a master’s bonus', 'bonus', { category: 'MASTER' }, 50, 'X-095'],
  // X-078…X-081
  ['a head of the first category', 'head-sheet', { claimed: 'HEAD_1' }, 'LISTED', 'X-079', { minimumTotal: 69, rows: expect.arrayContaining([expect.objectContaining({ criterion: '3.3', name: expect.objectContaining({ ru: 'Доля обученных инклюзивному образованию' }), demand: { what: 'PERCENT', atLeast: 70, reduced: null } }), expect.objectContaining({ criterion: '5.1', demand: { what: 'HOURS', atLeast: 108, reduced: 80 } })]) }],
  ['a head of a method office', 'head-sheet', { sheet: 'HEAD_METHOD_OFFICE', claimed: 'HEAD_2' }, 'LISTED', 'X-080', { minimumTotal: 23 }],
  ['a deputy as printed, not as added up', 'deputy-sheet', { claimed: 'DEPUTY_2' }, 'LISTED', 'X-081 F-29', { minimumTotal: 47 }],
  ['a methodist who is a master', 'methodist-sheet', { sheet: 'METHODIST', claimed: 'MASTER' }, 'LISTED', 'X-078', { minimumTotal: 47, observationsAYear: 7 }],
  //
  ['one award for the subjects of one diploma', 'one-speciality', {}, 'ONE_AWARD', 'X-016', { extendsTo: ['Математика'], notTo: ['Информатика'] }],
  ['not where the main subject is another', 'one-speciality', { mainSubject: 'Химия' }, 'MAIN_SUBJECT_ONLY', 'X-016', { extendsTo: [] }],
  ['artistic labour with a diploma of informatics', 'test-diploma', { diploma: 'INFORMATICS' }, 'NOT_ADMITTED', 'X-019'],
  ['graphics and design with it', 'test-diploma', { subject: 'GRAPHICS_AND_DESIGN', diploma: 'INFORMATICS' }, 'ADMITTED', 'X-019'],
  ['no seal on the platform, a signature', 'evidence-seal', { channel: 'PLATFORM' }, 'SIGNATURE_ONLY', 'R-047', { seal: false, signature: true }],
  ['a seal on paper for the portal', 'evidence-seal', {}, 'SEAL_AND_SIGNATURE', 'R-047'],
  ['an application for the test that lacks data', 'test-application', {}, 'INCOMPLETE', 'X-060', { missing: expect.arrayContaining(['EMAIL', 'ACQUAINTANCE']) }],
  ['one after the window', 'test-application', { appliedOn: '2025-02-01' }, 'OUTSIDE_WINDOW', 'X-060'],
];

describe('the law, table by table', () => {
  it.each(ROWS)('%s', (_title, question, more, outcome, rules, details = {}, date = '2025-03-17') => {
    const told = evaluationOf(QUESTIONS.get(question)!, { ...EXAMPLES[question], ...more }, { date: date as PlainDate, book });
    expect(told).toMatchObject({ outcome, details });
    expect(told.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules.split(' ')));
  });

  it('takes an application for the test that has everything', () => {
    const { missing } = evaluationOf(QUESTIONS.get('test-application')!, EXAMPLES['test-application'], { date: '2025-03-17' as PlainDate, book }).details as { missing: string[] };
    const whole = { ...EXAMPLES['test-application'], given: ['PERSONAL_DATA', 'CONSENT', ...missing] };
    expect(evaluationOf(QUESTIONS.get('test-application')!, whole, { date: '2025-03-17' as PlainDate, book }).outcome).toBe('TAKEN');
  });
});
