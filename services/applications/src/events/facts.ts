import { FactType } from '@attestation/contracts';

/** Facts of other services that stand in a case's time-line, move its state, or tell who holds it. All carry `attestationId`. */
export const CASE_FACTS = [
  FactType.RegistryAnswered,
  FactType.EvidenceRecorded,
  FactType.PortfolioFrozen,
  FactType.PortfolioEvaluated,
  FactType.PortfolioCorrected,
  FactType.AssessmentCompleted,
  FactType.AssessmentGiven,
  FactType.PortfolioSupplemented,
  FactType.PortfolioWorkItemOpened,
  FactType.PortfolioWorkItemClosed,
  FactType.TestBooked,
  FactType.TestNoticeSent,
  FactType.TestResultIssued,
  FactType.TestAppealed,
  FactType.AppealDecided,
  FactType.AppealOverdue,
  FactType.RetakeDeclined,
  FactType.TestResultAnnulled,
  FactType.TestExempted,
  FactType.LanguageCertificateAccepted,
  FactType.TestUntaken,
  FactType.TestingWorkItemOpened,
  FactType.TestingWorkItemClosed,
  FactType.TestingDeadlineMoved,
  FactType.CommissionAssigned,
  FactType.Scored,
  FactType.Decided,
  FactType.DecisionOverdue,
  FactType.OrderIssued,
  FactType.CertificateIssued,
  FactType.CategoryAwarded,
  FactType.CommissionsWorkItemOpened,
  FactType.CommissionsWorkItemClosed,
] as const;

/** Facts of a commission's meeting: of all cases on its agenda at once. */
export const MEETING_FACTS = [FactType.MeetingCalled, FactType.ProtocolSigned] as const;
