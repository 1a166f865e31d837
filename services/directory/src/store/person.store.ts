import type { PersonId } from '@attestation/contracts';
import { Ledger, type Changed } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PersonEntry } from '../domain/person.js';
import type { KnownPerson } from '../domain/tables/persons.js';
import { NumberVault } from './number-vault.js';
import { exists, Register } from './register.js';
import { holdersOf, keepPersons, personsById } from './rows/persons.js';

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

  /** A person, and what her category rests on. */
  async find(id: PersonId): Promise<KnownPerson | undefined> {
    return (await personsById(this.db.manager, [id])).get(id);
  }

  /** Who holds this personal number. */
  async holderOf(personalNumber: string): Promise<PersonId | undefined> {
    return (await holdersOf(this.db.manager, this.vault, [personalNumber])).get(personalNumber);
  }

  /** Whether anybody here holds a number of tests and demos. */
  async hasFixtures(): Promise<boolean> {
    return exists(this.db.manager, 'select 1 from person where fixture = $1::boolean limit 1', 'true');
  }

  protected override async load(tx: EntityManager, subject: PersonSubject): Promise<PersonEntry | undefined> {
    return (await this.loadAll(tx, [subject])).get(subject.id);
  }

  protected override async loadAll(tx: EntityManager, subjects: readonly PersonSubject[]): Promise<Map<string, PersonEntry>> {
    const known = await personsById(tx, subjects.map(({ id }) => id));
    const holders = await holdersOf(tx, this.vault, subjects.map(({ personalNumber }) => personalNumber));
    return new Map(subjects.map(({ id, personalNumber = '' }) => [id, { ...known.get(id), holder: holders.get(personalNumber) }]));
  }

  protected override keep(tx: EntityManager, subject: PersonSubject, next: PersonEntry): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  protected override keepAll(tx: EntityManager, changed: readonly Changed<PersonEntry>[]): Promise<void> {
    return keepPersons(tx, this.vault, changed.map(({ next }) => next));
  }
}
