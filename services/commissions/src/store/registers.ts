import type { AttestationId, Caller, CommissionId, CommissionLevel, PlainDate, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { type CountedPage, countOf, fromCursor, type Page, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BODY, namesOfBodies } from './body-sql.js';
import type { PrintedCertificate } from './papers/compose.js';

interface PageWish {
  cursor?: string;
  limit: number;
}
export interface MeetingsWish extends PageWish {
  status?: string;
}
export interface OrdersWish extends PageWish {
  /** part of the order's number */
  search?: string;
}

/** A meeting as lists show it. */
export interface ListedMeeting {
  id: string;
  commissionId: CommissionId;
  status: string;
  startsAt: string;
  heldOn: PlainDate | null;
  protocolNumber: string;
  cases: number;
  decided: number;
}

/** An order as the register of its body shows it. */
export interface ListedOrder {
  id: string;
  commissionId: CommissionId;
  number: string;
  dated: PlainDate;
  status: string;
  cases: number;
  paperId: string;
}

/** A certificate as the register shows it. */
export interface ListedCertificate {
  attestationId: AttestationId;
  number: string;
  publicId: string;
  teacher: string;
  category: string;
  issuedOn: PlainDate;
  validUntil: PlainDate;
  annulledOn: PlainDate | null;
  paperId: string;
}

/** What a certificate shows to whoever checks it. */
export type CheckedCertificate = PrintedCertificate & Pick<ListedCertificate, 'number' | 'category' | 'issuedOn' | 'validUntil' | 'annulledOn'>;

/** What was held, ordered and issued: the newest first. */
@Injectable()
export class Registers {
  constructor(private readonly db: DataSource) {}

  async meetings(caller: Caller, commissionId: CommissionId, { status, cursor, limit }: MeetingsWish): Promise<CountedPage<ListedMeeting>> {
    const columns = { commissionColumn: 'c.id', organisationColumn: 'c.organisation_id', placeColumn: 'c.place_code', personColumn: 'c.secretary_id' };
    const { sql, parameters } = jurisdictionSql(caller, columns, 3);
    return this.meetingsWhere(`m.commission_id = $1 and ($2::text is null or m.status = $2) and ${sql}`, [commissionId, status ?? null, ...parameters], cursor, limit);
  }

  /** Closed meetings whose protocol waits for this person's signature: its chair's or its secretary's. */
  unsigned({ personId }: Caller, cursor: string | undefined, limit: number): Promise<CountedPage<ListedMeeting>> {
    const where = `m.status = 'CLOSED' and $1::text in (m.composition->>'chairId', m.composition->>'secretaryId')
      and not exists (select 1 from paper_signature s where s.paper_id = m.protocol_id and s.person_id = $1::uuid)`;
    return this.meetingsWhere(where, [personId], cursor, limit);
  }

  private async meetingsWhere(where: string, asked: unknown[], cursor: string | undefined, limit: number): Promise<CountedPage<ListedMeeting>> {
    const before = fromCursor(cursor, ['UUID'])?.[0] ?? null;
    const [after, upTo] = [asked.length + 1, asked.length + 2];
    const from = 'meeting m join commission c on c.id = m.commission_id';
    const rows: ListedMeeting[] = await this.db.query(
      `select m.id, m.commission_id as "commissionId", m.status, ${utc('m.starts_at')} as "startsAt", m.held_on::text as "heldOn", m.protocol_number as "protocolNumber",
              cardinality(m.agenda) as cases, (select count(*)::int from case_file f where f.decision->>'meetingId' = m.id::text) as decided
         from ${from} where ${where} and ($${after}::uuid is null or m.id < $${after}) order by m.id desc limit $${upTo}`,
      [...asked, before, limit + 1],
    );
    return { ...toPage(rows, limit, ({ id }) => [id]), total: await countOf(this.db, `${from} where ${where}`, asked) };
  }

  /** Orders and drafts of the bodies which the caller heads. */
  async orders(caller: Caller, { search, cursor, limit }: OrdersWish): Promise<CountedPage<ListedOrder>> {
    const before = fromCursor(cursor, ['UUID'])?.[0] ?? null;
    const from = `attesting_order o join commission c on c.id = o.commission_id
        where ${BODY} = any($1) and ($2::text is null or position(lower($2) in lower(o.number)) > 0)`;
    const asked = [namesOfBodies(caller), search ?? null];
    const rows: ListedOrder[] = await this.db.query(
      `select o.id, o.commission_id as "commissionId", o.number, o.dated::text, o.status, cardinality(o.attestation_ids) as cases, o.paper_id as "paperId"
         from ${from} and ($3::uuid is null or o.id < $3) order by o.id desc limit $4`,
      [...asked, before, limit + 1],
    );
    return { ...toPage(rows, limit, ({ id }) => [id]), total: await countOf(this.db, from, asked) };
  }

  async certificates(caller: Caller, cursor: string | undefined, limit: number): Promise<Page<ListedCertificate>> {
    const before = fromCursor(cursor, ['UUID'])?.[0] ?? null;
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 3);
    const rows: (ListedCertificate & { id: string })[] = await this.db.query(
      `select k.id, k.attestation_id as "attestationId", k.number, k.public_id as "publicId", k.printed->>'name' as teacher, k.category, k.issued_on::text as "issuedOn",
              k.valid_until::text as "validUntil", k.annulled_on::text as "annulledOn", k.paper_id as "paperId"
         from certificate k join case_file f on f.attestation_id = k.attestation_id
        where ($1::uuid is null or k.id < $1) and ${sql} order by k.id desc limit $2`,
      [before, limit + 1, ...parameters],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** The certificate with this public id, by nothing else. */
  async check(publicId: string): Promise<CheckedCertificate | undefined> {
    const [row]: (Omit<CheckedCertificate, keyof PrintedCertificate> & { printed: PrintedCertificate })[] = await this.db.query(
      `select number, category, issued_on::text as "issuedOn", valid_until::text as "validUntil", annulled_on::text as "annulledOn", printed from certificate where public_id = $1`,
      [publicId],
    );
    return row && { ...row.printed, number: row.number, category: row.category, issuedOn: row.issuedOn, validUntil: row.validUntil, annulledOn: row.annulledOn };
  }

  /** Which of these work items are certificates of the caller's organisations, issued or not, and whose. */
  certificateItems(caller: Caller, workItemIds: readonly string[]): Promise<CertificateItem[]> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id' }, 2);
    return this.db.query(
      `select coalesce(k.id, f.item_id) as "workItemId", f.attestation_id as "attestationId", c.level, extract(year from f.opened_on)::int as campaign,
              coalesce(left(o.place_code, 2), '00') as region
         from case_file f join commission c on c.id = f.commission_id left join certificate k on k.attestation_id = f.attestation_id
           left join access_organisation o on o.id = f.organisation_id
        where (k.id = any($1::uuid[]) or (f.item_id = any($1::uuid[]) and f.item_step = 'certificate')) and ${sql}`,
      [workItemIds, ...parameters],
    );
  }
}

/** A certificate to be issued: for which case, and what its number is made of. */
export interface CertificateItem {
  workItemId: WorkItemId;
  attestationId: AttestationId;
  level: CommissionLevel;
  /** the year of its campaign */
  campaign: number;
  region: string;
}
