import { accept, type Change, FactType, type Instant, MessageName, type OrganisationId, type PersonId, type PlainDate, refuse, type WorkItemId } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';

/** The attesting body's order on award or confirmation; its id is the work item that the process waits for. */
export interface Order {
  id: WorkItemId;
  file: CaseFile;
  /** whose head signs: the attesting organisation */
  organisationId: OrganisationId;
  status: 'OPEN' | 'ISSUED';
  number: string | null;
  issuedOn: PlainDate | null;
}

/** Asks the head of the attesting body for the order (D.1 #27). A second delivery finds the first. */
export function openOrder(existing: Order | undefined, id: WorkItemId, file: CaseFile | undefined, organisationId: OrganisationId, now: Instant): Change<Order, Order> {
  if (existing) return accept({ result: existing });
  if (!file?.decision) return refuse('ORDER_NOT_DUE');
  const next: Order = { id, file, organisationId, status: 'OPEN', number: null, issuedOn: null };
  const holder = { role: 'HEAD' as const, organisationId };
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.CommissionsWorkItemOpened, data: { attestationId: file.attestationId, workItemId: id, step: 'order', holder, openedAt: now, due: null } }],
  });
}

/** The head issues the order under its number. */
export function issueOrder(order: Order | undefined, number: string, by: PersonId, issuedOn: PlainDate, now: Instant): Change<Order, Order> {
  if (!order?.file.decision) return refuse('NOT_FOUND');
  if (order.status !== 'OPEN') return refuse('WORK_ITEM_CLOSED');
  const { attestationId, personId } = order.file;
  const next: Order = { ...order, status: 'ISSUED', number, issuedOn };
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.OrderIssued, data: { attestationId, personId, orderNumber: number, issuedOn, category: order.file.decision.awardedCategory, by } },
      { type: FactType.CommissionsWorkItemClosed, data: { attestationId, workItemId: order.id, step: 'order', how: 'DONE', closedAt: now, by } },
    ],
    messages: [{ name: MessageName.OrderIssued, key: order.id, variables: {} }],
  });
}
