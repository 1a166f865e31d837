import {
  accept, type AttestationId, type AttestationOutcome, type Category, type Change, type ClaimableCategory, type CommissionId, type CommissionLevel, type Decision,
  FactType, type Instant, type MeetingId, type OrganisationId, type PersonId, type PlainDate, type Reason, refuse, type Routing, type RuleSetId, type SubDecision, type WorkItemId,
} from '@attestation/contracts';
import { commissionRoutingReason } from './reasons.js';
import type { Commission } from './commission.js';

/** What the commission knows of a case: whose it is, what was tested, what the sheets gave, what was decided. */
export interface CaseFile {
  attestationId: AttestationId;
  personId: PersonId;
  organisationId: OrganisationId;
  claimedCategory: ClaimableCategory;
  currentCategory: Category;
  openedOn: PlainDate;
  ruleSet: RuleSetId;
  level: CommissionLevel;
  commissionId: CommissionId;
  /** last day of the campaign on which a decision is in time */
  decisionsBy: PlainDate;
  test: TestOutcome | null;
  score: Score | null;
  agendaItemId: WorkItemId | null;
  decision: CaseDecision | null;
}

/** The test as `testing` told it: a result, or an exemption. */
export type TestOutcome =
  | { kind: 'RESULT'; thresholdReached: boolean; highestCategory: Category | null; percent: string; certificateNumber: string }
  | { kind: 'EXEMPT'; ground: string };

export interface Score {
  /** mean of the members' totals, exact decimal as text (F-11) */
  total: string;
  minimum: number;
  meets: boolean;
  reasons: Reason[];
}

export interface CaseDecision {
  meetingId: MeetingId;
  protocolNumber: string;
  decidedOn: PlainDate;
  decision: Decision;
  subDecision: SubDecision | null;
  awardedCategory: Category;
  outcome: AttestationOutcome;
  reasons: Reason[];
}

export type Assigned = Omit<CaseFile, 'test' | 'score' | 'agendaItemId' | 'decision' | 'level' | 'commissionId'> & { test: TestOutcome | null };

/** Gives the case to the active commission of its level (D.1 #22). A second delivery finds the first. */
export function assignCommission(existing: CaseFile | undefined, wanted: Assigned, commission: Commission, routing: Routing, now: Instant): Change<CaseFile, CaseFile> {
  if (existing) return accept({ result: existing });
  const next: CaseFile = {
    ...wanted, level: commission.level, commissionId: commission.id, score: null, agendaItemId: null, decision: null,
  };
  return accept({
    next,
    result: next,
    facts: [
      {
        type: FactType.CommissionAssigned,
        data: {
          attestationId: next.attestationId, commissionId: commission.id, level: commission.level, rule: routing.rule,
          attestingOrganisationId: commission.organisationId, assignedAt: now, reasons: commissionRoutingReason(next, routing),
        },
      },
    ],
  });
}

/** The test as the commission will see it; it may come before the case or after it, never twice. */
export function noteTest(file: CaseFile | undefined, test: TestOutcome): Change<CaseFile, void> {
  if (!file) return refuse('NOT_FOUND');
  if (file.decision) return refuse('ALREADY_DECIDED');
  return accept({ next: { ...file, test }, result: undefined });
}
