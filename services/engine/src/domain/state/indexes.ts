import type { VariableRow } from './rows.js';
import type { Index } from './table.js';

/** Keys of rows by a property of theirs, ascending by key. */
export class Grouped<V> implements Index<V> {
  private readonly groups = new Map<string, Ordered>();

  /** @param groupOf undefined: the row is in no group */
  constructor(
    private readonly groupOf: (row: V) => string | number | undefined,
    private readonly keyOf: (row: V) => number,
  ) {}

  add(row: V): void {
    const group = this.groupOf(row);
    if (group === undefined) return;
    const id = String(group);
    let keys = this.groups.get(id);
    if (!keys) this.groups.set(id, (keys = new Ordered()));
    keys.add(this.keyOf(row), 0);
  }

  remove(row: V): void {
    const group = this.groupOf(row);
    if (group === undefined) return;
    const id = String(group);
    const keys = this.groups.get(id);
    keys?.remove(this.keyOf(row), 0);
    if (keys?.size === 0) this.groups.delete(id);
  }

  /** A copy, so that rows may change while it is walked. */
  of(group: string | number): number[] {
    return this.groups.get(String(group))?.keys() ?? [];
  }

  /** The first keys of a group only. */
  first(group: string | number, count: number): number[] {
    return this.groups.get(String(group))?.keys(count) ?? [];
  }

  has(group: string | number): boolean {
    return this.groups.has(String(group));
  }

  names(): string[] {
    return [...this.groups.keys()];
  }
}

/** Keys of rows by the moment (epoch ms) when they are due, then by key. */
export class Due<V> implements Index<V> {
  private readonly keys = new Ordered();

  /** @param dueOf undefined: never */
  constructor(
    private readonly dueOf: (row: V) => number | undefined,
    private readonly keyOf: (row: V) => number,
  ) {}

  add(row: V): void {
    const due = this.dueOf(row);
    if (due !== undefined) this.keys.add(this.keyOf(row), due);
  }

  remove(row: V): void {
    const due = this.dueOf(row);
    if (due !== undefined) this.keys.remove(this.keyOf(row), due);
  }

  /** What is due at that moment, earliest first. */
  until(now: number, limit: number): number[] {
    return this.keys.upTo(now, limit);
  }

  first(count: number): number[] {
    return this.keys.keys(count);
  }

  /** The earliest moment of all. */
  next(): number | undefined {
    return this.keys.earliest();
  }
}

/** The variables of a scope by name. */
export class ByName implements Index<VariableRow> {
  private readonly scopes = new Map<number, Map<string, VariableRow>>();

  add(row: VariableRow): void {
    let scope = this.scopes.get(row.scopeKey);
    if (!scope) this.scopes.set(row.scopeKey, (scope = new Map()));
    scope.set(row.name, row);
  }

  remove({ scopeKey, name }: VariableRow): void {
    const scope = this.scopes.get(scopeKey);
    scope?.delete(name);
    if (scope?.size === 0) this.scopes.delete(scopeKey);
  }

  get(scopeKey: number, name: string): VariableRow | undefined {
    return this.scopes.get(scopeKey)?.get(name);
  }

  /** A copy, so that rows may change while it is walked. */
  of(scopeKey: number): VariableRow[] {
    return [...(this.scopes.get(scopeKey)?.values() ?? [])];
  }
}

/** The rows themselves by a property of theirs, in the order in which they came. */
export class Together<V> implements Index<V> {
  private readonly groups = new Map<string | number, Set<V>>();

  constructor(private readonly groupOf: (row: V) => string | number) {}

  add(row: V): void {
    const group = this.groups.get(this.groupOf(row)) ?? new Set();
    this.groups.set(this.groupOf(row), group.add(row));
  }

  remove(row: V): void {
    const group = this.groups.get(this.groupOf(row));
    group?.delete(row);
    if (group?.size === 0) this.groups.delete(this.groupOf(row));
  }

  rows(group: string | number): V[] {
    return [...(this.groups.get(group) ?? [])];
  }
}

interface Entry {
  rank: number;
  key: number;
}

/** Keys ordered by rank and key: appended cheaply, found by halving. */
class Ordered {
  private entries: Entry[] = [];

  get size(): number {
    return this.entries.length;
  }

  add(key: number, rank: number): void {
    const at = this.position(key, rank);
    if (at === this.entries.length) this.entries.push({ rank, key });
    else this.entries.splice(at, 0, { rank, key });
  }

  remove(key: number, rank: number): void {
    const at = this.position(key, rank);
    if (this.entries[at]?.key === key) this.entries.splice(at, 1);
  }

  keys(limit = this.entries.length): number[] {
    return this.entries.slice(0, limit).map(({ key }) => key);
  }

  upTo(rank: number, limit: number): number[] {
    const found: number[] = [];
    for (const entry of this.entries) {
      if (entry.rank > rank || found.length >= limit) break;
      found.push(entry.key);
    }
    return found;
  }

  earliest(): number | undefined {
    return this.entries[0]?.rank;
  }

  private position(key: number, rank: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.entries[middle] as Entry;
      if (entry.rank < rank || (entry.rank === rank && entry.key < key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
