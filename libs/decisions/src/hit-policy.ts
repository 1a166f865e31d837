import { Decimal, display, FeelContext, same } from '@attestation/feel/values';
import type { FeelValue } from '@attestation/feel/values';
import { DecisionFailure } from './failure.js';
import type { Output, Table } from './model.js';

/** The outputs of one rule, by name. */
export type Row = ReadonlyMap<string, FeelValue>;

/** What a table gives for the rules that matched; there is at least one. */
export function applyHitPolicy({ hitPolicy, aggregation, outputs }: Table, rows: readonly Row[]): FeelValue {
  switch (hitPolicy) {
    case 'UNIQUE':
      if (rows.length > 1) throw new DecisionFailure(`multiple values aren't allowed for UNIQUE hit policy. found: '${shown(rows)}'`);
      return single(rows);
    case 'FIRST':
      return single(rows);
    case 'ANY':
      return anyOf(rows);
    case 'PRIORITY':
      return single(byPriority(rows, outputs));
    case 'OUTPUT ORDER':
      return byPriority(rows, outputs).map(bare);
    case 'RULE ORDER':
      return rows.map(bare);
    case 'COLLECT':
      return aggregation ? AGGREGATORS[aggregation](rows) : rows.map(bare);
  }
}

const single = ([first]: readonly Row[]): FeelValue => (first ? bare(first) : null);

/** One output is its bare value, several are a context. */
function bare(row: Row): FeelValue {
  const [only = null] = row.values();
  return row.size === 1 ? only : new FeelContext(row);
}

function anyOf(rows: readonly Row[]): FeelValue {
  const distinct = rows.filter((row, index) => rows.findIndex((other) => sameRow(other, row)) === index);
  if (distinct.length > 1) throw new DecisionFailure(`different values aren't allowed for ANY hit policy. found: '${shown(distinct)}'`);
  return single(rows);
}

const sameRow = (left: Row, right: Row): boolean => [...left].every(([key, value]) => same(value, right.get(key) ?? null));

/** Sorted by the places of the outputs among their values; what has no place comes last. */
function byPriority(rows: readonly Row[], outputs: readonly Output[]): Row[] {
  const rank = (row: Row): string => outputs.map(({ key, values }) => place(values, row.get(key) ?? null)).join('');
  return rows
    .map((row, index) => ({ row, index, rank: rank(row) }))
    .sort((one, other) => (one.rank === other.rank ? one.index - other.index : one.rank < other.rank ? -1 : 1))
    .map(({ row }) => row);
}

function place(values: readonly string[], value: FeelValue): string {
  const index = typeof value === 'string' || value instanceof Decimal ? values.lastIndexOf(String(value)) : -1;
  return index < 0 ? '_' : String(index);
}

const AGGREGATORS: Record<NonNullable<Table['aggregation']>, (rows: readonly Row[]) => FeelValue> = {
  COUNT: (rows) => Decimal.of(rows.length),
  SUM: (rows) => numbers(rows).reduce((sum, n) => sum.plus(n), Decimal.ZERO),
  MIN: (rows) => numbers(rows).reduce((least, n) => (n.compare(least) < 0 ? n : least)),
  MAX: (rows) => numbers(rows).reduce((most, n) => (n.compare(most) > 0 ? n : most)),
};

const numbers = (rows: readonly Row[]): Decimal[] =>
  rows.map(bare).map((value) => {
    if (!(value instanceof Decimal)) throw new DecisionFailure(`expected number but found '${display(value)}'`);
    return value;
  });

/** Rows as Zeebe prints them. */
const shown = (rows: readonly Row[]): string =>
  `List(${rows.map((row) => `${row.size > 4 ? 'HashMap' : 'Map'}(${[...row].map(([key, value]) => `${key || 'null'} -> ${display(value)}`).join(', ')})`).join(', ')})`;
