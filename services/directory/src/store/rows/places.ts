import type { PlaceCode } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Place, Placed, PlaceEntry } from '../../domain/place.js';
import type { KnownPlace } from '../../domain/tables/places.js';

export interface PlaceRow {
  code: PlaceCode;
  parent_code: PlaceCode | null;
  kind: Place['kind'];
  name: Place['name'];
  has_district_level: boolean;
  source: string | null;
}

export const toPlace = (row: PlaceRow): Place => ({
  placeCode: row.code,
  parentCode: row.parent_code,
  kind: row.kind,
  name: row.name,
  hasDistrictLevel: row.has_district_level,
});

/** These places and everything above them, by code. */
export async function placesUpFrom(tx: EntityManager, codes: (string | null)[]): Promise<Map<string, KnownPlace>> {
  const rows: PlaceRow[] = await tx.query(
    `with recursive up as (
       select * from place where code = any($1) union select p.* from place p join up on p.code = up.parent_code)
     select * from up`,
    [codes],
  );
  return new Map(rows.map((row) => [row.code, { known: toPlace(row), source: row.source }]));
}

/** What a level depends on, for each of these places that is known. The region below the country says whether there are districts (F-14). */
export async function placedOf(tx: EntityManager, codes: (string | null | undefined)[]): Promise<Map<string, Placed>> {
  const places = await placesUpFrom(tx, codes.map((code) => code ?? null));
  const above = (place: Place): Place | undefined => (place.parentCode === null ? undefined : places.get(place.parentCode)?.known);
  const regionOf = (place: Place): Place => {
    const parent = above(place);
    return parent && parent.kind !== 'COUNTRY' ? regionOf(parent) : place;
  };
  const placed = ({ known }: KnownPlace): Placed => ({ kind: known.kind, parentKind: above(known)?.kind ?? null, hasDistrictLevel: regionOf(known).hasDistrictLevel });
  return new Map([...places].map(([code, place]) => [code, placed(place)]));
}

export async function keepPlaces(tx: EntityManager, entries: PlaceEntry[]): Promise<void> {
  const rows = entries.flatMap(({ known, source }) => (known ? [{ ...known, source }] : []));
  await tx.query(
    `insert into place as p (code, parent_code, kind, name, has_district_level, source)
     select r."placeCode", r."parentCode", r.kind, r.name, r."hasDistrictLevel", r.source
       from jsonb_to_recordset($1::jsonb) as r("placeCode" text, "parentCode" text, kind text, name jsonb, "hasDistrictLevel" boolean, source text)
     on conflict (code) do update set parent_code = excluded.parent_code, kind = excluded.kind, name = excluded.name,
       has_district_level = excluded.has_district_level, source = coalesce(excluded.source, p.source)`,
    [JSON.stringify(rows)],
  );
}
