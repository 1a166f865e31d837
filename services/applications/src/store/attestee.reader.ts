import type { AttestationId, Caller, ClaimableCategory, OrganisationId, PersonId, PlaceCode, Role } from '@attestation/contracts';
import { jurisdictionSql, type SqlCondition } from '@attestation/access';
import { countOf, fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AttesteeList } from '../domain/attestee-list.js';
import { below, LIST } from './attestee-list.store.js';
import type { Listing } from './case.reader.js';
import { searched } from './search.js';

/** Who is, or may be, on a list. */
export interface Attestee {
  attestationId: AttestationId;
  personId: PersonId;
  organisationId: OrganisationId;
  placeCode: PlaceCode;
  claimed: ClaimableCategory;
  registrationNumber: string;
}
export interface AttesteeFilter {
  /** a district, or the region itself */
  placeCode?: PlaceCode;
  category?: ClaimableCategory;
  year?: number;
  /** beginnings of the words of the teacher's name, or the whole registration number */
  q?: string;
}

export interface AttesteeCount {
  placeCode: PlaceCode;
  claimed: ClaimableCategory;
  count: number;
}

/** Who may be listed, and the lists. */
@Injectable()
export class AttesteeReader {
  constructor(private readonly db: DataSource) {}

  /** Admitted cases on no list yet, by district, category and case. */
  async candidates(caller: Caller, { cursor, limit, ...filter }: Listing & AttesteeFilter): Promise<Page<Attestee>> {
    const [afterPlace = null, afterClaim = null, afterId = null] = fromCursor(cursor, ['TEXT', 'TEXT', 'UUID']) ?? [];
    const asked = listable(caller, filter, 5);
    const rows: Attestee[] = await this.db.query(
      `select c.id as "attestationId", c.person_id as "personId", c.organisation_id as "organisationId", c.place_code as "placeCode", c.claimed,
              c.registration_number as "registrationNumber" from case_file c
        where ${asked.sql} and ($1::text is null or (c.place_code, c.claimed, c.id) > ($1, $2::text, $3::uuid))
        order by c.place_code, c.claimed, c.id limit $4`,
      [afterPlace, afterClaim, afterId, limit + 1, ...asked.parameters],
    );
    return toPage(rows, limit, (each) => [each.placeCode, each.claimed, each.attestationId]);
  }

  /** How many candidates the same filter gives, by district and claimed category. */
  counts(caller: Caller, filter: AttesteeFilter): Promise<AttesteeCount[]> {
    const asked = listable(caller, filter, 1);
    return this.db.query(
      `select c.place_code as "placeCode", c.claimed, count(*)::int as count from case_file c where ${asked.sql} group by c.place_code, c.claimed order by c.place_code, c.claimed`,
      asked.parameters,
    );
  }

  /** The newest first. */
  async lists(caller: Caller, { cursor, limit, year }: Listing & { year?: number }): Promise<Page<AttesteeList>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const open = openLists(caller, 5);
    const rows: AttesteeList[] = await this.db.query(
      `select ${LIST} from attestee_list l where ${open.sql} and ($1::int is null or l.year = $1)
          and ($2::timestamptz is null or (l.approved_at, l.id) < ($2, $3::uuid))
        order by l.approved_at desc, l.id desc limit $4`,
      [year ?? null, after, afterId, limit + 1, ...open.parameters],
    );
    return toPage(rows, limit, ({ approvedAt, id }) => [approvedAt, id]);
  }

  listCount(caller: Caller, { year }: { year?: number }): Promise<number> {
    const open = openLists(caller, 2);
    return countOf(this.db, `attestee_list l where ${open.sql} and ($1::int is null or l.year = $1)`, [year ?? null, ...open.parameters]);
  }

  async list(caller: Caller, id: string): Promise<AttesteeList | undefined> {
    const open = openLists(caller, 2);
    const [row]: AttesteeList[] = await this.db.query(`select ${LIST} from attestee_list l where l.id = $1 and ${open.sql}`, [id, ...open.parameters]);
    return row;
  }

  /** Whom a list names, by number: as it was approved, whatever became of them. */
  async named(id: string, { cursor, limit, ...filter }: Listing & Pick<AttesteeFilter, 'category' | 'q'>): Promise<Page<Attestee>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['TEXT', 'UUID']) ?? [];
    const asked = namedIn(id, filter, 4);
    const rows: Attestee[] = await this.db.query(
      `select c.attestation_id as "attestationId", c.person_id as "personId", c.organisation_id as "organisationId", c.place_code as "placeCode", c.claimed,
              c.registration_number as "registrationNumber" from attestee c
        where ${asked.sql} and ($1::text is null or (c.registration_number, c.attestation_id) > ($1, $2::uuid))
        order by c.registration_number, c.attestation_id limit $3`,
      [after, afterId, limit + 1, ...asked.parameters],
    );
    return toPage(rows, limit, (each) => [each.registrationNumber, each.attestationId]);
  }

  namedCount(id: string, filter: Pick<AttesteeFilter, 'category' | 'q'>): Promise<number> {
    const asked = namedIn(id, filter, 1);
    return countOf(this.db, `attestee c where ${asked.sql}`, asked.parameters);
  }
}

/** Who may be listed (`case_file` as `c`): one condition for the candidates and their counts. */
function listable(caller: Caller, { placeCode, category, year, q }: AttesteeFilter, firstParameter: number): SqlCondition {
  const [place, claim, of] = [0, 1, 2].map((next) => `$${firstParameter + next}`);
  const within = jurisdictionSql(caller, { placeColumn: 'c.place_code' }, firstParameter + 3);
  const found = searched(q, firstParameter + 3 + within.parameters.length);
  const sql = `c.admitted and c.list_id is null and not c.ended and ${within.sql} and ${found.sql}
    and (${place}::text is null or c.place_code in ${below(place ?? '')}) and (${claim}::text is null or c.claimed = ${claim}) and (${of}::int is null or c.year = ${of})`;
  return { sql, parameters: [placeCode ?? null, category ?? null, year ?? null, ...within.parameters, ...found.parameters] };
}

/** Whom a list names (`attestee` as `c`). */
function namedIn(listId: string, { category, q }: Pick<AttesteeFilter, 'category' | 'q'>, firstParameter: number): SqlCondition {
  const found = searched(q, firstParameter + 2);
  const sql = `c.list_id = $${firstParameter} and ($${firstParameter + 1}::text is null or c.claimed = $${firstParameter + 1}) and ${found.sql}`;
  return { sql, parameters: [listId, category ?? null, ...found.parameters] };
}

/** A region's own lists (`attestee_list` as `l`); for the authorised body those that were sent to it. */
function openLists(caller: Caller, firstParameter: number): SqlCondition {
  const as = (role: Role, first: number) => jurisdictionSql({ ...caller, assignments: caller.assignments.filter((each) => each.role === role) }, { placeColumn: 'l.place_code' }, first);
  const region = as('REGION_DEPT', firstParameter);
  const ministry = as('AUTHORISED_BODY', firstParameter + region.parameters.length);
  return { sql: `(${region.sql} or (l.sent_at is not null and ${ministry.sql}))`, parameters: [...region.parameters, ...ministry.parameters] };
}
