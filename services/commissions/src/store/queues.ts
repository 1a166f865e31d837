import type { AttestationId, Caller, CommissionId, Instant, MeetingId, OrganisationId, PersonId, PlainDate, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, type CountedPage, countOf, fromCursor, nameFitsSql, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BODY, namesOfBodies } from './body-sql.js';

/** A case that waits for somebody, as queues show it. */
export interface WaitingCase {
  workItemId: WorkItemId;
  attestationId: AttestationId;
  commissionId: CommissionId;
  organisationId: OrganisationId;
  teacher: string;
  post: string;
  claimedCategory: string;
  currentCategory: string;
  /** of the sheets together */
  score: string | null;
  meets: boolean | null;
  awardedCategory: string | null;
  meetingId: MeetingId | null;
  protocolNumber: string | null;
  /** the protocol is signed: an order may be issued */
  protocolSigned: boolean;
  openedAt: Instant;
  due: Instant | null;
  /** last day on which a decision is in time */
  decisionsBy: PlainDate;
}

const CASE = `f.item_id as "workItemId", f.attestation_id as "attestationId", f.commission_id as "commissionId", f.organisation_id as "organisationId", coalesce(p.name, '') as teacher,
  f.post, f.claimed_category as "claimedCategory", f.current_category as "currentCategory", f.score->>'total' as score, (f.score->'meets')::boolean as meets,
  f.decision->>'awardedCategory' as "awardedCategory", f.decision->>'meetingId' as "meetingId", f.decision->>'protocolNumber' as "protocolNumber",
  coalesce(m.status = 'SIGNED', false) as "protocolSigned", ${utc('f.item_opened_at')} as "openedAt", ${almaty('f.item_due')} as due, f.decisions_by::text as "decisionsBy"`;
const FROM = `case_file f join commission c on c.id = f.commission_id left join known_person p on p.person_id = f.person_id
  left join meeting m on m.id = (f.decision->>'meetingId')::uuid`;

export interface Wish {
  cursor?: string;
  limit: number;
  /** part of the teacher's name, in any of the spellings of Kazakh letters */
  search?: string;
  /** only cases that no meeting has on its agenda; of a meeting that is not closed yet */
  free?: boolean;
}

/** Who waits for whom: lists for those who act, the longest waiting first. */
@Injectable()
export class Queues {
  constructor(private readonly db: DataSource) {}

  /** Scored cases that wait for a meeting of one commission. */
  meeting(caller: Caller, commissionId: CommissionId, wish: Wish): Promise<CountedPage<WaitingCase>> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 3);
    const free = wish.free ? ` and not ${ON_AGENDA}` : '';
    return this.cases(`f.item_step = 'meeting' and f.commission_id = $2 and ${sql}${free}`, [commissionId, ...parameters], wish);
  }

  /** Cases that wait for the order of a body which the caller heads. */
  order(caller: Caller, wish: Wish): Promise<CountedPage<WaitingCase>> {
    return this.cases(`f.item_step = 'order' and ${BODY} = any($2)`, [namesOfBodies(caller)], wish);
  }

  /** Cases that wait for the certificate of the caller's organisation. */
  certificate(caller: Caller, wish: Wish): Promise<CountedPage<WaitingCase>> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id' }, 2);
    return this.cases(`f.item_step = 'certificate' and ${sql}`, parameters, wish);
  }

  private async cases(condition: string, parameters: unknown[], { cursor, limit, search }: Wish): Promise<CountedPage<WaitingCase>> {
    const after = fromCursor(cursor, ['UUID'])?.[0] ?? null;
    const where = `${condition} and ${nameFitsSql('p.name', '$1')}`;
    const asked = [search ?? null, ...parameters];
    const [from, upTo] = [asked.length + 1, asked.length + 2];
    const rows: WaitingCase[] = await this.db.query(
      `select ${CASE} from ${FROM} where ${where} and ($${from}::uuid is null or f.item_id > $${from}) order by f.item_id limit $${upTo}`,
      [...asked, after, limit + 1],
    );
    return { ...toPage(rows, limit, ({ workItemId }) => [workItemId]), total: await countOf(this.db, `${FROM} where ${where}`, asked) };
  }

  /** A member's open sheets, the one due first on top. */
  async sheets(memberId: PersonId, { cursor, limit, search }: Wish): Promise<CountedPage<OpenSheet>> {
    const [due = null, id = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const where = `s.member_id = $1 and s.status = 'OPEN' and f.item_step = 'scoring' and ${nameFitsSql('p.name', '$2')}`;
    const from = 'score_sheet s join case_file f using (attestation_id) left join known_person p on p.person_id = f.person_id';
    const asked = [memberId, search ?? null];
    const rows: OpenSheet[] = await this.db.query(
      `select f.attestation_id as "attestationId", f.commission_id as "commissionId", coalesce(p.name, '') as teacher, f.post, f.claimed_category as "claimedCategory",
              f.current_category as "currentCategory", ${almaty('f.item_due')} as due
         from ${from} where ${where} and ($3::timestamptz is null or (f.item_due, f.attestation_id) > ($3, $4::uuid)) order by f.item_due, f.attestation_id limit $5`,
      [...asked, due, id, limit + 1],
    );
    return { ...toPage(rows, limit, (row) => [row.due, row.attestationId]), total: await countOf(this.db, `${from} where ${where}`, asked) };
  }

  /** Cases of one commission that its members score, the one due first on top: how many sheets are in and how many are awaited. */
  async scoring(caller: Caller, commissionId: CommissionId, { cursor, limit, search }: Wish): Promise<CountedPage<CaseInScoring>> {
    const [due = null, id = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 3);
    const where = `f.item_step = 'scoring' and f.commission_id = $2 and ${nameFitsSql('p.name', '$1')} and ${sql}`;
    const asked = [search ?? null, commissionId, ...parameters];
    const [after, upTo] = [asked.length + 1, asked.length + 3];
    const rows: CaseInScoring[] = await this.db.query(
      `select f.attestation_id as "attestationId", coalesce(p.name, '') as teacher, f.post, f.claimed_category as "claimedCategory", f.current_category as "currentCategory",
              ${almaty('f.item_due')} as due, ${sheetsIn('SUBMITTED')} as submitted, ${sheetsIn('OPEN')} as open
         from case_file f left join known_person p on p.person_id = f.person_id
        where ${where} and ($${after}::timestamptz is null or (f.item_due, f.attestation_id) > ($${after}, $${after + 1}::uuid)) order by f.item_due, f.attestation_id limit $${upTo}`,
      [...asked, due, id, limit + 1],
    );
    const total = await countOf(this.db, `case_file f left join known_person p on p.person_id = f.person_id where ${where}`, asked);
    return { ...toPage(rows, limit, (row) => [row.due, row.attestationId]), total };
  }
}

const sheetsIn = (status: string): string => `(select count(*)::int from score_sheet s where s.attestation_id = f.attestation_id and s.status = '${status}')`;
/** A meeting that is called or held has the case on its agenda. */
const ON_AGENDA = `exists (select 1 from meeting a where a.commission_id = f.commission_id and a.status in ('CALLED', 'HELD') and f.attestation_id = any(a.agenda))`;

/** A sheet as its member's queue shows it. */
export interface OpenSheet {
  attestationId: AttestationId;
  commissionId: CommissionId;
  teacher: string;
  post: string;
  claimedCategory: string;
  currentCategory: string;
  due: Instant;
}

/** A case that is being scored, as the secretary follows it. */
export interface CaseInScoring extends Omit<OpenSheet, 'commissionId'> {
  /** sheets that are in */
  submitted: number;
  /** sheets that are awaited */
  open: number;
}
