import type { OrganisationId, PersonId, PlainDate, SheetPosition } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Employment, EmploymentEntry } from '../../domain/employment.js';

export interface EmploymentRow {
  id: string;
  person_id: PersonId;
  organisation_id: OrganisationId;
  post: string;
  position_group: string;
  position: SheetPosition | null;
  subject: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  service_years: number;
  service_months: number;
  service_as_of: PlainDate;
}

const COLUMNS = ['id', 'person_id', 'organisation_id', 'post', 'position_group', 'position', 'subject', 'service_years', 'service_months'];
const DATES = ['valid_from', 'valid_to', 'service_as_of'];

/** What a row is read by; days as text. @param of the name under which the query knows the table */
export const employmentColumns = (of = 'employment'): string => [...COLUMNS.map((name) => `${of}.${name}`), ...DATES.map((name) => `${of}.${name}::text`)].join(', ');

export const toEmployment = (row: EmploymentRow): Employment => ({
  employmentId: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  post: row.post,
  positionGroup: row.position_group,
  position: row.position,
  subject: row.subject,
  from: row.valid_from,
  to: row.valid_to,
  serviceYears: row.service_years,
  serviceMonths: row.service_months,
  serviceAsOf: row.service_as_of,
});

/** All employments of these persons and those with these ids, by id. */
export async function employmentsOf(tx: EntityManager, persons: string[], ids: (string | undefined)[]): Promise<Map<string, Employment>> {
  const rows: EmploymentRow[] = await tx.query(
    `select ${employmentColumns()} from employment where person_id = any($1::uuid[]) or id = any($2::uuid[])`,
    [persons, ids.map((id) => id ?? null)],
  );
  return new Map(rows.map((row) => [row.id, toEmployment(row)]));
}

export async function keepEmployments(tx: EntityManager, entries: EmploymentEntry[]): Promise<void> {
  await tx.query(
    `insert into employment (id, person_id, organisation_id, post, position_group, position, subject, valid_from, valid_to, service_years, service_months, service_as_of)
     select r."employmentId", r."personId", r."organisationId", r.post, r."positionGroup", r.position, r.subject, r."from", r."to", r."serviceYears", r."serviceMonths", r."serviceAsOf"
       from jsonb_to_recordset($1::jsonb) as r("employmentId" uuid, "personId" uuid, "organisationId" uuid, post text, "positionGroup" text, position text, subject text,
         "from" date, "to" date, "serviceYears" int, "serviceMonths" int, "serviceAsOf" date)
     on conflict (id) do update set organisation_id = excluded.organisation_id, post = excluded.post,
       position_group = excluded.position_group, position = excluded.position, subject = excluded.subject, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, service_years = excluded.service_years, service_months = excluded.service_months,
       service_as_of = excluded.service_as_of`,
    [JSON.stringify(entries.flatMap(({ known }) => known ?? []))],
  );
}
