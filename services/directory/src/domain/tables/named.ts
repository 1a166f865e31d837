import { refuse, type OrganisationId, type PersonId, type Refusal } from '@attestation/contracts';
import { readPersonalNumber } from '../personal-number.js';

/** How a line names a person: by the platform's own id, which goes first, or by the personal number. */
export interface NamesPerson {
  personId?: PersonId;
  personalNumber?: string;
}

/** The persons named by the lines, as the store has looked them up. */
export interface NamedPersons {
  known: ReadonlySet<string>;
  /** who holds a number; numbers that nobody holds are not in it */
  holders: ReadonlyMap<string, PersonId>;
  /** whether numbers of fixtures are accepted */
  fixtures: boolean;
}

/** The person a line names. */
export function personOf({ known, holders, fixtures }: NamedPersons, { personId, personalNumber }: NamesPerson): PersonId | Refusal {
  if (personId !== undefined) return known.has(personId) ? personId : refuse('PERSON_UNKNOWN');
  if (personalNumber === undefined) return refuse('KEY_MISSING');
  if (!readPersonalNumber(personalNumber, { fixtures })) return refuse('PERSONAL_NUMBER_INVALID');
  return holders.get(personalNumber) ?? refuse('PERSON_UNKNOWN');
}

/** How a line names an organisation: by the platform's own id, which goes first, or by its code in the register it was taken from. */
export interface NamesOrganisation {
  organisationId?: OrganisationId;
  organisationCode?: string;
}

/** The organisations named by the lines, as the store has looked them up. */
export interface NamedOrganisations {
  known: ReadonlySet<string>;
  byCode: ReadonlyMap<string, OrganisationId>;
}

/** The organisation a line names; null: none. */
export function organisationOf({ known, byCode }: NamedOrganisations, { organisationId, organisationCode }: NamesOrganisation): OrganisationId | Refusal | null {
  if (organisationId !== undefined) return known.has(organisationId) ? organisationId : refuse('ORGANISATION_UNKNOWN');
  if (organisationCode === undefined) return null;
  return byCode.get(organisationCode) ?? refuse('ORGANISATION_UNKNOWN');
}
