import {
  accept, type AttestationId, type Change, type CommissionId, FactType, type Instant, type Leaving, type MeetingId, MessageName, type PersonId, type PlainDate, refuse, type RefusalCode,
  type WorkItemId,
} from '@attestation/contracts';
import { headHolds, type Body } from './body.js';
import type { CaseFile } from './case-file.js';
import type { Commission } from './commission.js';
import type { Act, Meeting } from './meeting.js';
import type { PaperSignature } from './signature.js';
import { itemClosed, itemOpened } from './work-item.js';

/** The attesting body's order over cases of one protocol: drafted, then signed over its bytes. */
export interface Order {
  id: string;
  commissionId: CommissionId;
  meetingId: MeetingId;
  body: Body;
  /** in the body's own register */
  number: string;
  dated: PlainDate;
  status: 'DRAFT' | 'ISSUED';
  attestationIds: AttestationId[];
  /** the head whose name it bears */
  signerId: PersonId;
  paperId: string;
  signatures: PaperSignature[];
  draftedAt: Instant;
}

/** An order with what it rests on. */
export interface OrderRoom {
  order?: Order;
  commission: Commission;
  meeting?: Pick<Meeting, 'id' | 'status' | 'protocolNumber' | 'heldOn'>;
  /** before an act the cases of the order, after it those it has changed */
  files: CaseFile[];
  /** another order of the body bears this number this year */
  numberTaken: boolean;
}

/** Asks the head of the attesting body for the order (D.1 #27). A second delivery finds the first. */
export function openOrder(file: CaseFile | undefined, id: WorkItemId, now: Instant): Change<CaseFile, WorkItemId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.item?.step === 'order') return accept({ result: file.item.id });
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (!file.decision || file.order || file.decision.outcome === 'NOT_CONFIRMED_KEEP') return refuse('ORDER_NOT_DUE');
  const item = { id, step: 'order' as const, openedAt: now, due: null };
  return accept({ next: { ...file, item }, result: id, facts: [itemOpened(file.attestationId, item, headHolds(file.body))] });
}

export type NewOrder = Pick<Order, 'id' | 'number' | 'attestationIds' | 'paperId'>;

/** Drafts the order over cases of one signed protocol; nothing follows before it is signed. */
export function draftOrder(room: OrderRoom | undefined, wanted: NewOrder, { by, now, today }: Act): Change<OrderRoom, Order> {
  if (!room) return refuse('NOT_FOUND');
  if (room.order) return accept({ result: room.order });
  const fault = faultOfOrder(room, wanted.attestationIds);
  if (fault) return refuse(fault);
  const { commission, meeting } = room;
  if (!meeting) return refuse('NOT_FOUND');
  const order: Order = {
    ...wanted, commissionId: commission.id, meetingId: meeting.id, body: commission.body, dated: today, status: 'DRAFT', signerId: by, signatures: [], draftedAt: now,
  };
  return accept({ next: { ...room, order, files: [] }, result: order });
}

function faultOfOrder({ files, meeting, numberTaken }: OrderRoom, attestationIds: readonly AttestationId[]): RefusalCode | undefined {
  if (files.length !== attestationIds.length) return 'NOT_FOUND';
  if (files.some(({ item }) => item?.step !== 'order')) return 'ORDER_NOT_DUE';
  if (files.some(({ decision }) => decision?.meetingId !== meeting?.id)) return 'DIFFERENT_PROTOCOLS';
  if (meeting?.status !== 'SIGNED' || files.some(({ extractId }) => !extractId)) return 'PROTOCOL_NOT_SIGNED';
  return numberTaken ? 'ORDER_NUMBER_TAKEN' : undefined;
}

/**
 * The head signs: the order is issued for all its cases at once, or for none. What its bytes say must still be so.
 * @source O83 p.26
 */
export function signOrder(room: OrderRoom | undefined, signatures: PaperSignature[], act: Act): Change<OrderRoom, Order> {
  if (!room?.order) return refuse('NOT_FOUND');
  const { order, files } = room;
  if (order.status === 'ISSUED') return accept({ result: order });
  if (order.signerId !== act.by) return refuse('SIGNATURE_OF_ANOTHER');
  if (room.numberTaken) return refuse('ORDER_NUMBER_TAKEN');
  if (order.dated !== act.today || faultOfOrder(room, order.attestationIds)) return refuse('ORDER_OUTDATED');
  const issued: Order = { ...order, status: 'ISSUED', signatures };
  const ordered = files.map((file): CaseFile => ({ ...file, item: null, order: { id: order.id, number: order.number, issuedOn: order.dated } }));
  return accept({ next: { ...room, order: issued, files: ordered }, result: issued, under: files.flatMap((file) => toldOf(file, issued, act)) });
}

function toldOf({ attestationId, personId, decision, extractId, item }: CaseFile, { body, number, dated, paperId }: Order, { by, now }: Act): Leaving[] {
  if (!item || !decision || !extractId) return [];
  const data = { attestationId, personId, level: body.level, orderNumber: number, issuedOn: dated, category: decision.awardedCategory, documentId: paperId, extractId, by };
  return [
    {
      key: attestationId,
      facts: [{ type: FactType.OrderIssued, data }, itemClosed(attestationId, item, now, by)],
      messages: [{ name: MessageName.OrderIssued, key: item.id, variables: {} }],
    },
  ];
}
