import { SINGLE_TABLES, TABLE_KEYS, type RuleSet } from './rule-set.js';

type Content = Readonly<Record<string, unknown>>;

/** A row that stands in both editions, with other values. */
export interface ChangedRow {
  key: string;
  from: Content;
  to: Content;
}
export interface TableDiff {
  table: string;
  /** `ONLY_FIRST`, `ONLY_SECOND`: the sources give the table for one of the two only */
  given: 'BOTH' | 'ONLY_FIRST' | 'ONLY_SECOND';
  added: Content[];
  removed: Content[];
  changed: ChangedRow[];
}

/** What differs between two editions, table by table; a table that is the same in both is not named. Sources and validities are not compared. */
export function ruleSetDiff(first: RuleSet, second: RuleSet): TableDiff[] {
  return [...TABLE_KEYS.keys(), ...SINGLE_TABLES].sort().flatMap((table) => {
    const [before, after] = [rowsOf(first, table), rowsOf(second, table)];
    if (!before && !after) return [];
    const given = before && after ? 'BOTH' : before ? 'ONLY_FIRST' : 'ONLY_SECOND';
    const diff: TableDiff = { table, given, ...compared(before ?? new Map(), after ?? new Map()) };
    return diff.added.length + diff.removed.length + diff.changed.length > 0 ? [diff] : [];
  });
}

/** The rows of a table by their key; `undefined` where the sources do not give it for the edition. */
function rowsOf(rules: RuleSet, table: string): Map<string, Content> | undefined {
  if (!Object.getOwnPropertyDescriptor(rules, table)?.enumerable) return undefined;
  const value = (rules as unknown as Record<string, unknown>)[table];
  const key = TABLE_KEYS.get(table);
  const rows = key ? (value as object[]).map((row) => [key(row), contentOf(row)] as const) : [[table, contentOf(value as object)] as const];
  return new Map(rows);
}

/** What each row of a table is called by a diff and a draft, in the order of the rows; the table’s own name where it has one row only. */
export function rowKeys(rules: RuleSet, table: string): string[] {
  const key = TABLE_KEYS.get(table);
  return key ? ((rules as unknown as Record<string, object[]>)[table] ?? []).map(key) : [table];
}

const contentOf = (row: object): Content => Object.fromEntries(Object.entries(row).filter(([name]) => !['validFrom', 'validTo', 'source'].includes(name)));

function compared(before: ReadonlyMap<string, Content>, after: ReadonlyMap<string, Content>): Omit<TableDiff, 'table' | 'given'> {
  const added = [...after].filter(([key]) => !before.has(key)).map(([, row]) => row);
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, row]) => row);
  const changed = [...before].flatMap(([key, from]) => {
    const to = after.get(key);
    return to && JSON.stringify(to) !== JSON.stringify(from) ? [{ key, from, to }] : [];
  });
  return { added, removed, changed };
}
