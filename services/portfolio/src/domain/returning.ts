import { accept, FactType, MessageName, refuse, REGISTRIES, type Change, type Fact, type Instant, type PersonId } from '@attestation/contracts';
import type { CaseEvidence, Gap } from './case-evidence.js';
import { checkList } from './check-list.js';
import { frozenFacts, snapshotOf } from './freezing.js';
import { heldByAnother, isOpen } from './giving.js';
import { isOpenFor } from './open-for.js';

export interface Return {
  by: PersonId;
  /** at least one; each a row of the check-list */
  gaps: Gap[];
  note: string | null;
  now: Instant;
}

/**
 * The organisation finds something missing: the portfolio goes back to the teacher with the very items marked.
 * Refusals: WORK_ITEM_CLOSED, HELD_BY_ANOTHER, GAPS_MISSING (none is marked), GAP_UNKNOWN (marks what the check-list does not have).
 * @source D.1 row 10; X-003
 */
export function returnPortfolio(known: CaseEvidence | undefined, { by, gaps, note, now }: Return): Change<CaseEvidence, CaseEvidence> {
  const assessment = known?.assessment;
  if (!known || !isOpen(assessment)) return refuse('WORK_ITEM_CLOSED');
  const held = heldByAnother(assessment, by);
  if (held) return held;
  if (gaps.length === 0) return refuse('GAPS_MISSING');
  const codes = new Set<string>(checkList(known).rows.map(({ code }) => code));
  if (gaps.some(({ code }) => !codes.has(code))) return refuse('GAP_UNKNOWN');

  const { attestationId, personId } = known;
  const { workItemId } = assessment;
  const completed = { by, at: now, result: 'RETURNED' as const, confirmed: [], gaps, note };
  const next: CaseEvidence = { ...known, assessment: { ...assessment, completed }, returned: { workItemId, gaps, since: now } };
  const facts: Fact[] = [
    { type: FactType.AssessmentCompleted, data: { attestationId, result: 'RETURNED', gaps, by, completedAt: now, note } },
    { type: FactType.PortfolioWorkItemClosed, data: { attestationId, workItemId, step: 'assessment', how: 'DONE', closedAt: now, by } },
    { type: FactType.PortfolioWorkItemOpened, data: { attestationId, workItemId, step: 'supplement', holder: { role: 'TEACHER', personId }, openedAt: now, due: null } },
  ];
  return accept({ next, result: next, facts, messages: [{ name: MessageName.AssessmentCompleted, key: workItemId, variables: { assessment: 'RETURNED' } }] });
}

/**
 * What was marked has been supplied: the portfolio is frozen anew, beside what was submitted first, and the organisation looks again.
 * Refusals: NOT_RETURNED.
 * @source D.1 row 10
 */
export function supplement(known: CaseEvidence | undefined, { by, now }: { by: PersonId; now: Instant }): Change<CaseEvidence, CaseEvidence> {
  if (!known?.returned || !known.assessment) return refuse('NOT_RETURNED');
  const { attestationId, personId, returned: { workItemId }, assessment, earlier } = known;
  const marked = REGISTRIES.filter((registry) => isOpenFor(known, registry)).map((registry) => [registry, now]);
  const supplied: CaseEvidence = { ...known, returned: null, suppliedAt: { ...known.suppliedAt, ...Object.fromEntries(marked) } };
  const snapshot = snapshotOf(supplied, now, (known.snapshot?.version ?? 0) + 1);
  const next: CaseEvidence = { ...supplied, snapshot, assessment: null, earlier: [...earlier, assessment] };
  const facts: Fact[] = [
    ...frozenFacts(supplied, snapshot),
    { type: FactType.PortfolioSupplemented, data: { attestationId, personId, by, suppliedAt: now } },
    { type: FactType.PortfolioWorkItemClosed, data: { attestationId, workItemId, step: 'supplement', how: 'DONE', closedAt: now, by } },
  ];
  return accept({ next, result: next, facts, messages: [{ name: MessageName.PortfolioSupplemented, key: workItemId, variables: {} }] });
}
