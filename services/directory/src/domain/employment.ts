import { FactType, refuse, type Change, type FactOf } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';

/** A person's post at an organisation, with her pedagogical service on a day. */
export type Employment = FactOf<typeof FactType.EmploymentChanged>;

export interface EmploymentEntry extends Entry<Employment> {
  personKnown: boolean;
  organisationKnown: boolean;
}

/** Registers an employment or what has changed about it. It stays with its person. */
export function putEmployment(entry: EmploymentEntry, employment: Employment): Change<EmploymentEntry, Employment> {
  if (!entry.personKnown) return refuse('PERSON_UNKNOWN');
  if (!entry.organisationKnown) return refuse('ORGANISATION_UNKNOWN');
  if (employment.to !== null && employment.to < employment.from) return refuse('TERM_INVALID');
  if (entry.known && entry.known.personId !== employment.personId) return refuse('PERSON_UNKNOWN');
  return keepRecord(entry, employment, { type: FactType.EmploymentChanged, data: employment });
}
