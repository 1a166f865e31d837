import { refuse, type PersonId, type Refusal } from '@attestation/contracts';
import { putPerson, type Person, type PersonEntry } from '../person.js';
import type { NamedPersons, NamesPerson } from './named.js';
import { passingNumbers } from './passing-numbers.js';
import { Table, type Line, type Weighed } from './table.js';

/** Without `disability` or `active` a known person stays as she is. Her category is another table's. */
export interface PersonLine extends Line, NamesPerson {
  name: string;
  disability?: boolean;
  active?: boolean;
}

/** A person as she is known; of one that the lines before have given a number, with that number still to be sealed. */
export type KnownPerson = Pick<PersonEntry, 'award' | 'personalNumber'> & { known: Person };

/** Persons by their personal number. Where numbers pass from one to another, the batch is seen as a whole; else each line after the other. */
export class PersonsTable extends Table<PersonLine, PersonEntry> {
  private readonly holders: Map<string, PersonId>;
  private readonly fixtures: boolean;
  private readonly passing: ReadonlySet<PersonLine>;

  constructor(
    private readonly persons: Map<string, KnownPerson>,
    { holders, fixtures }: Pick<NamedPersons, 'holders' | 'fixtures'>,
    lines: readonly PersonLine[],
  ) {
    super();
    this.holders = new Map(holders);
    this.fixtures = fixtures;
    this.passing = passingNumbers(lines, { holders, fixtures });
  }

  protected weigh(line: PersonLine): Weighed<PersonEntry> | Refusal {
    const { personId, personalNumber, freshId, name, disability, active } = line;
    if (personId === undefined && personalNumber === undefined) return refuse('KEY_MISSING');
    const holder = personalNumber === undefined || this.passing.has(line) ? undefined : this.holders.get(personalNumber);
    const id = personId ?? holder ?? (freshId as PersonId);
    const entry = this.persons.get(id);
    const before = entry?.known ?? unattested(id);
    const person: Person = { ...before, name, disability: disability ?? before.disability, active: active ?? before.active };
    return { id, key: id, isNew: !entry, change: putPerson({ ...entry, holder }, { person, personalNumber, fixtures: this.fixtures }) };
  }

  protected note(id: string, { known, award, personalNumber }: PersonEntry): void {
    if (known) this.persons.set(id, { known, award, personalNumber });
    if (known && personalNumber !== undefined) this.hold(personalNumber, known.personId);
  }

  /** One number for each person: the one before is free again. */
  private hold(personalNumber: string, personId: PersonId): void {
    for (const [number, holder] of this.holders) if (holder === personId) this.holders.delete(number);
    this.holders.set(personalNumber, personId);
  }
}

/** A person of whom nothing is known yet: a teacher without a category. */
const unattested = (personId: PersonId): Person => ({
  personId, name: '', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true,
});
