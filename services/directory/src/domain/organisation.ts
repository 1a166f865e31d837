import { FactType, refuse, type Change, type FactOf, type OrganisationId } from '@attestation/contracts';
import { keepNoted, type Entry } from './keep-record.js';

/** An organisation of education or of administration, with its subordination: it decides the commission's level (E.1). */
export type Organisation = FactOf<typeof FactType.OrganisationChanged>;

export interface OrganisationEntry extends Entry<Organisation> {
  placeKnown: boolean;
  /** its code in the register it was taken over from, by which tables name it */
  code?: string | null;
  /** who has the code that this command brings */
  codeHolder?: OrganisationId;
}

/**
 * Registers an organisation or what has changed about it. Of a penal institution nothing is said: it stays as it is, and a new one is at none.
 * @param code absent: the one on record stays
 */
export function putOrganisation(entry: OrganisationEntry, said: Organisation, code?: string): Change<OrganisationEntry, Organisation> {
  const organisation: Organisation = { ...said, penalInstitution: said.penalInstitution ?? entry.known?.penalInstitution ?? false };
  if (!entry.placeKnown) return refuse('PLACE_UNKNOWN');
  if (code !== undefined && entry.codeHolder !== undefined && entry.codeHolder !== organisation.organisationId) return refuse('ORGANISATION_CODE_KNOWN');
  const fact = { type: FactType.OrganisationChanged, data: organisation };
  return keepNoted<Organisation, OrganisationEntry>(entry, organisation, fact, code === undefined ? {} : { code });
}
