import { FactType, refuse, type Change, type FactOf } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';

/** A person's post at an organisation, with her pedagogical service on a day. */
export type Employment = FactOf<typeof FactType.EmploymentChanged>;

export interface EmploymentEntry extends Entry<Employment> {
  personKnown: boolean;
  organisationKnown: boolean;
}

/** Registers an employment or what has changed about it. It stays with its person; of its position nothing is said: that stays as it is. */
export function putEmployment(entry: EmploymentEntry, said: Employment): Change<EmploymentEntry, Employment> {
  const employment: Employment = { ...said, position: said.position === undefined ? (entry.known?.position ?? null) : said.position };
  if (!entry.personKnown) return refuse('PERSON_UNKNOWN');
  if (!entry.organisationKnown) return refuse('ORGANISATION_UNKNOWN');
  if (employment.to !== null && employment.to < employment.from) return refuse('TERM_INVALID');
  if (entry.known && entry.known.personId !== employment.personId) return refuse('PERSON_UNKNOWN');
  return keepRecord(entry, employment, { type: FactType.EmploymentChanged, data: employment });
}
