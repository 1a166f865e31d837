import type { AttestationOutcome, Decision, SubDecision } from './attestation-states.js';
import type { Category } from './categories.js';
import type { CaseVariables } from './jobs.js';

/** Messages the engine waits for. The correlation key is the case's id for the start, else the work item's. */
export const MessageName = {
  AttestationOpened: 'attestation-opened',
  RegistryAnswered: 'registry-answered',
  ApplicationSubmitted: 'application-submitted',
  ApplicationAnswered: 'application-answered',
  AssessmentCompleted: 'assessment-completed',
  TestBooked: 'test-booked',
  TestResultReceived: 'test-result-received',
  SheetSubmitted: 'sheet-submitted',
  DecisionRecorded: 'decision-recorded',
  OrderIssued: 'order-issued',
  CertificateIssued: 'certificate-issued',
} as const;
export type MessageName = (typeof MessageName)[keyof typeof MessageName];

type None = Record<string, never>;

/** The variables each message brings into the process. */
export interface MessageVariables {
  'attestation-opened': CaseVariables;
  'registry-answered': None;
  'application-submitted': None;
  'application-answered': { answer: 'ACCEPTED' | 'REFUSED' };
  'assessment-completed': { assessment: 'ADMITTED' };
  'test-booked': None;
  'test-result-received': { thresholdReached: boolean };
  'sheet-submitted': None;
  'decision-recorded': { decision: Decision; subDecision: SubDecision | null; awardedCategory: Category; outcome: AttestationOutcome };
  'order-issued': None;
  'certificate-issued': None;
}

/** Who publishes each message, and by which of its own jobs or whose facts it sees the effect (then the publication is closed). */
export const MESSAGE_OWNERS = {
  'attestation-opened': { owner: 'applications', provedBy: 'applications.begin' },
  'registry-answered': { owner: 'integrations', provedBy: 'kz.ustaz.applications.submitted.v1' },
  'application-submitted': { owner: 'applications', provedBy: 'applications.plan-registration' },
  'application-answered': { owner: 'applications', provedBy: 'kz.ustaz.portfolio.work-item-opened.v1' },
  'assessment-completed': { owner: 'portfolio', provedBy: 'kz.ustaz.testing.work-item-opened.v1' },
  'test-booked': { owner: 'testing', provedBy: 'testing.plan-notice' },
  'test-result-received': { owner: 'testing', provedBy: 'kz.ustaz.commissions.commission-assigned.v1' },
  'sheet-submitted': { owner: 'commissions', provedBy: 'commissions.aggregate-scores' },
  'decision-recorded': { owner: 'commissions', provedBy: 'commissions.open-order' },
  'order-issued': { owner: 'commissions', provedBy: 'commissions.open-certificate' },
  'certificate-issued': { owner: 'commissions', provedBy: 'kz.ustaz.applications.closed.v1' },
} as const satisfies Record<MessageName, { owner: string; provedBy: string }>;
