import { accept, refuse, type Change, type EventId, type Instant, type RefusalCode } from '@attestation/contracts';

/** What is kept of an event: as proof for its sender, or because it has to wait. */
export interface Receipt {
  receiptId: string;
  source: string;
  eventId: EventId;
  /** the machine account that sent it; null: it came over the bus */
  client: string | null;
  type: string;
  /** of the whole event: the same id with another content is another event */
  fingerprint: string;
  /** RECEIVED: not applied yet; WAITING: came before what it is about */
  state: 'RECEIVED' | 'APPLIED' | 'WAITING' | 'REFUSED';
  reason: RefusalCode | null;
  /** what must appear first: a booking, or the event that is corrected */
  waitsFor: string | null;
  receivedAt: Instant;
  settledAt: Instant | null;
  /** itself, until it is applied or refused */
  event: unknown;
}

/** What became of an event. */
export type Settlement = { state: 'APPLIED' } | { state: 'WAITING'; waitsFor: string } | { state: 'REFUSED'; reason: RefusalCode };

/** How long an event may come before what it is about, in days of the platform's clock. */
export const WAIT_DAYS = 30;

export type Given = Pick<Receipt, 'receiptId' | 'source' | 'eventId' | 'client' | 'type' | 'fingerprint' | 'receivedAt' | 'event'>;
export interface Taken {
  receipt: Receipt;
  first: boolean;
}

/** Takes an event: the same one again gets the first receipt, another one under its id is refused. */
export function takeEvent(known: Receipt | undefined, given: Given): Change<Receipt, Taken> {
  if (known && known.fingerprint !== given.fingerprint) return refuse('EVENT_ID_REUSED');
  if (known) return accept({ result: { receipt: known, first: false } });
  const next: Receipt = { ...given, state: 'RECEIVED', reason: null, waitsFor: null, settledAt: null };
  return accept({ next, result: { receipt: next, first: true } });
}

/** Writes down what became of it. What is settled stays so; of a settled event only the proof is kept. */
export function settle(known: Receipt | undefined, settlement: Settlement, at: Instant): Change<Receipt, Receipt> {
  if (!known) return refuse('NOT_FOUND');
  if (known.settledAt !== null) return accept({ result: known });
  if (settlement.state === 'WAITING') {
    if (known.state === 'WAITING' && known.waitsFor === settlement.waitsFor) return accept({ result: known });
    const next: Receipt = { ...known, state: 'WAITING', waitsFor: settlement.waitsFor };
    return accept({ next, result: next });
  }
  const reason = settlement.state === 'REFUSED' ? settlement.reason : null;
  const next: Receipt = { ...known, state: settlement.state, reason, settledAt: at, event: null };
  return accept({ next, result: next });
}
