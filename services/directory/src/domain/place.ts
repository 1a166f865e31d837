import { FactType, refuse, type Change, type FactOf } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';

/** A place of the territory by its KATO code; jurisdiction over it holds for all below. */
export type Place = FactOf<typeof FactType.PlaceChanged>;

export interface PlaceEntry extends Entry<Place> {
  /** of the place above: whether there is one of this code */
  parentKnown: boolean;
  /** whether the place above lies below this one itself */
  parentBelow: boolean;
}

/** Puts a place where it belongs. The place above must be known first: the territory has no loose ends and no circles. */
export function putPlace(entry: PlaceEntry, place: Place): Change<PlaceEntry, Place> {
  const { parentCode, placeCode } = place;
  if (parentCode !== null && (!entry.parentKnown || entry.parentBelow || parentCode === placeCode)) return refuse('PLACE_UNKNOWN');
  return keepRecord(entry, place, { type: FactType.PlaceChanged, data: place });
}
