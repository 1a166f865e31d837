import type { PlaceCode, SubjectKey } from '@attestation/contracts';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Place, PlaceEntry } from '../domain/place.js';
import { Register } from './register.js';
import { keepPlaces, placesUpFrom, toPlace, type PlaceRow } from './rows/places.js';

/** A place that is to be changed, and the one above that the command names. */
export interface PlaceSubject {
  id: PlaceCode;
  key: SubjectKey;
  parentCode: PlaceCode | null;
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
    const places = await placesUpFrom(tx, [id, parentCode]);
    const above = (code: PlaceCode | null): PlaceCode | null => (code === null ? null : (places.get(code)?.known.parentCode ?? null));
    const isBelow = (code: PlaceCode | null): boolean => code !== null && (code === id || isBelow(above(code)));
    return { ...places.get(id), parentKnown: parentCode !== null && places.has(parentCode), parentBelow: isBelow(above(parentCode)) };
  }

  protected override keep(tx: EntityManager, _subject: PlaceSubject, next: PlaceEntry): Promise<void> {
    return keepPlaces(tx, [next]);
  }
}
