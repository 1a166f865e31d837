import {
  accept, type AttestationId, type Change, type ClaimableCategory, type CommissionId, FactType, type Instant, MessageName, type PersonId, refuse, type RuleSetId, type WorkItemId,
} from '@attestation/contracts';
import { judgePoints, type Points, ruleSetOf, sheetKindOf, teacherClaim, totalHundredths } from '@attestation/regulation';

/** One member's sheet for one case; its id is the work item that the process waits for. */
export interface ScoreSheet {
  id: WorkItemId;
  attestationId: AttestationId;
  commissionId: CommissionId;
  memberId: PersonId;
  claimedCategory: ClaimableCategory;
  positionGroup: string;
  status: 'OPEN' | 'SUBMITTED';
  openedAt: Instant;
  due: Instant;
  points: Points;
  /** sum of the points, exact decimal as text */
  total: string | null;
}

export type NewSheet = Omit<ScoreSheet, 'status' | 'points' | 'total'>;

/** Puts a score sheet into the member's queue (D.1 #24). A second delivery finds the first. */
export function openSheet(existing: ScoreSheet | undefined, wanted: NewSheet): Change<ScoreSheet, ScoreSheet> {
  if (existing) return accept({ result: existing });
  const next: ScoreSheet = { ...wanted, status: 'OPEN', points: {}, total: null };
  const { id, attestationId, memberId, commissionId, openedAt, due } = next;
  const holder = { role: 'COMMISSION_MEMBER' as const, personId: memberId, commissionId };
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.CommissionsWorkItemOpened, data: { attestationId, workItemId: id, step: 'scoring', holder, openedAt, due } }],
  });
}

/**
 * What follows from a member's points. Pure: no clock, no database.
 * @source O83 Ann. 12, E.8
 */
export function submitSheet(sheet: ScoreSheet | undefined, points: Points, submittedAt: Instant, ruleSet: RuleSetId): Change<ScoreSheet, ScoreSheet> {
  if (!sheet) return refuse('NOT_FOUND');
  if (sheet.status !== 'OPEN') return refuse('SHEET_CLOSED');
  const judged = judgePoints(ruleSetOf(ruleSet), { claimed: teacherClaim(sheet.claimedCategory), points });
  if (judged.outcome === 'OUT_OF_RANGE') return refuse('POINTS_OUT_OF_RANGE', judged.reasons);

  const total = inPoints(totalHundredths(points, sheetKindOf(sheet.positionGroup)));
  const next: ScoreSheet = { ...sheet, status: 'SUBMITTED', points, total };
  const { id, attestationId, commissionId, memberId } = next;
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.SheetSubmitted, data: { attestationId, workItemId: id, commissionId, memberId, total, submittedAt } },
      { type: FactType.CommissionsWorkItemClosed, data: { attestationId, workItemId: id, step: 'scoring', how: 'DONE', closedAt: submittedAt, by: memberId } },
    ],
    messages: [{ name: MessageName.SheetSubmitted, key: id, variables: {} }],
  });
}

/** Hundredths of a point as the exact decimal that people read: 6850 → "68.5". */
const inPoints = (hundredths: number): string => new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 2 }).format(hundredths / 100);
