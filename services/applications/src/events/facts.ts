import { FactType } from '@attestation/contracts';

/** Facts of other services that stand in a case's time-line, move its state, or tell who holds it. All carry `attestationId`. */
export const CASE_FACTS = [
  FactType.RegistryAnswered,
  FactType.EvidenceRecorded,
  FactType.PortfolioFrozen,
  FactType.AssessmentCompleted,
  FactType.PortfolioWorkItemOpened,
  FactType.PortfolioWorkItemClosed,
  FactType.TestBooked,
  FactType.TestNoticeSent,
  FactType.TestResultIssued,
  FactType.TestExempted,
  FactType.TestUntaken,
  FactType.TestingWorkItemOpened,
  FactType.TestingWorkItemClosed,
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
