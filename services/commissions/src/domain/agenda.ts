import { accept, type AttestationId, type Change, type CommissionId, FactType, type Instant, type PersonId, refuse, type WorkItemId } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';

/** A case that is scored and waits for a meeting; its id is the work item that the process waits for. */
export interface AgendaItem {
  id: WorkItemId;
  attestationId: AttestationId;
  commissionId: CommissionId;
  status: 'WAITING' | 'DECIDED';
  openedAt: Instant;
  due: Instant;
}

export type NewAgendaItem = Omit<AgendaItem, 'status'>;

/** Proposes the case for the next meeting: the secretary's queue. A second delivery finds the first. */
export function enlist(file: CaseFile | undefined, wanted: NewAgendaItem, secretaryId: PersonId): Change<CaseFile, WorkItemId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.agendaItemId) return accept({ result: file.agendaItemId });
  const { id, attestationId, commissionId, openedAt, due } = wanted;
  const holder = { role: 'COMMISSION_SECRETARY' as const, personId: secretaryId, commissionId };
  return accept({
    next: { ...file, agendaItemId: id },
    result: id,
    facts: [{ type: FactType.CommissionsWorkItemOpened, data: { attestationId, workItemId: id, step: 'meeting', holder, openedAt, due } }],
  });
}

/** The last day of the campaign has passed without a decision: the region is told (case 73). */
export function flagOverdue(file: CaseFile | undefined, due: Instant): Change<CaseFile, void> {
  if (!file) return refuse('NOT_FOUND');
  if (file.decision) return accept({ result: undefined });
  return accept({ result: undefined, facts: [{ type: FactType.DecisionOverdue, data: { attestationId: file.attestationId, commissionId: file.commissionId, due } }] });
}
