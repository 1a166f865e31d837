import { FactType, refuse, type Change, type FactOf } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';

/** An organisation of education or of administration, with its subordination: it decides the commission's level (E.1). */
export type Organisation = FactOf<typeof FactType.OrganisationChanged>;

export interface OrganisationEntry extends Entry<Organisation> {
  placeKnown: boolean;
}

/** Registers an organisation or what has changed about it. */
export function putOrganisation(entry: OrganisationEntry, organisation: Organisation): Change<OrganisationEntry, Organisation> {
  if (!entry.placeKnown) return refuse('PLACE_UNKNOWN');
  return keepRecord(entry, organisation, { type: FactType.OrganisationChanged, data: organisation });
}
