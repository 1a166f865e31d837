import { FactType, refuse, type Change, type FactOf } from '@attestation/contracts';
import { keepNoted, type Entry } from './keep-record.js';

/** A place of the territory by its KATO code; jurisdiction over it holds for all below. */
export type Place = FactOf<typeof FactType.PlaceChanged>;

export interface PlaceEntry extends Entry<Place> {
  /** of the place above: whether there is one of this code */
  parentKnown: boolean;
  /** whether the place above lies below this one itself */
  parentBelow: boolean;
  /** where code and name were taken from */
  source?: string | null;
}

/**
 * Puts a place where it belongs. The place above must be known first: the territory has no loose ends and no circles.
 * @param source absent: the one on record stays
 */
export function putPlace(entry: PlaceEntry, place: Place, source?: string): Change<PlaceEntry, Place> {
  const { parentCode, placeCode } = place;
  if (parentCode !== null && (!entry.parentKnown || entry.parentBelow || parentCode === placeCode)) return refuse('PLACE_UNKNOWN');
  return keepNoted<Place, PlaceEntry>(entry, place, { type: FactType.PlaceChanged, data: place }, source === undefined ? {} : { source });
}

/** What a place is for the law: a region (or a city of republican significance), a district (or a city in a region), or neither. */
export type PlaceLevel = 'REGION' | 'DISTRICT' | 'OTHER';

/** A place as far as its level depends on it. */
export interface Placed {
  kind: Place['kind'];
  /** of the place above, if there is one */
  parentKind: Place['kind'] | null;
  /** whether the region it lies in has district departments at all (F-14) */
  hasDistrictLevel: boolean;
}

/** @source, F-14: where the region has no district level, no place in it is a district */
export function levelOf({ kind, parentKind, hasDistrictLevel }: Placed): PlaceLevel {
  const atTop = parentKind === null || parentKind === 'COUNTRY';
  if (kind === 'REGION' || (kind === 'CITY' && atTop)) return 'REGION';
  return (kind === 'DISTRICT' || kind === 'CITY') && hasDistrictLevel ? 'DISTRICT' : 'OTHER';
}
