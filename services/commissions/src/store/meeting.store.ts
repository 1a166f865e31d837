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

  /** The number of the commission's next protocol in its year: `2025-04` is the fourth. */
  async nextProtocolNumber(commissionId: CommissionId, year: number): Promise<string> {
    const [row]: { number: string }[] = await this.db.query(
      `select $2 || '-' || lpad((count(*) + 1)::text, 2, '0') || '/' || right($1::text, 6) as number from meeting where commission_id = $1 and protocol_number like $2 || '-%'`,
      [commissionId, String(year)],
    );
    return row?.number ?? '';
  }
}
