import { describe, expect } from '@jest/globals';
import { fc, test } from '@fast-check/jest';
import { SortedKeys } from './sorted-keys.js';

interface Entry {
  rank: number;
  key: number;
}

const entry = fc.record({ rank: fc.nat(20), key: fc.nat(2_000) });
const runs = fc.array(fc.record({ from: fc.nat(2_000), count: fc.nat(1_500), step: fc.constantFrom(1, -1, 7), rank: fc.nat(3) }), { maxLength: 4 });

const byRank = (one: Entry, other: Entry): number => one.rank - other.rank || one.key - other.key;

/** Many entries that come in a row, upwards, downwards or scattered: chunks fill and part. */
const entriesOf = ({ from, count, step, rank }: { from: number; count: number; step: number; rank: number }): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ rank, key: 100_000 + from + index * step }));

function filled(entries: readonly Entry[]): SortedKeys {
  const keys = new SortedKeys();
  for (const { key, rank } of entries) keys.add(key, rank);
  return keys;
}

describe('Sorted keys', () => {
  test.prop([runs, fc.array(entry)])('come out by rank, then by key, however they came in', (many, few) => {
    const entries = [...many.flatMap(entriesOf), ...few];
    const keys = filled(entries);
    const sorted = [...entries].sort(byRank);
    expect(keys.size).toBe(entries.length);
    expect(keys.first()).toEqual(sorted.map(({ key }) => key));
    expect(keys.earliest()).toBe(sorted[0]?.rank);
  });

  test.prop([runs, fc.array(entry), fc.infiniteStream(fc.boolean())])('lose just what is taken out', (many, few, stays) => {
    const entries = [...many.flatMap(entriesOf), ...few];
    const keys = filled(entries);
    const left = entries.filter(({ key, rank }) => {
      if (stays.next().value) return true;
      keys.remove(key, rank);
      return false;
    });
    keys.remove(-1, 3); // was never there
    expect(keys.size).toBe(left.length);
    expect(keys.first()).toEqual(left.sort(byRank).map(({ key }) => key));
  });

  test.prop([fc.array(entry, { maxLength: 60 }), fc.nat(20), fc.nat(30)])('are read up to a rank, and no more than asked for', (entries, rank, limit) => {
    const due = entries.filter((each) => each.rank <= rank).sort(byRank).slice(0, limit);
    expect(filled(entries).upTo(rank, limit)).toEqual(due.map(({ key }) => key));
  });
});
