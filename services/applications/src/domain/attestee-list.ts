import { accept, FactType, refuse, type AttestationId, type Change, type ClaimableCategory, type Fact, type Instant, type PersonId, type PlaceCode, type Reason } from '@attestation/contracts';
import { localDate, regionalList, ruleSetInForce, ruleSetOf } from '@attestation/regulation';
import { notToBeListed } from './own-reasons.js';

/** A region's list of attestees, as it was approved. */
export interface AttesteeList {
  id: string;
  placeCode: PlaceCode;
  year: number;
  /** the region's own */
  number: string;
  approvedAt: Instant;
  approvedBy: PersonId;
  sentAt: Instant | null;
  sentBy: PersonId | null;
  count: number;
}

/** A region: who may be listed, its lists, and what this change does. */
export interface Region {
  placeCode: PlaceCode;
  /** admitted, on no list yet */
  candidates: { id: AttestationId; year: number; claimed: ClaimableCategory; places: PlaceCode[] }[];
  lists: AttesteeList[];
  approved?: { list: AttesteeList; named: AttestationId[] };
  sent?: AttesteeList;
}

export interface Approval {
  id: string;
  year: number;
  number: string;
  /** null: all of the year who are on no list yet, or those of a district and category */
  chosen: AttestationId[] | null;
  districtCode?: PlaceCode;
  category?: ClaimableCategory;
  /** how many there were when the region saw them; absent: whoever there is */
  expected?: number;
  by: PersonId;
  now: Instant;
}

/**
 * The region approves its list of attestees. Nobody's case waits for it.
 * Refusals: LIST_NUMBER_TAKEN, LIST_CHANGED (all were to be listed, and they are others than were seen), NOT_TO_BE_LISTED (says how many of the chosen are not admitted, are on a list, or of another region or year),
 * NOBODY_TO_LIST.
 * @source R-024; D.1 row 11
 */
export function approveList(region: Region | undefined, { id, year, number, chosen, expected, by, now, ...among }: Approval): Change<Region, AttesteeList> {
  if (!region) return refuse('NOT_FOUND');
  if (region.lists.some((list) => list.year === year && list.number === number)) return refuse('LIST_NUMBER_TAKEN');
  const listable = region.candidates.filter((each) => each.year === year && isAmong(each, among)).map((each) => each.id);
  const named = chosen ? [...new Set(chosen)] : listable;
  const may = new Set(listable);
  const strangers = named.filter((each) => !may.has(each)).length;
  if (strangers > 0) return refuse('NOT_TO_BE_LISTED', [notToBeListed(strangers)]);
  if (named.length === 0) return refuse('NOBODY_TO_LIST', reasonsOn(now));
  if (!chosen && expected !== undefined && expected !== named.length) return refuse('LIST_CHANGED');

  const { placeCode } = region;
  const list: AttesteeList = { id, placeCode, year, number, approvedAt: now, approvedBy: by, sentAt: null, sentBy: null, count: named.length };
  const facts: Fact[] = [{ type: FactType.ListApproved, data: { listId: id, placeCode, year, number, attestationIds: named, approvedOn: localDate(now), by } }];
  return accept({ next: { ...region, approved: { list, named } }, result: list, facts });
}

const isAmong = ({ claimed, places }: Region['candidates'][number], { districtCode, category }: Pick<Approval, 'districtCode' | 'category'>): boolean =>
  (!category || claimed === category) && (!districtCode || places.includes(districtCode));

/** The list goes to the authorised body. Again is harmless. Refusals: NOT_FOUND. */
export function sendList(region: Region | undefined, { id, by, now }: { id: string; by: PersonId; now: Instant }): Change<Region, AttesteeList> {
  const list = region?.lists.find((each) => each.id === id);
  if (!region || !list) return refuse('NOT_FOUND');
  if (list.sentAt) return accept({ result: list });
  const sent = { ...list, sentAt: now, sentBy: by };
  const { placeCode, year, number, count } = list;
  const facts: Fact[] = [{ type: FactType.ListSent, data: { listId: id, placeCode, year, number, count, sentAt: now, by } }];
  return accept({ next: { ...region, sent }, result: sent, facts });
}

/** Who approves it, to whom it goes, and that no deadline is named. */
export const reasonsOn = (at: Instant): Reason[] => regionalList(ruleSetOf(ruleSetInForce(localDate(at)))).reasons;
