import {
  accept, FactType, MessageName, refuse, type Change, type Fact, type FactOf, type Instant, type OrganisationId, type PersonId, type WorkItemId,
} from '@attestation/contracts';
import type { CaseEvidence } from './case-evidence.js';
import { checkList, lacking } from './check-list.js';
import { heldByAnother, isOpen } from './giving.js';
import { incomplete } from './own-reasons.js';

/** Puts the portfolio into the responsible person's queue. Once for each check; a case that is over is nobody's. No deadline: the law sets none (F-13). */
export function openAssessment(
  known: CaseEvidence | undefined, { workItemId, now }: { workItemId: WorkItemId; now: Instant },
): Change<CaseEvidence, { workItemId: WorkItemId }> {
  if (!known?.snapshot) return refuse('NOT_FOUND');
  if (known.assessment) return accept({ result: { workItemId: known.assessment.workItemId } });
  if (known.closed) return refuse('ALREADY_CLOSED');
  const next: CaseEvidence = { ...known, assessment: { workItemId, openedAt: now, completed: null, cancelled: false } };
  return accept({ next, result: { workItemId }, facts: [openedFact(next, workItemId, now)] });
}

/** The responsible person of the organisation at which the teacher works now holds it. */
const openedFact = ({ attestationId, organisationId }: CaseEvidence, workItemId: WorkItemId, openedAt: Instant): Fact => ({
  type: FactType.PortfolioWorkItemOpened,
  data: { attestationId, workItemId, step: 'assessment', holder: { role: 'RESPONSIBLE_PERSON', organisationId }, openedAt, due: null },
});

/** A commission has the case: its members see the frozen evidence from now on. The newest assignment holds, whichever is heard last. */
export function assignCase(known: CaseEvidence | undefined, { commissionId, assignedAt }: FactOf<typeof FactType.CommissionAssigned>): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  const isOlder = known.commissionSince !== undefined && Date.parse(known.commissionSince) > Date.parse(assignedAt);
  return accept({ ...(!isOlder && { next: { ...known, commissionId, commissionSince: assignedAt } }), result: undefined });
}

/**
 * The teacher works elsewhere now: her case goes with her, and what the old organisation has not done is the new one's. The old one reads it no more.
 * @source X-047
 */
export function moveCase(known: CaseEvidence | undefined, organisationId: OrganisationId, now: Instant): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  if (known.organisationId === organisationId) return accept({ result: undefined });
  const { assessment } = known;
  const open = isOpen(assessment) ? assessment : null;
  const next: CaseEvidence = { ...known, organisationId, assessment: open ? { ...open, holder: null } : assessment };
  const facts = open ? [openedFact(next, open.workItemId, now)] : []; // the same item, which the process waits with, in other hands
  return accept({ next, result: undefined, facts });
}

export interface Completion {
  by: PersonId;
  /** codes of the check-list that the responsible person has seen herself */
  confirmed: string[];
  note: string | null;
  now: Instant;
}

/**
 * The organisation finds every document of the category: the teacher is admitted.
 * Refusals: WORK_ITEM_CLOSED, HELD_BY_ANOTHER, EVIDENCE_INCOMPLETE (names what is missing).
 * @source D.1 row 9; X-003
 */
export function completeAssessment(known: CaseEvidence | undefined, { by, confirmed, note, now }: Completion): Change<CaseEvidence, CaseEvidence> {
  const assessment = known?.assessment;
  if (!known || !isOpen(assessment)) return refuse('WORK_ITEM_CLOSED');
  const held = heldByAnother(assessment, by);
  if (held) return held;
  const lacks = lacking(checkList(known), confirmed);
  if (lacks.length > 0) return refuse('EVIDENCE_INCOMPLETE', [incomplete(lacks)]);

  const { attestationId } = known;
  const { workItemId } = assessment;
  const next = { ...known, assessment: { ...assessment, completed: { by, at: now, result: 'ADMITTED' as const, confirmed, gaps: [], note } } };
  const facts: Fact[] = [
    { type: FactType.AssessmentCompleted, data: { attestationId, result: 'ADMITTED', gaps: [], by, completedAt: now, note } },
    { type: FactType.PortfolioWorkItemClosed, data: { attestationId, workItemId, step: 'assessment', how: 'DONE', closedAt: now, by } },
  ];
  const admitted = { name: MessageName.AssessmentCompleted, key: workItemId, variables: { assessment: 'ADMITTED' as const } };
  return accept({ next, result: next, facts, messages: [admitted] });
}

/** The case is closed: what nobody did is not to be done any more. */
export function closeCase(known: CaseEvidence | undefined, now: Instant): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  const { assessment, returned } = known;
  const open = isOpen(assessment) ? assessment : null;
  const next: CaseEvidence = { ...known, closed: true, returned: null, assessment: open ? { ...open, cancelled: true } : assessment };
  const facts = [...(open ? [cancelled(known, open.workItemId, 'assessment', now)] : []), ...(returned ? [cancelled(known, returned.workItemId, 'supplement', now)] : [])];
  return accept({ next, result: undefined, facts });
}

const cancelled = ({ attestationId }: CaseEvidence, workItemId: WorkItemId, step: 'assessment' | 'supplement', closedAt: Instant): Fact => ({
  type: FactType.PortfolioWorkItemClosed,
  data: { attestationId, workItemId, step, how: 'CANCELLED', closedAt },
});
