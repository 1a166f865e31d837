import type { OrganisationId, PlaceCode, Texts } from '@attestation/contracts';
import type { DataSource } from 'typeorm';

/** Where something holds: an organisation or a place, or neither. */
export interface Located {
  organisationId?: OrganisationId | null;
  placeCode?: PlaceCode | null;
}

/** What the organisations and places of these are called, asked for together, by id or code; who is not known yet is not among them. */
export async function namesOf(db: DataSource, located: readonly Located[]): Promise<ReadonlyMap<string, Texts>> {
  const rows: { id: string; name: Texts }[] = await db.query(
    `select id::text, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) as name from access_organisation where id = any($1::uuid[])
     union all select code, name from access_place where code = any($2::text[])`,
    [located.flatMap(({ organisationId }) => organisationId ?? []), located.flatMap(({ placeCode }) => placeCode ?? [])],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
