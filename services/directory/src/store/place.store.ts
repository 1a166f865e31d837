import type { PlaceCode, SubjectKey } from '@attestation/contracts';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Place, PlaceEntry } from '../domain/place.js';
import { exists, Register } from './register.js';

/** A place that is to be changed, and the one above that the command names. */
export interface PlaceSubject {
  id: PlaceCode;
  key: SubjectKey;
  parentCode: PlaceCode | null;
}

interface PlaceRow {
  code: PlaceCode;
  parent_code: PlaceCode | null;
  kind: Place['kind'];
  name: Place['name'];
  has_district_level: boolean;
}

@Injectable()
export class PlaceStore extends Register<PlaceEntry> {
  /** The places right below one, or the regions; by code. */
  async list(parent: string | undefined, cursor: string | undefined, limit: number): Promise<Page<Place>> {
    const [after = ''] = fromCursor(cursor, ['TEXT']) ?? [];
    const rows: PlaceRow[] = await this.db.query(
      `select * from place where parent_code is not distinct from $1 and code > $2 order by code limit $3`,
      [parent ?? null, after, limit + 1],
    );
    return toPage(rows.map(toPlace), limit, ({ placeCode }) => [placeCode]);
  }

  /** Which of these codes nobody has registered yet. */
  async missing(codes: PlaceCode[]): Promise<PlaceCode[]> {
    const rows: { code: PlaceCode }[] = await this.db.query('select code from unnest($1::text[]) as code except select code from place', [codes]);
    return rows.map(({ code }) => code);
  }

  protected override async load(tx: EntityManager, { id, parentCode }: PlaceSubject): Promise<PlaceEntry> {
    const [row]: PlaceRow[] = await tx.query('select * from place where code = $1', [id]);
    return {
      known: row && toPlace(row),
      parentKnown: await exists(tx, 'select 1 from place where code = $1', parentCode),
      parentBelow: await this.isBelow(tx, parentCode, id),
    };
  }

  protected override async keep(tx: EntityManager, _subject: PlaceSubject, { known }: PlaceEntry): Promise<void> {
    if (!known) return;
    await tx.query(
      `insert into place (code, parent_code, kind, name, has_district_level) values ($1, $2, $3, $4, $5)
       on conflict (code) do update set parent_code = excluded.parent_code, kind = excluded.kind, name = excluded.name,
         has_district_level = excluded.has_district_level`,
      [known.placeCode, known.parentCode, known.kind, known.name, known.hasDistrictLevel],
    );
  }

  private async isBelow(tx: EntityManager, place: string | null, top: string): Promise<boolean> {
    const found: unknown[] = await tx.query(
      `with recursive above(code) as (
         select parent_code from place where code = $1
         union select p.parent_code from place p join above a on p.code = a.code)
       select 1 from above where code = $2`,
      [place, top],
    );
    return found.length > 0;
  }
}

const toPlace = (row: PlaceRow): Place => ({
  placeCode: row.code,
  parentCode: row.parent_code,
  kind: row.kind,
  name: row.name,
  hasDistrictLevel: row.has_district_level,
});
