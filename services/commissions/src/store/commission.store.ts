import type { Caller, CommissionId, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Commission } from '../domain/commission.js';
import type { Jurisdiction } from './known-facts.js';

const COLUMNS = `c.id, c.level, c.organisation_id as "organisationId", c.place_code as "placeCode", c.member_ids as "memberIds", c.secretary_id as "secretaryId",
  c.order_number as "orderNumber", c."from"::text, c."to"::text, c.status, c.chair_id as "chairId"`;

@Injectable()
export class CommissionStore extends Store<Commission> {
  /** A new commission by the organisation it is made for, a known one also by its membership. */
  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const [known]: unknown[] = await tx.query('select 1 from commission where id = $1', [id]);
    if (!known) return caller.assignments.some(({ organisationId }) => organisationId !== undefined);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'c.organisation_id', commissionColumn: 'c.id', placeColumn: 'c.place_code', personColumn: 'c.chair_id' }, 2);
    const found: unknown[] = await tx.query(`select 1 from commission c where c.id = $1 and ${sql}`, [id, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Commission | undefined> {
    const [row]: Commission[] = await tx.query(`select ${COLUMNS} from commission c where c.id = $1`, [id]);
    return row;
  }

  protected async keep(tx: EntityManager, _: Subject, next: Commission): Promise<void> {
    await tx.query(
      `insert into commission (id, level, organisation_id, place_code, member_ids, secretary_id, order_number, "from", "to", status, chair_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set status = excluded.status, chair_id = excluded.chair_id`,
      [next.id, next.level, next.organisationId, next.placeCode, next.memberIds, next.secretaryId, next.orderNumber, next.from, next.to, next.status, next.chairId],
    );
  }

  async find(id: CommissionId): Promise<Commission | undefined> {
    return this.load(this.db.manager, { id, key: id });
  }

  /** The commission, where the caller's jurisdiction holds it. */
  async findFor(caller: Caller, id: CommissionId): Promise<Commission | undefined> {
    return (await this.permits(this.db.manager, { id, key: id }, caller)) ? this.find(id) : undefined;
  }

  /** The active commission that answers for an organisation on a day; of several the one approved last. */
  async findActive({ level, organisationId, places }: Jurisdiction, on: string): Promise<Commission | undefined> {
    const [row]: Commission[] = await this.db.query(
      `select ${COLUMNS} from commission c
        where c.level = $1 and c.status = 'ACTIVE' and $4::date between c."from" and c."to"
          and case $1 when 'ORG' then c.organisation_id = $2 when 'MINISTRY' then true else c.place_code = any($3) end
        order by c."from" desc, c.id desc limit 1`,
      [level, organisationId, places, on],
    );
    return row;
  }
}
