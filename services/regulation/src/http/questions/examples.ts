import type { PlainDate } from '@attestation/contracts';
import type { TeacherClaim } from '@attestation/regulation';

/** The points of a sheet exactly at the threshold of each criterion. */
const AT_THRESHOLD: Readonly<Record<Extract<TeacherClaim, 'EXPERT' | 'MASTER'>, Record<string, number>>> = {
  EXPERT: { '1.1': 2, '1.2': 71, '2.1': 2, '2.2': 2, '3.1': 2, '3.2': 2, '3.4': 2, '4.1': 1 },
  MASTER: { '1.1': 4, '1.2': 91, '2.1': 4, '2.2': 4, '3.1': 4, '3.2': 4, '3.3': 5, '3.4': 4, '3.5': 9, '4.1': 4 },
};
const contest = {
  achiever: 'TEACHER', event: 'Үздік сабақ', eventLevel: 'DISTRICT', place: null, list: 'NONE', kind: 'CONTEST', byProfile: true, heldOn: '2024-11-15', documentNumber: 'С-1',
};
const course = {
  programme: 'Зерттеу дағдылары', provider: 'Өрлеу', hours: 72, agreed: true, byProfile: true, certificateNumber: 'К-1', completedOn: '2024-11-15', practiceProof: null,
};
const member = (number: number) => ({ personId: `member-${number}`, category: 'EXPERT', serviceYears: 10, attestedHere: false });
const LESSONS = [[80, 90], [85], [85], [85], [85]];

/** The day on which the ordinary cases are asked. */
export const EXAMPLES_ON = '2025-03-17' as PlainDate;

/** Facts of an ordinary case for every question; where one of the worked examples fits, it is that one. */
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  eligibility: {
    claimed: 'RESEARCHER', current: 'MODERATOR', serviceMonths: 120, profileEducation: true, categoryEndsOn: '2025-08-31', lastScheduledOn: '2020-05-20', attestedBefore: true,
    attestedThisSchoolYear: false, bannedUntil: null,
  },
  planner: {
    wanted: 'EXPERT', by: '2026-08-31', current: 'MODERATOR', categoryEndsOn: '2026-05-20', lastScheduledOn: '2021-05-20', serviceMonths: 80, profileEducation: true, attestedBefore: true,
    attestedThisSchoolYear: false, bannedUntil: null, positionGroup: 'SECONDARY', subordination: 'DISTRICT', hasDistrictLevel: true, inRegistry: { diploma: true, workRecord: true }, retrained: false,
    testReached: false, languageCertificateValid: false, consecutiveExemptConfirmations: 0, proved: ['1.1', '4.1'],
  },
  sequence: { claimed: 'MASTER', current: 'LEGACY_HIGHEST', attestedBefore: false },
  'early-attestation': {
    claimed: 'EXPERT', lastScheduledOn: '2023-03-01', serviceYears: 8, methodist: false, matchingSince: null,
    conditions: [{ condition: 'CONTEST_PRIZE', level: 'REGION' }, { condition: 'BEST_TEACHER', level: 'DISTRICT' }, { condition: 'ENGLISH_C1_TEACHING' }],
  },
  channel: { claimedCategory: 'RESEARCHER' },
  'commission-routing': { claimedCategory: 'EXPERT', subordination: 'REGIONAL', hasDistrictLevel: true },
  'test-specification': { positionGroup: 'SECONDARY', subject: 'MATHEMATICS', disability: false, claimedCategory: 'EXPERT' },
  'test-exemption': { claimedCategory: 'EXPERT', currentCategory: 'EXPERT', serviceYears: 30, consecutiveExemptConfirmations: 0, languageCertificateValid: false },
  'documents-needed': { claimed: 'RESEARCHER', current: 'EXPERT', inRegistry: { diploma: false, workRecord: true }, retrained: false },
  'registration-day': { submittedAt: '2025-04-12T12:00:00+05:00' },
  'answer-due': { registeredOn: '2025-04-14' },
  'amendment-told-by': { amendedOn: '2025-03-10' },
  'refusal-grounds': { untrueData: false, missing: [], consent: false },
  attempts: { kind: 'SCHEDULED', used: 1 },
  retake: { kind: 'SCHEDULED', used: 1, reached: false, windowTo: '2025-06-30' },
  'test-notice-due': { startsAt: '2025-05-12T09:30:00+05:00' },
  'test-result': { points: 34, tasks: 50, claimed: 'EXPERT' },
  'score-evidence': { claimed: 'EXPERT', positionGroup: 'SECONDARY', period: { from: '2020-03-18', to: '2025-03-17' }, items: [{ registry: 'COURSES', item: course }] },
  'score-criterion': { criterion: '2.2', claimed: 'EXPERT', positionGroup: 'SECONDARY', items: [{ registry: 'ACHIEVEMENTS', item: contest }] },
  'attestation-period': { claimed: 'EXPERT', lastAwardOn: '2020-05-20', teachingSince: null },
  'may-observe': { teacherId: 'teacher', observerId: 'member', organisationId: 'school', commissionMember: true, posts: [] },
  'sheet-variant': { organisationKind: 'SCHOOL', positionGroup: 'SECONDARY' },
  'observation-sheet': { variant: 'A', total: 71 },
  'language-certificate': { language: 'ENGLISH', kind: 'IELTS', result: '6.5', validUntil: '2026-03-01', claimed: 'MODERATOR', positionSubject: 'ENGLISH' },
  'evidence-matrix': { claimed: 'RESEARCHER', positionGroup: 'PUPIL_SUPPORT' },
  'judge-points': { claimed: 'EXPERT', points: { '2.1': 3 } },
  'score-teacher': { claimed: 'MASTER', positionGroup: 'SECONDARY', points: { ...AT_THRESHOLD.MASTER, '3.3': 0 } },
  'aggregate-sheets': { claimed: 'EXPERT', positionGroup: 'SECONDARY', sheets: [AT_THRESHOLD.EXPERT, AT_THRESHOLD.EXPERT] },
  observations: { claimed: 'RESEARCHER', years: [{ schoolYear: 2024, lessons: LESSONS }], external: { methodist: 0, commissionMember: 1 } },
  'course-hours': {
    claimed: 'MODERATOR', positionGroup: 'SECONDARY', certificates: [{ programme: 'A', hours: 72, agreed: true, byProfile: true }, { programme: 'A', hours: 40, agreed: true, byProfile: true }],
  },
  'commission-composition': { level: 'ORG', secretaryId: 'secretary', members: [1, 2, 3, 4, 5, 6, 7, 8].map(member) },
  'chair-election': { members: 7, present: 7, candidates: [{ id: 'member-1', votes: 4, termsInRow: 1 }, { id: 'member-2', votes: 3, termsInRow: 0 }] },
  quorum: { members: 7, present: 4 },
  vote: { members: 7, present: 6, inFavour: 3, against: 3, chair: 'IN_FAVOUR' },
  'permitted-decisions': { claimed: 'EXPERT', current: 'MODERATOR', portfolioMeets: true, test: { kind: 'RESULT', reached: false, highestCategory: 'MODERATOR' }, mode: 'SCHEDULED' },
  'certificate-term': { category: 'MASTER', from: '2025-06-02' },
  bonus: { category: 'MODERATOR' },
  'decided-in-time': { decisionsBy: '2025-08-01', decidedOn: '2025-08-02' },
  'methodist-sheet': { sheet: 'METHOD_OFFICE_METHODIST', claimed: 'RESEARCHER' },
  'head-sheet': { sheet: 'HEAD', claimed: 'HEAD_2' },
  'deputy-sheet': { sheet: 'DEPUTY', claimed: 'DEPUTY_3' },
  'score-methodist': { sheet: 'METHODIST', claimed: 'MODERATOR', points: { '1.1': 3, '2.1': 1, '2.2': 1, '3.1': 1, '3.2': 1, '3.4': 1, '4.1': 2 } },
  'score-head': { sheet: 'HEAD_METHOD_OFFICE', claimed: 'HEAD_3', points: { '1.1': 2, '1.2': 2, '1.3': 2, '2.1': 2, '3.1': 2, '3.3': 2, '4.1': 2 } },
  'score-deputy': { sheet: 'DEPUTY_METHOD_OFFICE', claimed: 'DEPUTY_3', points: { '1.1': 14 } },
  decision: {
    claimed: 'EXPERT', current: 'MODERATOR', portfolioMeets: true, test: { kind: 'RESULT', reached: false, highestCategory: 'MODERATOR' }, mode: 'SCHEDULED',
    proposal: { decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' },
  },
  'decision-consequences': { outcome: 'AWARDED', category: 'MASTER', decidedOn: '2025-06-02', currentEndsOn: null, bonusFrom: '2025-09-01' },
  'appeal-admissible': {
    finishedAt: '2025-04-10T11:20:00+05:00', filedAt: '2025-04-10T11:40:00+05:00', inRoom: true, tasksInTest: 50, tasks: [{ number: 7, ground: 'TECHNICAL', explanation: 'a line is missing' }],
  },
  'appeal-decision-due': { filedAt: '2025-04-10T11:40:00+05:00' },
  'test-annulment': { foundOn: '2025-06-20', actNumber: '7', attestation: 'RUNNING' },
  'regional-list': {},
  withdrawal: { decided: false, attemptsUsed: 0, applicationTo: '2025-04-30' },
  moving: { current: 'RESEARCHER', categoryEndsOn: '2027-03-01' },
  sanction: { cause: 'TEST_VIOLATION', position: 'TEACHER', current: 'EXPERT', earlierBreaches: 0, decidedOn: '2025-06-20' },
  'late-application': { position: 'TEACHER', current: 'EXPERT', categoryEndsOn: '2025-08-31', submittedOn: '2025-05-01', applicationTo: '2025-04-30', freed: false },
  'test-conduct': { acts: ['HAS_PHONE_OR_DEVICE'], testMinutes: 80, leaves: [] },
  'next-attestation': { category: 'HEAD_2', awardedOn: '2023-06-02' },
  'trainee-year': { hiredOn: '2024-03-17', appliedOn: '2025-03-17' },
  'return-after-break': { leftOn: '2019-03-01', returnedOn: '2025-03-17', serviceMonths: 60, categoryKept: false, testReached: null },
  'category-extension': { ground: 'PARENTAL_LEAVE', current: 'EXPERT', categoryEndsOn: '2026-06-01', groundFrom: '2024-03-01', returnedOn: '2027-03-01', appliedOn: '2027-03-01' },
  'before-retirement': { current: 'EXPERT', retiresOn: '2028-03-17', appliesToKeep: true },
  'special-award': { ground: 'SPECIAL_PROGRAMME_GRADUATE', current: 'TEACHER', years: 0, higherPedagogicalEducation: true, appliedOn: '2025-03-17' },
  'category-transfer': { current: 'MASTER', categoryEndsOn: '2029-06-02', from: 'TEACHER', to: 'DEPUTY_HEAD', movedOn: '2025-09-02' },
  'former-head-category': { former: 'HEAD_MANAGER' },
  'legacy-expiry': { current: 'LEGACY_FIRST', categoryEndsOn: '2025-11-10', applicationTo: '2025-04-30', submittedOn: null },
  'attested-as': { post: 'METHOD_OFFICE_HEAD', legalPerson: false },
  'appeal-commission': { members: { MINISTRY: 2, PROFESSIONAL_COMMUNITY: 1, PUBLIC_OR_UNION: 1, TEACHERS: 1 }, approvedOn: '2025-01-15' },
  'test-assistant': { disability: true, documentAttached: true, requested: true, assistant: { ofTestingOrganisation: true, related: false, teachesTheSubject: false } },
  'test-validity': { takenOn: '2024-02-29' },
  'test-sections': { test: 'HEAD_OR_DEPUTY' },
  essay: { words: 249 },
  'portfolio-entry': { by: 'RESPONSIBLE_PERSON', appointedByOrder: true, submitted: false },
  'commission-term': { approvedOn: '2024-08-26' },
  retention: { record: 'REVIEW_RECORDING', from: '2025-06-02' },
  complaint: { about: 'SERVICE', filedOn: '2025-03-17' },
  'certificate-number': { region: '10', level: 'ORG', issuedOn: '2025-06-10', serial: 1 },
  dissemination: {
    claimed: 'RESEARCHER', approvedBy: 'REGION_COUNCIL', ordered: true, places: 3, placesReported: 2, sealedBy: 'METHOD_CENTRE', proofs: ['CERTIFICATE'], councilExtract: true,
  },
  'course-certificate': { finalAssessmentPassed: true, programme: 'EFFECTIVE_TEACHING' },
  'post-course-support': { certified: true, monitored: true, practiceProof: false },
  'one-speciality': { mainSubject: 'Физика', diplomaSubjects: ['Физика', 'Математика'], taught: ['Математика', 'Информатика'] },
  'test-diploma': { subject: 'ARTISTIC_LABOUR', diploma: 'TECHNOLOGY' },
  'evidence-seal': { channel: 'PORTAL' },
  'test-application': { given: ['PERSONAL_DATA', 'CONSENT'], appliedOn: '2025-01-20', from: '2025-01-15', to: '2025-01-31' },
};
