import { jurisdictionSql } from '@attestation/access';
import { accept, type Caller, type IdempotencyKey, type ImportKind, type Outcome, type PlaceCode, type SubjectKey } from '@attestation/contracts';
import { inTransaction, Ledger, NOT_FOUND } from '@attestation/persistence';
import { failPoint, SERVICE_CONTEXT, type ServiceContext } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CategoryLine } from '../domain/tables/categories.js';
import type { EmploymentLine } from '../domain/tables/employments.js';
import type { OrganisationLine } from '../domain/tables/organisations.js';
import type { PersonLine } from '../domain/tables/persons.js';
import type { PlaceLine } from '../domain/tables/places.js';
import type { RoleLine } from '../domain/tables/roles.js';
import type { Judged, Line, Table } from '../domain/tables/table.js';
import { NumberVault } from './number-vault.js';
import type { Shelf } from './tables/shelf.js';
import { categoriesShelf, employmentsShelf, organisationsShelf, personsShelf, placesShelf, rolesShelf, type Numbers } from './tables/shelves.js';

/** What a line of each kind holds. */
export interface Lines {
  places: PlaceLine;
  organisations: OrganisationLine;
  persons: PersonLine;
  employments: EmploymentLine;
  categories: CategoryLine;
  roles: RoleLine;
}

export interface BatchOptions {
  caller: Caller;
  /** absent: everything is judged and nothing is kept */
  idempotencyKey?: IdempotencyKey;
}

/** Takes over many lines of a register in one transaction: state, facts and the kept answer together, by few statements. */
@Injectable()
export class ImportStore {
  private readonly shelves: ReturnType<typeof shelvesOf>;

  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    vault: NumberVault,
    @Inject(SERVICE_CONTEXT) { config }: ServiceContext,
  ) {
    this.shelves = shelvesOf({ vault, fixtures: !config.production });
  }

  /** How each line ended. A line that is refused changes nothing and hinders no other. */
  async take<K extends ImportKind>(kind: K, lines: Lines[K][], options: BatchOptions): Promise<Outcome<Judged[]>> {
    const shelf = this.shelves[kind] as unknown as Shelf<Lines[K], unknown>;
    const outcome = await inTransaction(this.db, (tx) => this.takeIn(tx, kind, shelf, lines, options));
    if (options.idempotencyKey) failPoint('after-commit');
    if (outcome.ok) this.ledger.committed();
    return outcome;
  }

  private async takeIn<L extends Line, S>(tx: EntityManager, kind: ImportKind, shelf: Shelf<L, S>, lines: L[], { caller, idempotencyKey }: BatchOptions): Promise<Outcome<Judged[]>> {
    if (!(await permits(tx, caller))) return NOT_FOUND; // before any replay
    const key = `imports/${kind}` as PlaceCode as SubjectKey;
    const earlier = await this.ledger.claim<Judged[]>(tx, key, { caller, idempotencyKey });
    if (earlier) return earlier;
    const table = await shelf.open(tx, lines, async (keys) => void (await this.ledger.lockAll(tx, keys)));
    const judged = lines.map((line) => table.judge(line));
    if (idempotencyKey) await this.keep(tx, shelf, table);
    const settled = await this.ledger.settle<S, Judged[]>(tx, key, { caller, idempotencyKey }, accept({ result: judged }));
    if (idempotencyKey) failPoint('before-commit');
    return settled;
  }

  private async keep<L extends Line, S>(tx: EntityManager, shelf: Shelf<L, S>, table: Table<L, S>): Promise<void> {
    const { next, tellings } = table.changed;
    if (next.length > 0) await shelf.keep(tx, next);
    await this.ledger.appendAll(tx, tellings);
  }
}

const shelvesOf = (numbers: Numbers) => ({
  places: placesShelf,
  organisations: organisationsShelf,
  persons: personsShelf(numbers),
  employments: employmentsShelf(numbers),
  categories: categoriesShelf(numbers),
  roles: rolesShelf(numbers),
});

/** A register of the authorised body: whoever may take over a table may take over all of it. */
async function permits(tx: EntityManager, caller: Caller): Promise<boolean> {
  const { sql, parameters } = jurisdictionSql(caller, {});
  const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
  return found.length > 0;
}
