import type { OrganisationId, PersonId, PlaceCode, PlainDate, Role } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Assignment, AssignmentEntry } from '../../domain/role-assignment.js';
import type { KnownRole } from '../../domain/tables/roles.js';

export interface RoleRow {
  id: string;
  person_id: PersonId;
  role: Role;
  organisation_id: OrganisationId | null;
  place_code: PlaceCode | null;
  order_number: string | null;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  ended_on: PlainDate | null;
}

export const ROLE_COLUMNS = 'id, person_id, role, organisation_id, place_code, order_number, valid_from::text, valid_to::text, ended_on::text';

export const toAssignment = (row: RoleRow): Assignment => ({
  assignmentId: row.id,
  personId: row.person_id,
  role: row.role,
  organisationId: row.organisation_id,
  placeCode: row.place_code,
  orderNumber: row.order_number,
  from: row.valid_from,
  to: row.valid_to,
});

/** All roles of these persons and those with these ids, by id. */
export async function rolesOf(tx: EntityManager, persons: string[], ids: (string | undefined)[]): Promise<Map<string, KnownRole>> {
  const rows: RoleRow[] = await tx.query(
    `select ${ROLE_COLUMNS} from role_assignment where person_id = any($1::uuid[]) or id = any($2::uuid[])`,
    [persons, ids.map((id) => id ?? null)],
  );
  return new Map(rows.map((row) => [row.id, { known: toAssignment(row), endedOn: row.ended_on ?? undefined }]));
}

export async function keepRoles(tx: EntityManager, entries: AssignmentEntry[]): Promise<void> {
  const rows = entries.flatMap(({ known, endedOn }) => (known ? [{ ...known, endedOn }] : []));
  await tx.query(
    `insert into role_assignment (id, person_id, role, organisation_id, place_code, order_number, valid_from, valid_to, ended_on)
     select r."assignmentId", r."personId", r.role, r."organisationId", r."placeCode", r."orderNumber", r."from", r."to", r."endedOn"
       from jsonb_to_recordset($1::jsonb) as r("assignmentId" uuid, "personId" uuid, role text, "organisationId" uuid, "placeCode" text, "orderNumber" text,
         "from" date, "to" date, "endedOn" date)
     on conflict (id) do update set role = excluded.role, organisation_id = excluded.organisation_id, place_code = excluded.place_code,
       order_number = excluded.order_number, valid_from = excluded.valid_from, valid_to = excluded.valid_to, ended_on = excluded.ended_on`,
    [JSON.stringify(rows)],
  );
}
