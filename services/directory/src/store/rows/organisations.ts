import type { OrganisationId, PlaceCode } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Organisation, OrganisationEntry } from '../../domain/organisation.js';
import type { NamedOrganisations } from '../../domain/tables/named.js';
import type { KnownOrganisation } from '../../domain/tables/organisations.js';

export interface OrganisationRow {
  id: OrganisationId;
  place_code: PlaceCode;
  name: Organisation['name'];
  kind: string;
  subordination: Organisation['subordination'];
  active: boolean;
  penal_institution: boolean;
  code: string | null;
}

export const toOrganisation = (row: OrganisationRow): Organisation => ({
  organisationId: row.id,
  placeCode: row.place_code,
  name: row.name,
  kind: row.kind,
  subordination: row.subordination,
  active: row.active,
  penalInstitution: row.penal_institution,
});

/** The organisations with these ids or codes, by id. */
export async function organisationsBy(tx: EntityManager, ids: (string | undefined)[], codes: (string | undefined)[]): Promise<Map<string, KnownOrganisation>> {
  const rows: OrganisationRow[] = await tx.query('select * from organisation where id = any($1::uuid[]) or code = any($2)', [ids.map(orNull), codes.map(orNull)]);
  return new Map(rows.map((row) => [row.id, { known: toOrganisation(row), code: row.code }]));
}

/** Which organisations lines mean by these ids and codes. */
export async function namedOrganisations(tx: EntityManager, lines: { organisationId?: string; organisationCode?: string }[]): Promise<NamedOrganisations> {
  const found = await organisationsBy(tx, lines.map(({ organisationId }) => organisationId), lines.map(({ organisationCode }) => organisationCode));
  const codes = [...found.values()].flatMap(({ code, known }): [string, OrganisationId][] => (code === null || code === undefined ? [] : [[code, known.organisationId]]));
  return { known: new Set(found.keys()), byCode: new Map(codes) };
}

export async function keepOrganisations(tx: EntityManager, entries: OrganisationEntry[]): Promise<void> {
  const rows = entries.flatMap(({ known, code }) => (known ? [{ ...known, code }] : []));
  await tx.query(
    `insert into organisation as o (id, place_code, name, kind, subordination, active, penal_institution, code)
     select r."organisationId", r."placeCode", r.name, r.kind, r.subordination, r.active, r."penalInstitution", r.code
       from jsonb_to_recordset($1::jsonb) as r("organisationId" uuid, "placeCode" text, name jsonb, kind text, subordination text, active boolean, "penalInstitution" boolean, code text)
     on conflict (id) do update set place_code = excluded.place_code, name = excluded.name, kind = excluded.kind,
       subordination = excluded.subordination, active = excluded.active, penal_institution = excluded.penal_institution, code = coalesce(excluded.code, o.code)`,
    [JSON.stringify(rows)],
  );
}

const orNull = (value: string | undefined): string | null => value ?? null;
