import { accept, FactType, refuse, type Change, type FactOf, type PersonId } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';
import { readPersonalNumber, type PersonalNumber } from './personal-number.js';

/** What the platform may know of a person without the personal number. */
export type Person = FactOf<typeof FactType.PersonChanged>;

export interface PersonEntry extends Entry<Person> {
  /** who holds the personal number that this command brings */
  holder?: PersonId;
  /** the number to be sealed with the record; absent: the one on record stays */
  personalNumber?: PersonalNumber;
}

export interface PersonCommand {
  person: Person;
  /** as it was typed; staff of the ministry may be registered without one */
  personalNumber?: string;
  /** whether numbers of fixtures are accepted: never in production */
  fixtures: boolean;
}

/** Registers a person or what has changed about her. A personal number belongs to one person. */
export function putPerson(entry: PersonEntry, { person, personalNumber, fixtures }: PersonCommand): Change<PersonEntry, Person> {
  if (personalNumber === undefined) return keepRecord(entry, person, { type: FactType.PersonChanged, data: person });

  const number = readPersonalNumber(personalNumber, { fixtures });
  if (!number) return refuse('PERSONAL_NUMBER_INVALID');
  if (entry.holder !== undefined && entry.holder !== person.personId) return refuse('PERSONAL_NUMBER_KNOWN');

  const kept = keepRecord<Person, PersonEntry>(entry, person, { type: FactType.PersonChanged, data: person });
  if (!kept.ok || entry.holder === person.personId) return kept;
  return accept({ ...kept, next: { ...entry, known: person, personalNumber: number } });
}
