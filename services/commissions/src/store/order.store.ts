import type { AttestationId, Caller, CommissionId, MeetingId, Subject } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Ledger, Store, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { heads } from '../domain/body.js';
import type { Order, OrderRoom } from '../domain/order.js';
import { keepFiles, loadFiles } from './case-rows.js';
import { findCommission } from './commission.store.js';
import { findMeeting } from './meeting.store.js';
import { bringIntoForce } from './papers/in-force.js';
import { keepSignatures, signaturesOf } from './papers/paper-rows.js';
import { Printing } from './papers/printing.js';

export const ORDER_COLUMNS = `o.id, o.commission_id as "commissionId", o.meeting_id as "meetingId", o.number, o.dated::text, o.status, o.attestation_ids as "attestationIds",
  o.signer_id as "signerId", o.paper_id as "paperId", ${utc('o.drafted_at')} as "draftedAt"`;

/** An act of an order: its key is the commission whose protocol it rests on; `also` names its cases. A draft names number and meeting. */
export type OrderSubject = Subject & { key: CommissionId; also: readonly AttestationId[]; number?: string; meetingId?: MeetingId };

@Injectable()
export class OrderStore extends Store<OrderRoom> {
  constructor(
    db: DataSource,
    ledger: Ledger,
    private readonly printing: Printing,
    private readonly clock: Clock,
  ) {
    super(db, ledger);
  }

  /** Only the head of the very body whose commission decided. */
  protected async permits(tx: EntityManager, { key }: OrderSubject, caller: Caller): Promise<boolean> {
    const commission = await findCommission(tx, key);
    return commission !== undefined && heads(caller, commission.body);
  }

  protected async load(tx: EntityManager, { id, key, also, number, meetingId }: OrderSubject): Promise<OrderRoom | undefined> {
    const commission = await findCommission(tx, key);
    if (!commission) return undefined;
    const order = await findOrder(tx, id, key);
    const of = order?.meetingId ?? meetingId;
    const meeting = of && (await findMeeting(tx, of, key));
    const { level, organisationId, placeCode } = commission.body;
    const taken: unknown[] = await tx.query(
      `select 1 from attesting_order o where o.level = $1 and o.body = $2 and o.number = $3 and extract(year from o.dated) = $4 and o.status = 'ISSUED' and o.id <> $5`,
      [level, organisationId ?? placeCode ?? '', order?.number ?? number, Number((order?.dated ?? this.clock.today()).slice(0, 4)), id],
    );
    return { order, commission, meeting: meeting || undefined, files: await loadFiles(tx, also), numberTaken: taken.length > 0 };
  }

  protected async keep(tx: EntityManager, { id, key, also }: OrderSubject, { order, meeting, files }: OrderRoom): Promise<void> {
    if (!order) return;
    const known = await findOrder(tx, id, key);
    await keepOrder(tx, order);
    if (!known && meeting) await this.printing.order(tx, order, meeting, await loadFiles(tx, also));
    if (order.status !== 'ISSUED') return;
    await keepSignatures(tx, order.paperId, order.signatures);
    await bringIntoForce(tx, order.paperId, order.signatures);
    await keepFiles(tx, files);
  }

  /** The order, where the caller heads the body. */
  async findFor(caller: Caller, id: string): Promise<Order | undefined> {
    const [row]: { commissionId: CommissionId }[] = await this.db.query('select commission_id as "commissionId" from attesting_order where id = $1', [id]);
    const order = row && (await findOrder(this.db.manager, id, row.commissionId));
    return order && heads(caller, order.body) ? order : undefined;
  }

  /** Whose commission decided these cases, at which meeting, and those of them that wait for an order; by the cases, or by the meeting. */
  async waitingIn(of: { meetingId?: MeetingId; attestationIds?: readonly AttestationId[] }): Promise<{ commissionId: CommissionId; meetingId: MeetingId; attestationIds: AttestationId[] } | undefined> {
    const rows: { commissionId: CommissionId; meetingId: MeetingId; attestationIds: AttestationId[] }[] = await this.db.query(
      `select m.commission_id as "commissionId", m.id as "meetingId", array_agg(f.attestation_id order by array_position(m.agenda, f.attestation_id)) as "attestationIds"
         from case_file f join meeting m on m.id = (f.decision->>'meetingId')::uuid
        where case when $1::uuid is null then f.attestation_id = any($2::uuid[]) else f.decision->>'meetingId' = $1::text and f.item_step = 'order' end
        group by m.id order by m.id limit 1`,
      [of.meetingId ?? null, of.attestationIds ?? []],
    );
    return rows[0];
  }
}

async function findOrder(tx: EntityManager, id: string, commissionId: CommissionId): Promise<Order | undefined> {
  const [row]: Omit<Order, 'body' | 'signatures'>[] = await tx.query(`select ${ORDER_COLUMNS} from attesting_order o where o.id = $1 and o.commission_id = $2`, [id, commissionId]);
  const commission = row && (await findCommission(tx, commissionId));
  return row && commission && { ...row, body: commission.body, signatures: await signaturesOf(tx, row.paperId) };
}

async function keepOrder(tx: EntityManager, order: Order): Promise<void> {
  const { id, commissionId, meetingId, number, dated, status, attestationIds, signerId, paperId, draftedAt, body } = order;
  await tx.query(
    `insert into attesting_order (id, commission_id, meeting_id, number, dated, status, attestation_ids, signer_id, paper_id, drafted_at, level, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do update set status = excluded.status`,
    [id, commissionId, meetingId, number, dated, status, attestationIds, signerId, paperId, draftedAt, body.level, body.organisationId ?? body.placeCode ?? ''],
  );
}
