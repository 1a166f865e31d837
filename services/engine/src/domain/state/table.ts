/** The place where every change of a table is noted before it happens, so that it can be undone or written down. */
export class Journal {
  private entries: { table: AnyTable; key: string; before: unknown }[] = [];

  note(table: AnyTable, key: string, before: unknown): void {
    this.entries.push({ table, key, before });
  }

  mark(): number {
    return this.entries.length;
  }

  /** Undoes everything since the mark, last change first. */
  rollback(mark: number): void {
    const undone = this.entries.splice(mark);
    for (const { table, key, before } of undone.reverse()) table.restore(key, before);
  }

  /** Hands out all rows that are not as they were, and forgets. */
  drain(): RowChange[] {
    const changes: RowChange[] = [];
    const seen = new Map<AnyTable, Set<string>>();
    for (const { table, key, before } of this.entries) {
      const keys = seen.get(table) ?? new Set<string>();
      if (keys.has(key)) continue;
      seen.set(table, keys.add(key));
      const row = table.get(key);
      if (row !== undefined || before !== undefined) changes.push({ table: table.name, key, row, isNew: before === undefined });
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
  add(row: V): void;
  remove(row: V): void;
}

export interface AnyTable {
  readonly name: string;
  get(key: string): unknown;
  restore(key: string, row: unknown): void;
}

/** Rows by key, in memory. Rows are values: whoever changes one puts a new one. */
export class Table<V extends object> implements AnyTable {
  private readonly rows = new Map<string, V>();

  constructor(
    readonly name: string,
    private readonly keyOf: (row: V) => string,
    private readonly journal: Journal,
    private readonly indexes: Index<V>[] = [],
  ) {}

  get(key: string | number): V | undefined {
    return this.rows.get(String(key));
  }

  has(key: string | number): boolean {
    return this.rows.has(String(key));
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

  delete(key: string | number): V | undefined {
    const id = String(key);
    const before = this.rows.get(id);
    if (before === undefined) return undefined;
    this.journal.note(this, id, before);
    this.set(id, undefined);
    return before;
  }

  /** Puts a row as it was, without a note: for undoing and for loading. */
  restore(key: string, row: unknown): void {
    this.set(key, row as V | undefined);
  }

  keyFor(row: V): string {
    return this.keyOf(row);
  }

  private set(key: string, row: V | undefined): void {
    const before = this.rows.get(key);
    if (before !== undefined) for (const index of this.indexes) index.remove(before);
    if (row === undefined) this.rows.delete(key);
    else this.rows.set(key, row);
    if (row !== undefined) for (const index of this.indexes) index.add(row);
  }
}
