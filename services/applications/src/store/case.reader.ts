import { FactType, type AttestationId, type AttestationState, type Caller, type ClaimableCategory, type Fact, type Instant, type PlainDate } from '@attestation/contracts';
import { fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile, Entry } from '../domain/case-file.js';
import { fileOf } from './case-rows.js';
import { filtered, lateAt, type CaseFilter } from './case.filter.js';
import { caseWithin, reachesAll } from './jurisdictions.js';

export interface Listing {
  cursor?: string;
  limit: number;
}
/** In which order a list comes: the newest first, or the most urgent. */
export type CaseOrder = 'NEWEST' | 'DUE';

export interface Against {
  attestedThisYear: boolean;
  bannedUntil: PlainDate | null;
}

export interface CaseCount {
  state: AttestationState;
  claimed: ClaimableCategory;
  count: number;
  late: number;
}

const ORDERS: Readonly<Record<CaseOrder, { key: string; after: string; way: string }>> = {
  NEWEST: { key: 'c.opened_at', after: '<', way: 'desc' },
  DUE: { key: 'c.due', after: '>', way: 'asc' },
};

/** What callers are shown of cases: only those within their jurisdiction exist. */
@Injectable()
export class CaseReader {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** The caller's cases. Which they are is found in an index alone, where one holds all that is asked by; their files are fetched for the page. */
  async list(caller: Caller, { cursor, limit, order = 'NEWEST', ...filter }: Listing & CaseFilter & { order?: CaseOrder }): Promise<Page<CaseFile>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const { key, after: follows, way } = ORDERS[order];
    const where = filtered(caller, filter, this.now(), 4);
    const ownFirst = order === 'DUE' && !reachesAll(caller); // or cases of the whole country are gone through for some of a place
    const rows: (Row & { key: Instant })[] = await this.db.query(
      `with asked as ${ownFirst ? '' : 'not '}materialized (
         select c.id, ${key} as at from case_file c where ${where.sql} and ($1::timestamptz is null or (${key}, c.id) ${follows} ($1, $2::uuid)))
       select c.body, ${utc(key)} as key from case_file c join (select id from asked order by at ${way}, id ${way} limit $3) page on page.id = c.id
        order by ${key} ${way}, c.id ${way}`,
      [after, afterId, limit + 1, ...where.parameters],
    );
    const { items, next } = toPage(rows, limit, ({ key: at, body }) => [at, body.id]);
    return { items: items.map(({ body }) => fileOf(body)), next };
  }

  /** How many cases the list would hold, by state and claimed category. */
  counts(caller: Caller, filter: CaseFilter): Promise<CaseCount[]> {
    const now = this.now();
    const where = filtered(caller, filter, now, 2);
    return this.db.query(
      `select c.state, c.claimed, count(*)::int as count, count(*) filter (where ${lateAt(1)})::int as late from case_file c
        where ${where.sql} group by c.state, c.claimed order by c.state, c.claimed`,
      [now, ...where.parameters],
    );
  }

  /** @returns undefined for a case that does not exist or lies outside */
  async one(caller: Caller, id: AttestationId): Promise<CaseFile | undefined> {
    const within = caseWithin(caller, 2);
    const [row]: Row[] = await this.db.query(`select c.body from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
    return row && fileOf(row.body);
  }

  /** How often it was kept. @returns undefined for a case that does not exist or lies outside */
  async version(caller: Caller, id: AttestationId): Promise<number | undefined> {
    const within = caseWithin(caller, 2);
    const [row]: { version: number }[] = await this.db.query(`select c.version from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
    return row?.version;
  }

  /** What happened to a case, by the time it happened; with the meetings that had it on their agenda, and the protocol of the one that decided. */
  async entries(id: AttestationId): Promise<Entry[]> {
    const rows: EntryRow[] = await this.db.query(
      `select ${utc('told.at')} as at, type, data from (
         select at, id, type, data from time_line where attestation_id = $1
         union all select at, 0, type, data from meeting_fact where type = $2 and agenda @> array[$1::uuid]
         union all select at, 0, type, ${ONLY_HERS} from meeting_fact
                    where type = $3 and meeting_id in (select (data->>'meetingId')::uuid from time_line where attestation_id = $1 and type = $4)
       ) told order by told.at, id`,
      [id, FactType.MeetingCalled, FactType.ProtocolSigned, FactType.Decided],
    );
    return rows.map(toEntry);
  }

  /**
   * What may stand against a person besides her file: whether another attestation of hers was accepted in these days, those of a school year
   * and until which day she is not admitted, as the register has it today; `null`: no ban is known (E.9).
   */
  async against({ id, personId }: Pick<CaseFile, 'id' | 'personId'>, { from, to }: { from: string; to: string }): Promise<Against> {
    const [row]: Against[] = await this.db.query(
      `select exists (select from case_file other where other.person_id = $1 and other.id <> $2 and other.body->'answer'->>'answer' = 'ACCEPTED'
                         and other.body->>'openedOn' between $3 and $4) as "attestedThisYear",
              (select banned_until::text from person where id = $1) as "bannedUntil"`,
      [personId, id, from, to],
    );
    return row ?? { attestedThisYear: false, bannedUntil: null };
  }

  private now(): Instant {
    return this.clock.now().toISOString();
  }
}

/** Of all the extracts of a protocol the case's own. */
const ONLY_HERS = `data || jsonb_build_object('extracts', (select coalesce(jsonb_agg(each), '[]') from jsonb_array_elements(data->'extracts') each where each->>'attestationId' = $1::text))`;

interface Row {
  body: CaseFile;
}
export interface EntryRow {
  at: Instant;
  type: string;
  data: object;
}

export const toEntry = ({ at, type, data }: EntryRow): Entry => ({ at, fact: { type, data } as Fact });
