import type { AttestationId, Caller, ClaimableCategory, OrganisationId, PersonId, PlaceCode, Role } from '@attestation/contracts';
import { jurisdictionSql, type SqlCondition } from '@attestation/access';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AttesteeList } from '../domain/attestee-list.js';
import { below, LIST } from './attestee-list.store.js';
import type { Listing } from './case.reader.js';

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
}

/** Who may be listed, and the lists. */
@Injectable()
export class AttesteeReader {
  constructor(private readonly db: DataSource) {}

  /** Admitted cases on no list yet, by district, category and case. */
  async candidates(caller: Caller, { cursor, limit, placeCode, category, year }: Listing & AttesteeFilter): Promise<Page<Attestee>> {
    const [afterPlace = null, afterClaim = null, afterId = null] = fromCursor(cursor, ['TEXT', 'TEXT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, { placeColumn: 'c.place_code' }, 8);
    const rows: Attestee[] = await this.db.query(
      `select c.id as "attestationId", c.person_id as "personId", c.organisation_id as "organisationId", c.place_code as "placeCode", c.claimed,
              c.registration_number as "registrationNumber" from case_file c
        where c.admitted and c.list_id is null and not c.ended and ${within.sql}
          and ($1::text is null or c.place_code in ${below('$1')}) and ($2::text is null or c.claimed = $2) and ($3::int is null or c.year = $3)
          and ($4::text is null or (c.place_code, c.claimed, c.id) > ($4, $5::text, $6::uuid))
        order by c.place_code, c.claimed, c.id limit $7`,
      [placeCode ?? null, category ?? null, year ?? null, afterPlace, afterClaim, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows, limit, (each) => [each.placeCode, each.claimed, each.attestationId]);
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

  async list(caller: Caller, id: string): Promise<AttesteeList | undefined> {
    const open = openLists(caller, 2);
    const [row]: AttesteeList[] = await this.db.query(`select ${LIST} from attestee_list l where l.id = $1 and ${open.sql}`, [id, ...open.parameters]);
    return row;
  }

  /** Whom a list names, by number: as it was approved, whatever became of them. */
  async named(id: string, { cursor, limit }: Listing): Promise<Page<Attestee>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['TEXT', 'UUID']) ?? [];
    const rows: Attestee[] = await this.db.query(
      `select a.attestation_id as "attestationId", a.person_id as "personId", a.organisation_id as "organisationId", a.place_code as "placeCode", a.claimed,
              a.registration_number as "registrationNumber" from attestee a
        where a.list_id = $1 and ($2::text is null or (a.registration_number, a.attestation_id) > ($2, $3::uuid))
        order by a.registration_number, a.attestation_id limit $4`,
      [id, after, afterId, limit + 1],
    );
    return toPage(rows, limit, (each) => [each.registrationNumber, each.attestationId]);
  }
}

/** A region's own lists (`attestee_list` as `l`); for the authorised body those that were sent to it. */
function openLists(caller: Caller, firstParameter: number): SqlCondition {
  const as = (role: Role, first: number) => jurisdictionSql({ ...caller, assignments: caller.assignments.filter((each) => each.role === role) }, { placeColumn: 'l.place_code' }, first);
  const region = as('REGION_DEPT', firstParameter);
  const ministry = as('AUTHORISED_BODY', firstParameter + region.parameters.length);
  return { sql: `(${region.sql} or (l.sent_at is not null and ${ministry.sql}))`, parameters: [...region.parameters, ...ministry.parameters] };
}
