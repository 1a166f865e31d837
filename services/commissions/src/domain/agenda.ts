import { accept, type Change, FactType, type Instant, type PersonId, refuse, type WorkItemId } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';
import { itemOpened } from './work-item.js';

/** Puts a scored case on the waiting list for a meeting: the secretary's queue. A second delivery finds the first. */
export function enlist(file: CaseFile | undefined, { id, due, now }: { id: WorkItemId; due: Instant; now: Instant }, secretaryId: PersonId): Change<CaseFile, WorkItemId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.item?.step === 'meeting') return accept({ result: file.item.id });
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (!file.score || file.decision) return refuse('NOT_READY');
  const item = { id, step: 'meeting' as const, openedAt: now, due };
  const holder = { role: 'COMMISSION_SECRETARY' as const, personId: secretaryId, commissionId: file.commissionId };
  return accept({ next: { ...file, item }, result: id, facts: [itemOpened(file.attestationId, item, holder)] });
}

/** The last day of the campaign has passed without a decision: the region is told (case 73). */
export function flagOverdue(file: CaseFile | undefined, due: Instant): Change<CaseFile, void> {
  if (!file) return refuse('NOT_FOUND');
  if (file.decision || file.ended) return accept({ result: undefined });
  return accept({ result: undefined, facts: [{ type: FactType.DecisionOverdue, data: { attestationId: file.attestationId, commissionId: file.commissionId, due } }] });
}
