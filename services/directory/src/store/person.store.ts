import type { Category, PersonId, PlainDate } from '@attestation/contracts';
import { fromCursor, Ledger, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Person, PersonEntry } from '../domain/person.js';
import { isFixture } from '../domain/personal-number.js';
import { NumberVault } from './number-vault.js';
import { exists, Register } from './register.js';

/** A person who is to be changed, and the personal number that the command brings, if it brings one. */
export interface PersonSubject {
  id: PersonId;
  key: PersonId;
  personalNumber?: string;
}

interface PersonRow {
  id: PersonId;
  name: string;
  current_category: Category;
  category_valid_until: PlainDate | null;
  consecutive_exempt_confirmations: number;
  disability: boolean;
  active: boolean;
}

/** Everything but the number: that is read by the exchange alone. */
const COLUMNS = 'id, name, current_category, category_valid_until::text, consecutive_exempt_confirmations, disability, active';

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
    const rows: PersonRow[] = await this.db.query(`select ${COLUMNS} from person where $1::uuid is null or id > $1::uuid order by id limit $2`, [after, limit + 1]);
    return toPage(rows.map(toPerson), limit, ({ personId }) => [personId]);
  }

  async find(id: PersonId): Promise<Person | undefined> {
    const [row]: PersonRow[] = await this.db.query(`select ${COLUMNS} from person where id = $1`, [id]);
    return row && toPerson(row);
  }

  /** Who holds this personal number. */
  holderOf(personalNumber: string): Promise<PersonId | undefined> {
    return this.holder(this.db.manager, personalNumber);
  }

  /** Whether anybody here holds a number of tests and demos. */
  async hasFixtures(): Promise<boolean> {
    return exists(this.db.manager, 'select 1 from person where fixture = $1::boolean limit 1', 'true');
  }

  protected override async load(tx: EntityManager, { id, personalNumber }: PersonSubject): Promise<PersonEntry> {
    const [row]: PersonRow[] = await tx.query(`select ${COLUMNS} from person where id = $1`, [id]);
    return { known: row && toPerson(row), holder: personalNumber === undefined ? undefined : await this.holder(tx, personalNumber) };
  }

  protected override async keep(tx: EntityManager, _subject: PersonSubject, { known, personalNumber }: PersonEntry): Promise<void> {
    if (!known) return;
    const sealed = personalNumber && this.vault.seal(personalNumber, known.personId);
    const index = personalNumber && this.vault.index(personalNumber);
    await tx.query(
      `insert into person as p (id, name, current_category, category_valid_until, consecutive_exempt_confirmations, disability, active,
         personal_number, personal_number_index, fixture) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, false))
       on conflict (id) do update set name = excluded.name, current_category = excluded.current_category,
         category_valid_until = excluded.category_valid_until,
         consecutive_exempt_confirmations = excluded.consecutive_exempt_confirmations, disability = excluded.disability,
         active = excluded.active, personal_number = coalesce(excluded.personal_number, p.personal_number),
         personal_number_index = coalesce(excluded.personal_number_index, p.personal_number_index), fixture = coalesce($10, p.fixture)`,
      [
        known.personId, known.name, known.currentCategory, known.categoryValidUntil, known.consecutiveExemptConfirmations,
        known.disability, known.active, sealed ?? null, index ?? null, personalNumber ? isFixture(personalNumber) : null,
      ],
    );
  }

  private async holder(tx: EntityManager, personalNumber: string): Promise<PersonId | undefined> {
    const [row]: { id: PersonId }[] = await tx.query('select id from person where personal_number_index = $1', [this.vault.index(personalNumber)]);
    return row?.id;
  }
}

const toPerson = (row: PersonRow): Person => ({
  personId: row.id,
  name: row.name,
  currentCategory: row.current_category,
  categoryValidUntil: row.category_valid_until,
  consecutiveExemptConfirmations: row.consecutive_exempt_confirmations,
  disability: row.disability,
  active: row.active,
});
