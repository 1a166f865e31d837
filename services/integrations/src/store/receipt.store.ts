import type { EventId, RefusalCode, Subject, SubjectKey } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WAIT_DAYS, type Receipt } from '../domain/receipt.js';

interface Row {
  receipt_id: string;
  source: string;
  event_id: EventId;
  client: string | null;
  type: string;
  fingerprint: string;
  state: Receipt['state'];
  reason: RefusalCode | null;
  waits_for: string | null;
  received_at: Date;
  settled_at: Date | null;
  event: unknown;
}

/** Whoever takes an event applies it at once; so long nobody else does. */
const LEASE_SECONDS = 30;
const LAST_RETRY_S = 600;
const BATCH = 50;

/** The aggregate is an event: its source and id. */
export const receiptOf = (source: string, eventId: EventId): Subject => {
  const id = `${source}#${eventId}`;
  return { id, key: id as SubjectKey };
};

@Injectable()
export class ReceiptStore extends Store<Receipt> {
  /** For whoever may publish in the name of its source; for others it is not there. */
  async find(receiptId: string, client: string): Promise<Receipt | undefined> {
    const [row]: Row[] = await this.db.query(
      'select r.* from receipt r join registry_client c on r.source = any(c.sources) where r.receipt_id = $1 and c.client = $2', [receiptId, client]);
    return row && toReceipt(row);
  }

  /** What waits for any of these, the oldest first. */
  async waitingFor(ids: readonly string[]): Promise<Receipt[]> {
    const rows: Row[] = await this.db.query(`select * from receipt where waits_for = any($1) and state = 'WAITING' order by received_at, receipt_id`, [ids]);
    return rows.map(toReceipt);
  }

  /** Events that were taken and not applied, because somebody was away or died; claimed for a moment. */
  async claimDue(): Promise<Receipt[]> {
    const [rows]: [Row[], number] = await this.db.query(
      `update receipt set attempts = attempts + 1, retry_at = now() + make_interval(secs => least($1 * 2 ^ attempts, $2)) where receipt_id in (
         select receipt_id from receipt where state = 'RECEIVED' and retry_at <= now() order by retry_at limit ${BATCH} for update skip locked)
       returning *`,
      [LEASE_SECONDS, LAST_RETRY_S],
    );
    return rows.map(toReceipt);
  }

  /** Those that have waited too long for what they are about. @param now the platform's */
  async outwaited(now: Date): Promise<Receipt[]> {
    const rows: Row[] = await this.db.query(
      `select * from receipt where state = 'WAITING' and received_at < $1::timestamptz - make_interval(days => ${WAIT_DAYS}) order by received_at limit ${BATCH}`, [now]);
    return rows.map(toReceipt);
  }

  /** Registries ask, not people: whose event it may be is known by their accounts. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<Receipt | undefined> {
    const [source, ...eventId] = id.split('#');
    const [row]: Row[] = await tx.query('select * from receipt where source = $1 and event_id = $2', [source, eventId.join('#')]);
    return row && toReceipt(row);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, next: Receipt): Promise<void> {
    const { receiptId, source, eventId, client, type, fingerprint, state, reason, waitsFor, receivedAt, settledAt, event } = next;
    await tx.query(
      `insert into receipt (receipt_id, source, event_id, client, type, fingerprint, state, reason, waits_for, received_at, settled_at, event, retry_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + make_interval(secs => ${LEASE_SECONDS}))
       on conflict (receipt_id) do update set state = excluded.state, reason = excluded.reason, waits_for = excluded.waits_for, settled_at = excluded.settled_at, event = excluded.event`,
      [receiptId, source, eventId, client, type, fingerprint, state, reason, waitsFor, receivedAt, settledAt, event === null ? null : JSON.stringify(event)],
    );
  }
}

const toReceipt = (row: Row): Receipt => ({
  receiptId: row.receipt_id,
  source: row.source,
  eventId: row.event_id,
  client: row.client,
  type: row.type,
  fingerprint: row.fingerprint,
  state: row.state,
  reason: row.reason,
  waitsFor: row.waits_for,
  receivedAt: row.received_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
  event: row.event,
});
