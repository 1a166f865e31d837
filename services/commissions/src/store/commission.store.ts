import type { AttestationId, Caller, CommissionId, CommissionLevel, OrganisationId, PersonId, PlaceCode, PlainDate, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { type CountedPage, countOf, fromCursor, Ledger, Store, toPage } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Body, heads } from '../domain/body.js';
import type { Commission, CommissionRoom, Term } from '../domain/commission.js';

const COLUMNS = `c.id, json_build_object('level', c.level, 'organisationId', c.organisation_id, 'placeCode', c.place_code) as body, c.member_ids as "memberIds", c.capacities,
  c.secretary_id as "secretaryId", c.order_number as "orderNumber", c."from"::text, c."to"::text, c.status, c.chair_id as "chairId"`;
const JURISDICTION = { organisationColumn: 'c.organisation_id', commissionColumn: 'c.id', placeColumn: 'c.place_code', personColumn: 'c.chair_id' };

/** A commission that is being approved names its body: it is not known by its id yet. */
export interface CommissionSubject extends Subject {
  body?: Body;
}

/** Acts for which it is not enough to stand above: the body's own head does them. */
const HEADS_ACTS = ['commissions.commission.approve', 'commissions.composition.change'];

@Injectable()
export class CommissionStore extends Store<CommissionRoom> {
  constructor(
    db: DataSource,
    ledger: Ledger,
    private readonly clock: Clock,
  ) {
    super(db, ledger);
  }

  protected async permits(tx: EntityManager, { id, body }: CommissionSubject, caller: Caller): Promise<boolean> {
    if (!HEADS_ACTS.includes(caller.act)) return (await this.inReach(tx, caller, id)).length > 0;
    const known = await findCommission(tx, id as CommissionId);
    const of = known?.body ?? body;
    return of !== undefined && heads(caller, of);
  }

  /** With the others of its body, which nobody else composes meanwhile. */
  protected async load(tx: EntityManager, { id, body }: CommissionSubject): Promise<CommissionRoom> {
    const commission = await findCommission(tx, id as CommissionId);
    const of = commission?.body ?? body;
    if (!of) return { others: [], awaited: [] };
    const named = of.organisationId ?? of.placeCode ?? '';
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`commissions:body:${of.level}:${named}`]);
    const others: Term[] = await tx.query(
      `select c.id, c."from"::text, c."to"::text, c.chair_id as "chairId" from commission c
        where c.level = $1 and coalesce(c.organisation_id::text, c.place_code, '') = $2 and c.id <> $3 order by c."from"`,
      [of.level, named, id],
    );
    return { commission, others, awaited: await awaitedIn(tx, id) };
  }

  protected async keep(tx: EntityManager, _: Subject, { commission }: CommissionRoom): Promise<void> {
    if (!commission) return;
    const { id, body, memberIds, capacities, secretaryId, orderNumber, from, to, status, chairId } = commission;
    await tx.query(
      `insert into commission (id, level, organisation_id, place_code, member_ids, capacities, secretary_id, order_number, "from", "to", status, chair_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (id) do update set member_ids = excluded.member_ids, capacities = excluded.capacities, secretary_id = excluded.secretary_id,
         order_number = excluded.order_number, status = excluded.status, chair_id = excluded.chair_id`,
      [id, body.level, body.organisationId, body.placeCode, memberIds, capacities, secretaryId, orderNumber, from, to, status, chairId],
    );
    await tx.query('insert into composition_order values ($1, $2, $3, $4, $5) on conflict do nothing', [id, orderNumber, memberIds, secretaryId, this.clock.now()]);
  }

  find(id: CommissionId): Promise<Commission | undefined> {
    return findCommission(this.db.manager, id);
  }

  /** The commission, where the caller's jurisdiction holds it. */
  async findFor(caller: Caller, id: CommissionId): Promise<Commission | undefined> {
    return (await this.inReach(this.db.manager, caller, id))[0];
  }

  private async inReach(tx: EntityManager, caller: Caller, id: string): Promise<Commission[]> {
    const { sql, parameters } = jurisdictionSql(caller, JURISDICTION, 2);
    return tx.query(`select ${COLUMNS} from commission c where c.id = $1 and ${sql}`, [id, ...parameters]);
  }

  /** The commissions the caller may see, the newest first; of one level, or of all. */
  async list(caller: Caller, level: CommissionLevel | undefined, cursor: string | undefined, limit: number): Promise<CountedPage<Commission>> {
    const before = fromCursor(cursor, ['UUID'])?.[0] ?? null;
    const { sql, parameters } = jurisdictionSql(caller, JURISDICTION, 2);
    const asked = [level ?? null, ...parameters];
    const where = `($1::text is null or c.level = $1) and ${sql}`;
    const [after, upTo] = [asked.length + 1, asked.length + 2];
    const rows: Commission[] = await this.db.query(
      `select ${COLUMNS} from commission c where ${where} and ($${after}::uuid is null or c.id < $${after}) order by c.id desc limit $${upTo}`,
      [...asked, before, limit + 1],
    );
    return { ...toPage(rows, limit, ({ id }) => [id]), total: await countOf(this.db, `commission c where ${where}`, asked) };
  }

  /** The commission that has a case; undefined: none has it. */
  async ofCase(attestationId: AttestationId): Promise<Commission | undefined> {
    const [row]: Commission[] = await this.db.query(`select ${COLUMNS} from commission c join case_file f on f.commission_id = c.id where f.attestation_id = $1`, [attestationId]);
    return row;
  }

  /** The active commission that answers for an organisation on a day: its own, or that of its place or the nearest above (F-14). */
  async findActive({ level, organisationId, places }: Answerable, on: PlainDate): Promise<Commission | undefined> {
    const [row]: Commission[] = await this.db.query(
      `select ${COLUMNS} from commission c
        where c.level = $1 and c.status = 'ACTIVE' and $4::date between c."from" and c."to"
          and case $1 when 'ORG' then c.organisation_id = $2 when 'MINISTRY' then true else c.place_code = any($3) end
        order by array_position($3::text[], c.place_code) desc nulls last, c."from" desc, c.id desc limit 1`,
      [level, organisationId, places, on],
    );
    return row;
  }
}

/** For whom a commission of a level is looked for: an organisation with its places from the country down. */
export interface Answerable {
  level: CommissionLevel;
  organisationId: OrganisationId;
  places: PlaceCode[];
}

/** Chair and secretary of meetings that were held, who have still to sign the protocol. */
async function awaitedIn(tx: EntityManager, commissionId: string): Promise<PersonId[]> {
  const rows: { id: PersonId }[] = await tx.query(
    `select distinct signer.id from meeting m, lateral (values ((m.composition->>'chairId')::uuid), ((m.composition->>'secretaryId')::uuid)) signer(id)
      where m.commission_id = $1 and m.status in ('HELD', 'CLOSED')
        and not exists (select 1 from paper_signature s where s.paper_id = m.protocol_id and s.person_id = signer.id)`,
    [commissionId],
  );
  return rows.map(({ id }) => id);
}

/** For any store's transaction. */
export async function findCommission(tx: EntityManager, id: CommissionId): Promise<Commission | undefined> {
  const [row]: Commission[] = await tx.query(`select ${COLUMNS} from commission c where c.id = $1`, [id]);
  return row;
}
