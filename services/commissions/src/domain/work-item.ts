import { type AttestationId, type Fact, type FactOf, FactType, type Instant, type PersonId, type WorkItemId } from '@attestation/contracts';

/** What somebody has to do for a case; a case has at most one of them here, and the process waits with its id. */
export interface WorkItem {
  id: WorkItemId;
  step: 'scoring' | 'meeting' | 'order' | 'certificate';
  openedAt: Instant;
  due: Instant | null;
}

type Holder = FactOf<typeof FactType.CommissionsWorkItemOpened>['holder'];

export const itemOpened = (attestationId: AttestationId, { id, step, openedAt, due }: WorkItem, holder: Holder): Fact => ({
  type: FactType.CommissionsWorkItemOpened,
  data: { attestationId, workItemId: id, step, holder, openedAt, due },
});

/** @param by who did it; nobody where the case ended */
export const itemClosed = (attestationId: AttestationId, { id, step }: WorkItem, closedAt: Instant, by?: PersonId): Fact => ({
  type: FactType.CommissionsWorkItemClosed,
  data: { attestationId, workItemId: id, step, how: by ? 'DONE' : 'CANCELLED', closedAt, ...(by && { by }) },
});
