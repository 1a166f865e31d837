import { type AttestationOutcome, type CaseVariables, JobType } from '@attestation/contracts';
import type { Step } from './walk.js';

/** Deadlines of a path: one that has passed fires at once, one that is far away never. */
const PAST = '2025-01-01T00:00:00+05:00';
const FAR = '2099-01-01T00:00:00+05:00';

/** A teacher of history who claims MODERATOR at a school of district subordination. */
export const CASE: Omit<CaseVariables, 'attestationId'> = {
  personId: 'person' as CaseVariables['personId'],
  organisationId: 'school' as CaseVariables['organisationId'],
  claimedCategory: 'MODERATOR',
  currentCategory: 'TEACHER',
  subordination: 'DISTRICT',
  hasDistrictLevel: true,
  serviceYears: 4,
  consecutiveExemptConfirmations: 0,
  languageCertificateValid: false,
  positionGroup: 'SECONDARY',
  subject: 'HISTORY',
  disability: false,
  ruleSet: '2025-03-10' as CaseVariables['ruleSet'],
  openedOn: '2025-03-17' as CaseVariables['openedOn'],
  edition: '2025',
  settings: { channelSource: 'algorithm', legacyToModeratorMinServiceYears: 30, researcherMasterMaxConsecutive: 2 },
  deadlines: {},
};

const opens = { workItemId: '' };
const message = (name: string, key: 'attestationId' | 'workItemId' = 'workItemId', variables = {}): Step => ({ message: name, key, variables });
const job = (type: JobType, out: Record<string, unknown> = {}): Step => ({ job: type, out });

const begin = ({ registries = FAR, window = FAR } = {}) => job(JobType.Begin, { registries: ['DIPLOMA'], registriesDeadline: registries, windowDeadline: window });
const ask = [job(JobType.AskRegistries, opens), message('registries-answered')];
const expire = (windowDeadline: string | null) => job(JobType.ExpireDraft, { windowDeadline });
const submitted = (languageCertificateValid = false) => message('application-submitted', 'attestationId', { registrationDeadline: PAST, languageCertificateValid });
const register = (answerBy = FAR) => job(JobType.Register, { ...opens, deadline: answerBy });
const accepted = message('application-answered', 'workItemId', { answer: 'ACCEPTED' });
const assess = (assessment = 'ADMITTED') => [job(JobType.OpenAssessment, opens), message('assessment-completed', 'workItemId', { assessment })];
const close = job(JobType.Close);

const admitted = [begin(), ...ask, submitted(), register(), accepted, ...assess()];
const book = (window = FAR) => [job(JobType.OpenBooking, { ...opens, deadline: window }), message('test-booked', 'workItemId', { noticeDeadline: PAST }), job(JobType.SendNotice)];
const result = (thresholdReached = true, retake = false, appealDeadline = PAST) => message('test-result-received', 'workItemId', { thresholdReached, retake, appealDeadline });
const tested = [...admitted, ...book(), result()];
const scored = (decisionsBy = FAR) => [
  job(JobType.AssignCommission, { commissionId: 'commission', deadline: decisionsBy }), job(JobType.OpenScoring, opens), message('scores-submitted', 'workItemId', { portfolioMeets: true }),
];
const decided = (outcome = 'AWARDED') => [
  job(JobType.Enlist, opens), message('decision-recorded', 'workItemId', { decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: 'MODERATOR', outcome }),
];
const issued = [job(JobType.OpenOrder, opens), message('order-issued'), job(JobType.OpenCertificate, opens), message('certificate-issued')];
const end = [...scored(), ...decided(), ...issued, close];

export interface Path {
  name: string;
  /** the outcome whoever closes the case is told; absent where the path ends without closing */
  ends?: AttestationOutcome | null;
  start?: Partial<CaseVariables>;
  steps: Step[];
}

/** Ways through the law, each ending where the law says; together they take every arrow of every model. */
export const PATHS: readonly Path[] = [
  { name: 'from draft to certificate', ends: 'AWARDED', steps: [...tested, ...end] },
  { name: 'a process begun twice ends at once', steps: [{ job: JobType.Begin, error: 'ALREADY_STARTED' }] },
  { name: 'silent registries are marked and the case goes on', ends: 'REFUSED', steps: [begin({ registries: PAST }), job(JobType.AskRegistries, opens), job(JobType.MarkRegistriesSilent), submitted(), register(), message('application-answered', 'workItemId', { answer: 'REFUSED' }), close] },
  { name: 'a draft nobody submits expires', ends: null, steps: [begin({ window: PAST }), ...ask, expire(null), close] },
  {
    name: 'a draft whose window was extended stays open and is submitted', ends: 'REFUSED',
    steps: [begin({ window: PAST }), ...ask, expire(FAR), submitted(), register(), message('application-answered', 'workItemId', { answer: 'REFUSED' }), close],
  },
  {
    name: 'a draft submitted in the last moment is registered after all', ends: 'REFUSED',
    steps: [begin({ window: PAST }), ...ask, { job: JobType.ExpireDraft, error: 'ALREADY_SUBMITTED' }, submitted(), register(), message('application-answered', 'workItemId', { answer: 'REFUSED' }), close],
  },
  { name: 'an answer that is late is reported and still counts', ends: 'REFUSED', steps: [begin(), ...ask, submitted(), register(PAST), job(JobType.EscalateAcceptance), message('application-answered', 'workItemId', { answer: 'REFUSED' }), close] },
  { name: 'a portfolio returned is supplied and checked again', ends: 'AWARDED', steps: [begin(), ...ask, submitted(), register(), accepted, ...assess('RETURNED'), message('portfolio-supplemented'), ...assess(), ...book(), result(), ...end] },
  { name: 'thirty years of service take the place of the test', ends: 'AWARDED', start: { claimedCategory: 'EXPERT', currentCategory: 'EXPERT', serviceYears: 30 }, steps: [...admitted, job(JobType.RecordExemption), ...end] },
  { name: 'a language certificate takes the place of the test', ends: 'AWARDED', start: { subject: 'ENGLISH' }, steps: [begin(), ...ask, submitted(true), register(), accepted, ...assess(), job(JobType.RecordExemption), ...end] },
  { name: 'nobody books a test before its window closes', ends: null, steps: [...admitted, job(JobType.OpenBooking, { ...opens, deadline: PAST }), job(JobType.CloseUntaken, { testTaken: false }), close] },
  // the window's end is brought forward by the last job before the wait: no clock needs to be moved
  { name: 'a booked test is not taken before its window closes', ends: null, steps: [...admitted, ...book().slice(0, 2), job(JobType.SendNotice, { deadlines: { testWindow: PAST } }), job(JobType.CloseUntaken, { testTaken: false }), close] },
  { name: 'an act annuls a test that was broken off', ends: 'ANNULLED', steps: [...admitted, ...book(), message('test-annulled', 'attestationId'), close] },
  { name: 'below the threshold she sits the test again', ends: 'AWARDED', steps: [...admitted, ...book(), result(false, true), ...book(), result(), ...end] },
  { name: 'below the threshold she goes on with what she has', ends: 'NOT_CONFIRMED_KEEP', steps: [...admitted, ...book(), result(false, true), job(JobType.OpenBooking, { ...opens, deadline: FAR }), message('retake-declined'), ...scored(), ...decided('NOT_CONFIRMED_KEEP'), close] },
  { name: 'the window closes on another attempt: the first result counts', ends: 'NOT_CONFIRMED_KEEP', steps: [...admitted, ...book(), result(false, true), job(JobType.OpenBooking, { ...opens, deadline: PAST }), job(JobType.CloseUntaken, { testTaken: true }), ...scored(), ...decided('NOT_CONFIRMED_KEEP'), close] },
  {
    name: 'an appeal is decided before the case goes on', ends: 'AWARDED',
    steps: [...admitted, ...book(), result(false, false, FAR), message('test-appealed', 'workItemId', { appealDecisionDeadline: FAR }), message('appeal-decided', 'workItemId', { thresholdReached: true, retake: false }), ...end],
  },
  {
    name: 'an appeal that is decided late is reported', ends: 'NOT_CONFIRMED_KEEP',
    steps: [
      ...admitted, ...book(), result(false, false, FAR), message('test-appealed', 'workItemId', { appealDecisionDeadline: PAST }), job(JobType.FlagAppealOverdue),
      message('appeal-decided', 'workItemId', { thresholdReached: false, retake: false }), ...scored(), ...decided('NOT_CONFIRMED_KEEP'), close,
    ],
  },
  { name: 'a commission that scores and decides late is reported', ends: 'AWARDED', steps: [...tested, ...scored(PAST).slice(0, 2), job(JobType.FlagOverdue), message('scores-submitted', 'workItemId', { portfolioMeets: true }), job(JobType.Enlist, opens), job(JobType.FlagOverdue), ...decided().slice(1), ...issued, close] },
  { name: 'she withdraws while the registries are asked', ends: 'WITHDRAWN', steps: [begin(), job(JobType.AskRegistries, opens), message('application-withdrawn', 'attestationId'), close] },
  { name: 'she withdraws while the commission scores', ends: 'WITHDRAWN', steps: [...tested, ...scored().slice(0, 2), message('application-withdrawn', 'attestationId'), close] },
  { name: 'an act annuls the result while an appeal is open', ends: 'ANNULLED', steps: [...admitted, ...book(), result(false, false, FAR), message('test-appealed', 'workItemId', { appealDecisionDeadline: FAR }), message('test-annulled', 'attestationId'), close] },
  {
    name: 'she moves to a school of the region before the commission is assigned', ends: 'AWARDED',
    start: { claimedCategory: 'EXPERT', currentCategory: 'MODERATOR' },
    steps: [...admitted, ...book(), message('attestation-moved', 'attestationId', { organisationId: 'elsewhere', subordination: 'REGIONAL', hasDistrictLevel: true }), result(), ...end],
  },
];
