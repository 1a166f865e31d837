import type { Caller, PersonId, Subject } from '@attestation/contracts';
import { Ledger, Store, utc } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Takeable, Taken } from '../domain/taking.js';
import { heldBy } from './jurisdictions.js';

/** Who works on an application (`acceptance` as `h`), lapsed or not. */
export const TAKEN = `case when h.taken_by is not null then jsonb_build_object('by', h.taken_by, 'at', ${utc('h.taken_at')}, 'until', ${utc('h.taken_until')}) end as taken`;

/** Who works on which application of the provider's queue. No fact tells it: it is the order of work among colleagues. */
@Injectable()
export class TakingStore extends Store<Takeable> {
  constructor(db: DataSource, ledger: Ledger, private readonly clock: Clock) {
    super(db, ledger);
  }

  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const held = heldBy(caller, 2);
    const found: unknown[] = await tx.query(`select 1 from acceptance h where h.work_item_id = $1 and ${held.sql}`, [id, ...held.parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Takeable | undefined> {
    const [row]: { closed: boolean; taken: Taken | null }[] = await tx.query(
      `select h.closed_at is not null as closed, ${TAKEN} from acceptance h where h.work_item_id = $1 for update`,
      [id],
    );
    return row && { ...row, colleagues: await this.colleagues(tx, id) };
  }

  protected async keep(tx: EntityManager, { id }: Subject, { taken }: Takeable): Promise<void> {
    await tx.query('update acceptance set taken_by = $2, taken_at = $3, taken_until = $4 where work_item_id = $1', [id, taken?.by ?? null, taken?.at ?? null, taken?.until ?? null]);
  }

  /** The providers whose queue an application is in, today. */
  async colleagues(db: Pick<EntityManager, 'query'>, workItemId: string): Promise<PersonId[]> {
    const rows: { id: PersonId }[] = await db.query(
      `select distinct r.person_id as id from acceptance h join access_role r on r.organisation_id is not distinct from h.organisation_id and r.place_code is not distinct from h.place_code
        where h.work_item_id = $1 and r.role = 'PROVIDER' and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2) and (r.ended_on is null or r.ended_on > $2)`,
      [workItemId, this.clock.today()],
    );
    return rows.map(({ id }) => id);
  }

  /** The same, with their names, for whoever gives one of them an application. */
  async named(workItemId: string): Promise<{ id: PersonId; name: string }[]> {
    const ids = await this.colleagues(this.db.manager, workItemId);
    return this.db.query('select id, name from person where id = any($1::uuid[]) order by name, id', [ids]);
  }
}
