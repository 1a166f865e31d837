import { SortedKeys } from './sorted-keys.js';
import type { VariableRow } from './rows.js';
import type { Index } from './table.js';

type Group = string | number;

/** Keys of rows by a property of theirs, ascending by key. Most groups hold one row, which then stands for itself. */
export class Grouped<V extends object> implements Index<V> {
  private readonly groups = new Map<Group, V | SortedKeys>();

  /** @param groupOf undefined: the row is in no group */
  constructor(
    private readonly groupOf: (row: V) => Group | undefined,
    private readonly keyOf: (row: V) => number,
  ) {}

  change(before: V | undefined, after: V | undefined): void {
    const from = before && this.groupOf(before);
    const to = after && this.groupOf(after);
    if (before && after && from !== undefined && from === to) return this.replace(from, after);
    if (before && from !== undefined) this.remove(from, before);
    if (after && to !== undefined) this.add(to, after);
  }

  /** A copy, so that rows may change while it is walked. */
  of(group: Group): number[] {
    return this.first(group, Infinity);
  }

  /** The first keys of a group only. */
  first(group: Group, count: number): number[] {
    const held = this.groups.get(group);
    if (held === undefined || count <= 0) return [];
    return held instanceof SortedKeys ? held.first(count) : [this.keyOf(held)];
  }

  has(group: Group): boolean {
    return this.groups.has(group);
  }

  private replace(group: Group, row: V): void {
    if (!(this.groups.get(group) instanceof SortedKeys)) this.groups.set(group, row);
  }

  private add(group: Group, row: V): void {
    const held = this.groups.get(group);
    if (held === undefined) this.groups.set(group, row);
    else if (held instanceof SortedKeys) held.add(this.keyOf(row));
    else this.groups.set(group, this.several(held, row));
  }

  private several(one: V, other: V): SortedKeys {
    const keys = new SortedKeys();
    keys.add(this.keyOf(one));
    keys.add(this.keyOf(other));
    return keys;
  }

  private remove(group: Group, row: V): void {
    const held = this.groups.get(group);
    if (held instanceof SortedKeys) held.remove(this.keyOf(row));
    if (!(held instanceof SortedKeys) || held.size === 0) this.groups.delete(group);
  }
}

/** Keys of rows by the moment (epoch ms) when they are due, then by key. */
export class Due<V> implements Index<V> {
  private readonly keys = new SortedKeys();

  /** @param dueOf undefined: never */
  constructor(
    private readonly dueOf: (row: V) => number | undefined,
    private readonly keyOf: (row: V) => number,
  ) {}

  change(before: V | undefined, after: V | undefined): void {
    const from = before && this.dueOf(before);
    const to = after && this.dueOf(after);
    if (from === to) return;
    if (before && from !== undefined) this.keys.remove(this.keyOf(before), from);
    if (after && to !== undefined) this.keys.add(this.keyOf(after), to);
  }

  /** What is due at that moment, earliest first. */
  until(now: number, limit: number): number[] {
    return this.keys.upTo(now, limit);
  }

  first(count: number): number[] {
    return this.keys.first(count);
  }

  /** The earliest moment of all. */
  next(): number | undefined {
    return this.keys.earliest();
  }
}

/** So many are found faster by looking at each than by a map, and take a fraction of its memory. */
const FEW = 8;

/** The variables of a scope by name, in the order in which they came. */
export class ByName implements Index<VariableRow> {
  private readonly scopes = new Map<number, VariableRow[] | Map<string, VariableRow>>();

  change(before: VariableRow | undefined, after: VariableRow | undefined): void {
    if (after) this.put(after);
    else if (before) this.remove(before);
  }

  get(scopeKey: number, name: string): VariableRow | undefined {
    const scope = this.scopes.get(scopeKey);
    return scope instanceof Map ? scope.get(name) : scope?.find((row) => row.name === name);
  }

  /** A copy, so that rows may change while it is walked. */
  of(scopeKey: number): VariableRow[] {
    return [...(this.scopes.get(scopeKey)?.values() ?? [])];
  }

  private put(row: VariableRow): void {
    const scope = this.scopes.get(row.scopeKey);
    if (!scope) return void this.scopes.set(row.scopeKey, [row]);
    if (scope instanceof Map) return void scope.set(row.name, row);
    const at = scope.findIndex(({ name }) => name === row.name);
    if (at >= 0) scope[at] = row;
    else if (scope.push(row) > FEW) this.scopes.set(row.scopeKey, new Map(scope.map((each) => [each.name, each])));
  }

  private remove({ scopeKey, name }: VariableRow): void {
    const scope = this.scopes.get(scopeKey);
    if (scope instanceof Map) scope.delete(name);
    else scope?.splice(scope.findIndex((row) => row.name === name) >>> 0, 1);
    if ((scope instanceof Map ? scope.size : scope?.length) === 0) this.scopes.delete(scopeKey);
  }
}

/** The rows themselves by a property of theirs, in the order in which they came. */
export class Together<V> implements Index<V> {
  private readonly groups = new Map<Group, V[]>();

  constructor(private readonly groupOf: (row: V) => Group) {}

  change(before: V | undefined, after: V | undefined): void {
    if (before) this.remove(this.groupOf(before), before);
    if (after) this.groups.set(this.groupOf(after), [...this.rows(this.groupOf(after)), after]);
  }

  rows(group: Group): V[] {
    return [...(this.groups.get(group) ?? [])];
  }

  private remove(group: Group, row: V): void {
    const left = this.rows(group).filter((each) => each !== row);
    if (left.length > 0) this.groups.set(group, left);
    else this.groups.delete(group);
  }
}
