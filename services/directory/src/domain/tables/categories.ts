import type { Refusal } from '@attestation/contracts';
import { enterCategory, type HeldCategory } from '../category.js';
import type { PersonEntry } from '../person.js';
import { personOf, type NamedPersons, type NamesPerson } from './named.js';
import type { KnownPerson } from './persons.js';
import { Table, type Line, type Weighed } from './table.js';

export interface CategoryLine extends Line, NamesPerson, HeldCategory {}

/** Who holds which category, until when, by which order. */
export class CategoriesTable extends Table<CategoryLine, PersonEntry> {
  constructor(
    private readonly persons: Map<string, KnownPerson>,
    private readonly named: NamedPersons,
  ) {
    super();
  }

  protected weigh(line: CategoryLine): Weighed<PersonEntry> | Refusal {
    const id = personOf(this.named, line);
    if (typeof id !== 'string') return id;
    const { category, awardedOn, validUntil, orderNumber, consecutiveExemptConfirmations, bannedUntil } = line;
    const before = this.persons.get(id);
    const change = enterCategory({ ...before }, { category, awardedOn, validUntil, orderNumber, consecutiveExemptConfirmations, bannedUntil });
    return { id, key: id, isNew: before?.award == null, change };
  }

  protected note(id: string, { known, award }: PersonEntry): void {
    if (known) this.persons.set(id, { known, award });
  }
}
