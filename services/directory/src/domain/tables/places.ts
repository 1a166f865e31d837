import type { PlaceCode } from '@attestation/contracts';
import { putPlace, type Place, type PlaceEntry } from '../place.js';
import { Table, type Line, type Weighed } from './table.js';

export interface PlaceLine extends Line, Place {
  source?: string;
}

/** A place with what the register notes beside it. */
export type KnownPlace = Pick<PlaceEntry, 'source'> & { known: Place };

/** The territory as far as the lines touch it: their places, those above, and everything above these. */
export class PlacesTable extends Table<PlaceLine, PlaceEntry> {
  constructor(private readonly places: Map<string, KnownPlace>) {
    super();
  }

  protected weigh({ placeCode, parentCode, kind, name, hasDistrictLevel, source }: PlaceLine): Weighed<PlaceEntry> {
    const before = this.places.get(placeCode);
    const entry = { ...before, parentKnown: parentCode !== null && this.places.has(parentCode), parentBelow: this.isBelow(parentCode, placeCode) };
    const change = putPlace(entry, { placeCode, parentCode, kind, name, hasDistrictLevel }, source);
    return { id: placeCode, key: placeCode, isNew: !before, change };
  }

  protected note(id: string, { known, source }: PlaceEntry): void {
    if (known) this.places.set(id, { known, source });
  }

  private isBelow(code: PlaceCode | null, top: PlaceCode): boolean {
    for (let at = this.above(code); at !== null; at = this.above(at)) if (at === top) return true;
    return false;
  }

  private above(code: PlaceCode | null): PlaceCode | null {
    return (code !== null && this.places.get(code)?.known.parentCode) || null;
  }
}
