import type { AttestationId, Caller, OrganisationId, PlainDate, Subject, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, Store, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Order } from '../domain/order.js';
import { loadFile } from './case-file.store.js';

/** An order as the head's queue shows it. */
export type OpenOrder = Pick<Order, 'id' | 'organisationId'> & { attestationId: AttestationId };

@Injectable()
export class OrderStore extends Store<Order> {
  protected async permits(tx: EntityManager, { id, key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'o.organisation_id' }, 3);
    const found: unknown[] = await tx.query(`select 1 from attestation_order o where o.id = $1 and o.attestation_id = $2 and ${sql}`, [id, key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id, key }: Subject): Promise<Order | undefined> {
    const [row]: Omit<Order, 'file'>[] = await tx.query(
      `select o.id, o.organisation_id as "organisationId", o.status, o.number, o.issued_on::text as "issuedOn" from attestation_order o where o.id = $1 and o.attestation_id = $2`,
      [id, key],
    );
    const file = row && (await loadFile(tx, key as AttestationId));
    return row && file && { ...row, file };
  }

  protected async keep(tx: EntityManager, _: Subject, next: Order): Promise<void> {
    await tx.query(
      `insert into attestation_order (id, attestation_id, organisation_id, status, number, issued_on) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set status = excluded.status, number = excluded.number, issued_on = excluded.issued_on`,
      [next.id, next.file.attestationId, next.organisationId, next.status, next.number, next.issuedOn],
    );
  }

  /** The order a case was decided by, once issued. */
  async issuedOf(attestationId: AttestationId): Promise<{ number: string; issuedOn: PlainDate } | undefined> {
    const [row]: { number: string; issuedOn: PlainDate }[] = await this.db.query(
      `select number, issued_on::text as "issuedOn" from attestation_order where attestation_id = $1 and status = 'ISSUED'`,
      [attestationId],
    );
    return row;
  }

  /** The orders that wait for the heads of the caller's organisations. */
  async queue(caller: Caller, cursor: string | undefined, limit: number): Promise<Page<OpenOrder>> {
    const after = fromCursor(cursor, ['UUID']);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'o.organisation_id' }, 3);
    const rows: { id: WorkItemId; organisationId: OrganisationId; attestationId: AttestationId }[] = await this.db.query(
      `select o.id, o.organisation_id as "organisationId", o.attestation_id as "attestationId" from attestation_order o
        where o.status = 'OPEN' and ($1::uuid is null or o.id > $1) and ${sql} order by o.id limit $2`,
      [after?.[0] ?? null, limit + 1, ...parameters],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }
}
