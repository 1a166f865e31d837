/** The place where every change of a table is noted before it happens, so that it can be undone or written down. */
export class Journal {
  private entries: { table: AnyTable; key: Key; before: unknown }[] = [];

  note(table: AnyTable, key: Key, before: unknown): void {
    this.entries.push({ table, key, before });
  }

  mark(): number {
    return this.entries.length;
  }

  /** Undoes everything since the mark, last change first. */
  rollback(mark: number): void {
    const undone = this.entries.splice(mark);
    for (const { table, key, before } of undone.reverse()) table.undo(key, before);
  }

  /** Hands out all rows that are not as they were, and forgets. */
  drain(): RowChange[] {
    const changes: RowChange[] = [];
    const seen = new Map<AnyTable, Set<Key>>();
    for (const { table, key, before } of this.entries) {
      const keys = seen.get(table) ?? new Set<Key>();
      if (keys.has(key)) continue;
      seen.set(table, keys.add(key));
      const row = table.get(key);
      if (row !== undefined || before !== undefined) changes.push({ table: table.name, key: String(key), row, isNew: before === undefined });
    }
    this.entries = [];
    return changes;
  }
}

/** A row to be written; `row` undefined: to be deleted. */
export interface RowChange {
  table: string;
  key: string;
  row: unknown;
  /** there was none before */
  isNew: boolean;
}

/** Keeps something derived from rows, at every change. */
export interface Index<V> {
  /** @param before undefined: the row is new. @param after undefined: it is gone */
  change(before: V | undefined, after: V | undefined): void;
}

type Key = string | number;

/** What is written to the database, and read from there. */
export interface StoredTable {
  readonly name: string;
  values(): Iterable<object>;
  /** Puts a row as it is in the database, or takes it away where there is none. */
  restore(key: string, row: object | undefined): void;
  restoreRow(row: object): void;
}

interface AnyTable {
  readonly name: string;
  get(key: Key): unknown;
  undo(key: Key, before: unknown): void;
}

/** Rows by key, in memory. Rows are values: whoever changes one puts a new one. */
export class Table<V extends object, K extends Key = number> implements AnyTable, StoredTable {
  private readonly rows = new Map<K, V>();

  /** @param readKey the key of its text in the database */
  constructor(
    readonly name: string,
    private readonly keyOf: (row: V) => K,
    private readonly readKey: (text: string) => K,
    private readonly journal: Journal,
    private readonly indexes: Index<V>[] = [],
  ) {}

  get(key: K): V | undefined {
    return this.rows.get(key);
  }

  has(key: K): boolean {
    return this.rows.has(key);
  }

  values(): IterableIterator<V> {
    return this.rows.values();
  }

  get size(): number {
    return this.rows.size;
  }

  put(row: V): V {
    const key = this.keyOf(row);
    this.journal.note(this, key, this.rows.get(key));
    this.set(key, row);
    return row;
  }

  delete(key: K): V | undefined {
    const before = this.rows.get(key);
    if (before === undefined) return undefined;
    this.journal.note(this, key, before);
    this.set(key, undefined);
    return before;
  }

  restore(key: string, row: object | undefined): void {
    this.set(this.readKey(key), row as V | undefined);
  }

  restoreRow(row: object): void {
    this.set(this.keyOf(row as V), row as V);
  }

  undo(key: K, before: unknown): void {
    this.set(key, before as V | undefined);
  }

  private set(key: K, row: V | undefined): void {
    const before = this.rows.get(key);
    for (const index of this.indexes) index.change(before, row);
    if (row === undefined) this.rows.delete(key);
    else this.rows.set(key, row);
  }
}
