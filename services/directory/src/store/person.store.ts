import type { PersonId } from '@attestation/contracts';
import { fromCursor, Ledger, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Person, PersonEntry } from '../domain/person.js';
import { NumberVault } from './number-vault.js';
import { exists, Register } from './register.js';
import { holdersOf, keepPersons, PERSON_COLUMNS, personsById, toPerson, type PersonRow } from './rows/persons.js';

/** A person who is to be changed, and the personal number that the command brings, if it brings one. */
export interface PersonSubject {
  id: PersonId;
  key: PersonId;
  personalNumber?: string;
}

@Injectable()
export class PersonStore extends Register<PersonEntry> {
  constructor(
    db: DataSource,
    ledger: Ledger,
    private readonly vault: NumberVault,
  ) {
    super(db, ledger);
  }

  async list(cursor: string | undefined, limit: number): Promise<Page<Person>> {
    const [after = null] = fromCursor(cursor, ['UUID']) ?? [];
    const rows: PersonRow[] = await this.db.query(`select ${PERSON_COLUMNS} from person where $1::uuid is null or id > $1::uuid order by id limit $2`, [after, limit + 1]);
    return toPage(rows.map(toPerson), limit, ({ personId }) => [personId]);
  }

  async find(id: PersonId): Promise<Person | undefined> {
    const [row]: PersonRow[] = await this.db.query(`select ${PERSON_COLUMNS} from person where id = $1`, [id]);
    return row && toPerson(row);
  }

  /** Who holds this personal number. */
  async holderOf(personalNumber: string): Promise<PersonId | undefined> {
    return (await holdersOf(this.db.manager, this.vault, [personalNumber])).get(personalNumber);
  }

  /** Whether anybody here holds a number of tests and demos. */
  async hasFixtures(): Promise<boolean> {
    return exists(this.db.manager, 'select 1 from person where fixture = $1::boolean limit 1', 'true');
  }

  protected override async load(tx: EntityManager, { id, personalNumber }: PersonSubject): Promise<PersonEntry> {
    const [known, holders] = [await personsById(tx, [id]), await holdersOf(tx, this.vault, [personalNumber])];
    return { ...known.get(id), holder: holders.get(personalNumber ?? '') };
  }

  protected override keep(tx: EntityManager, _subject: PersonSubject, next: PersonEntry): Promise<void> {
    return keepPersons(tx, this.vault, [next]);
  }
}
