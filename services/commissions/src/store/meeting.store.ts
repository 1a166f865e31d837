import type { Caller, CommissionId, MeetingId, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Meeting } from '../domain/meeting.js';

const COLUMNS = `m.id, m.commission_id as "commissionId", m.status, m.agenda, m.present, m.held_on::text as "heldOn", m.protocol_number as "protocolNumber"`;

/** Meetings; the key of their changes is the commission, so that two acts on one commission follow each other. */
@Injectable()
export class MeetingStore extends Store<Meeting> {
  protected async permits(tx: EntityManager, { key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { commissionColumn: 'c.id', organisationColumn: 'c.organisation_id', personColumn: 'c.secretary_id' }, 2);
    const found: unknown[] = await tx.query(`select 1 from commission c where c.id = $1 and ${sql}`, [key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id, key }: Subject): Promise<Meeting | undefined> {
    const [row]: Meeting[] = await tx.query(`select ${COLUMNS} from meeting m where m.id = $1 and m.commission_id = $2`, [id, key]);
    return row;
  }

  protected async keep(tx: EntityManager, _: Subject, next: Meeting): Promise<void> {
    await tx.query(
      `insert into meeting (id, commission_id, status, agenda, present, held_on, protocol_number) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set status = excluded.status, present = excluded.present, held_on = excluded.held_on`,
      [next.id, next.commissionId, next.status, next.agenda, next.present, next.heldOn, next.protocolNumber],
    );
  }

  async find(id: MeetingId, commissionId: CommissionId): Promise<Meeting | undefined> {
    return this.load(this.db.manager, { id, key: commissionId });
  }

  /** The next number of the protocols' register, by year: `2025-000004`. A number taken by an act that then failed is never given again. */
  async nextProtocolNumber(year: number): Promise<string> {
    const [row]: { next: string }[] = await this.db.query(`select lpad(nextval('protocol_number')::text, 6, '0') as next`);
    return `${year}-${row?.next ?? ''}`;
  }
}
