import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
  it('come out by rank, then by key, however they came in', () => {
    fc.assert(fc.property(runs, fc.array(entry), (many, few) => {
      const entries = [...many.flatMap(entriesOf), ...few];
      const keys = filled(entries);
      const sorted = [...entries].sort(byRank);
      expect(keys.size).toBe(entries.length);
      expect(keys.first()).toEqual(sorted.map(({ key }) => key));
      expect(keys.earliest()).toBe(sorted[0]?.rank);
    }));
  });

  it('lose just what is taken out', () => {
    fc.assert(fc.property(runs, fc.array(entry), fc.infiniteStream(fc.boolean()), (many, few, stays) => {
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
    }));
  });

  it('are read up to a rank, and no more than asked for', () => {
    fc.assert(fc.property(fc.array(entry, { maxLength: 60 }), fc.nat(20), fc.nat(30), (entries, rank, limit) => {
      const due = entries.filter((each) => each.rank <= rank).sort(byRank).slice(0, limit);
      expect(filled(entries).upTo(rank, limit)).toEqual(due.map(({ key }) => key));
    }));
  });
});
