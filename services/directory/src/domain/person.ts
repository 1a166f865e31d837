import { accept, FactType, refuse, type Change, type FactOf, type PersonId, type PlainDate } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';
import { readPersonalNumber, type PersonalNumber } from './personal-number.js';

/** What the platform may know of a person without the personal number. */
export type Person = FactOf<typeof FactType.PersonChanged>;

/** The order a current category rests on. */
export interface Award {
  /** the day of the order */
  awardedOn: PlainDate;
  orderNumber: string;
}

export interface PersonEntry extends Entry<Person> {
  /** who holds the personal number that this command brings */
  holder?: PersonId;
  /** the number to be sealed with the record; absent: the one on record stays */
  personalNumber?: PersonalNumber;
  /** what the current category rests on; null: nobody said */
  award?: Award | null;
}

export interface PersonCommand {
  person: Person;
  /** as it was typed; staff of the ministry may be registered without one */
  personalNumber?: string;
  /** whether numbers of fixtures are accepted: never in production */
  fixtures: boolean;
}

/** Registers a person or what has changed about her. A personal number belongs to one person. Of a ban nothing is said: it stays as it is. */
export function putPerson(entry: PersonEntry, { person: said, personalNumber, fixtures }: PersonCommand): Change<PersonEntry, Person> {
  const person: Person = { ...said, bannedUntil: said.bannedUntil === undefined ? (entry.known?.bannedUntil ?? null) : said.bannedUntil };
  const kept = keepRecord<Person, PersonEntry>(withAwardOf(entry, person), person, { type: FactType.PersonChanged, data: person });
  if (personalNumber === undefined) return kept;

  const number = readPersonalNumber(personalNumber, { fixtures });
  if (!number) return refuse('PERSONAL_NUMBER_INVALID');
  if (entry.holder !== undefined && entry.holder !== person.personId) return refuse('PERSONAL_NUMBER_KNOWN');
  if (!kept.ok || entry.holder === person.personId) return kept;
  return accept({ ...kept, next: { ...(kept.next ?? entry), known: person, personalNumber: number } });
}

/** A category set by hand rests on no award that is known here. */
const withAwardOf = (entry: PersonEntry, { currentCategory }: Person): PersonEntry =>
  entry.known?.currentCategory === currentCategory ? entry : { ...entry, award: null };
