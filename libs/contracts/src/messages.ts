import type { AttestationOutcome, Decision, SubDecision } from './attestation-states.js';
import type { Category } from './categories.js';
import type { CaseVariables } from './jobs.js';
import type { Instant } from './plain-date.js';

/** Messages the engine waits for. The correlation key is the case's id for the start, else the work item's. */
export const MessageName = {
  AttestationOpened: 'attestation-opened',
  RegistriesAnswered: 'registries-answered',
  ApplicationSubmitted: 'application-submitted',
  ApplicationAnswered: 'application-answered',
  AssessmentCompleted: 'assessment-completed',
  PortfolioSupplemented: 'portfolio-supplemented',
  TestBooked: 'test-booked',
  RetakeDeclined: 'retake-declined',
  TestResultReceived: 'test-result-received',
  TestAppealed: 'test-appealed',
  AppealDecided: 'appeal-decided',
  ScoresSubmitted: 'scores-submitted',
  DecisionRecorded: 'decision-recorded',
  OrderIssued: 'order-issued',
  CertificateIssued: 'certificate-issued',
  ApplicationWithdrawn: 'application-withdrawn',
  TestAnnulled: 'test-annulled',
  AttestationMoved: 'attestation-moved',
} as const;
export type MessageName = (typeof MessageName)[keyof typeof MessageName];

type None = Record<string, never>;

/** The variables each message brings into the process. */
export interface MessageVariables {
  'attestation-opened': CaseVariables;
  'registries-answered': None;
  'application-submitted': { registrationDeadline: Instant; languageCertificateValid: boolean };
  'application-answered': { answer: 'ACCEPTED' | 'REFUSED' };
  'assessment-completed': { assessment: 'ADMITTED' | 'RETURNED' };
  'portfolio-supplemented': None;
  'test-booked': { noticeDeadline: Instant };
  'retake-declined': None;
  /** `retake`: below the threshold, and another attempt remains; `appealDeadline`: until then an appeal may still arrive */
  'test-result-received': { thresholdReached: boolean; retake: boolean; appealDeadline: Instant };
  'test-appealed': { appealDecisionDeadline: Instant };
  'appeal-decided': { thresholdReached: boolean; retake: boolean };
  'scores-submitted': { portfolioMeets: boolean };
  'decision-recorded': { decision: Decision; subDecision: SubDecision | null; awardedCategory: Category; outcome: AttestationOutcome };
  'order-issued': None;
  'certificate-issued': None;
  'application-withdrawn': None;
  'test-annulled': None;
  'attestation-moved': Pick<CaseVariables, 'organisationId' | 'subordination' | 'hasDistrictLevel'>;
}

/** Who publishes each message, and by which of its own jobs or whose facts it sees the effect (then the publication is closed). */
export const MESSAGE_OWNERS = {
  'attestation-opened': { owner: 'applications', provedBy: ['applications.begin'] },
  'registries-answered': { owner: 'integrations', provedBy: ['kz.ustaz.applications.submitted.v1', 'kz.ustaz.applications.draft-expired.v1'] },
  'application-submitted': { owner: 'applications', provedBy: ['applications.register'] },
  'application-answered': { owner: 'applications', provedBy: ['kz.ustaz.portfolio.work-item-opened.v1', 'applications.close'] },
  'assessment-completed': { owner: 'portfolio', provedBy: ['kz.ustaz.testing.work-item-opened.v1', 'kz.ustaz.testing.exempted.v1', 'portfolio.open-assessment'] },
  'portfolio-supplemented': { owner: 'portfolio', provedBy: ['portfolio.open-assessment'] },
  'test-booked': { owner: 'testing', provedBy: ['testing.send-notice'] },
  'retake-declined': { owner: 'testing', provedBy: ['kz.ustaz.commissions.commission-assigned.v1'] },
  'test-result-received': { owner: 'testing', provedBy: ['kz.ustaz.commissions.commission-assigned.v1', 'testing.open-booking'] },
  'test-appealed': { owner: 'testing', provedBy: ['kz.ustaz.commissions.commission-assigned.v1', 'testing.open-booking'] },
  'appeal-decided': { owner: 'testing', provedBy: ['kz.ustaz.commissions.commission-assigned.v1', 'testing.open-booking'] },
  'scores-submitted': { owner: 'commissions', provedBy: ['commissions.enlist'] },
  'decision-recorded': { owner: 'commissions', provedBy: ['commissions.open-order', 'kz.ustaz.applications.closed.v1'] },
  'order-issued': { owner: 'commissions', provedBy: ['commissions.open-certificate'] },
  'certificate-issued': { owner: 'commissions', provedBy: ['kz.ustaz.applications.closed.v1'] },
  'application-withdrawn': { owner: 'applications', provedBy: ['applications.close'] },
  'test-annulled': { owner: 'testing', provedBy: ['kz.ustaz.applications.closed.v1'] },
  'attestation-moved': { owner: 'applications', provedBy: ['kz.ustaz.commissions.commission-assigned.v1', 'applications.close'] },
} as const satisfies Record<MessageName, { owner: string; provedBy: readonly string[] }>;
