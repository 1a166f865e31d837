import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Journal, Table } from '../domain/state/table.js';
import { changeText, packChanges, unpackChanges } from './change-text.js';
import { Unsettled } from './unsettled.js';

interface Row {
  key: number;
  value: string;
}

type Act = { do: 'put'; key: number; value: string } | { do: 'delete'; key: number } | { do: 'keep' } | { do: 'settle' };

const acts = fc.array(fc.oneof(
  fc.record({ do: fc.constant('put' as const), key: fc.nat(5), value: fc.string({ unit: 'binary' }) }),
  fc.record({ do: fc.constant('delete' as const), key: fc.nat(5) }),
  fc.record({ do: fc.constant('keep' as const) }),
  fc.record({ do: fc.constant('settle' as const) }),
), { maxLength: 40 });

/** A table in memory beside what the database would hold: rows that were settled, and texts of changes that were not. */
class World {
  readonly journal = new Journal();
  readonly table = new Table<Row>('row', ({ key }) => key, Number, this.journal);
  readonly unsettled = new Unsettled();
  settled = new Map<string, string>();
  kept: Promise<Buffer>[] = [];
  /** rows that were deleted though they had never been written */
  needless = 0;

  act(act: Act): void {
    if (act.do === 'put') this.table.put({ key: act.key, value: act.value });
    else if (act.do === 'delete') this.table.delete(act.key);
    else if (act.do === 'keep') this.keep();
    else this.settle();
  }

  keep(): void {
    const changes = this.journal.drain().map(changeText);
    this.unsettled.add(changes);
    this.kept.push(packChanges(changes));
  }

  settle(): void {
    this.keep();
    for (const { key, text } of this.unsettled.drain().flatMap(([, rows]) => rows)) {
      if (text !== undefined) this.settled.set(key, text);
      else if (!this.settled.delete(key)) this.needless += 1;
    }
    this.kept = [];
  }

  /** What a new writer finds: the settled rows, then the changes in their order. */
  async reread(): Promise<string[]> {
    const rows = new Map(this.settled);
    for (const [, key, row] of (await Promise.all(this.kept)).flatMap(unpackChanges)) {
      if (row) rows.set(key, JSON.stringify(row));
      else rows.delete(key);
    }
    return [...rows.values()].sort();
  }

  inMemory(): string[] {
    return [...this.table.values()].map((row) => JSON.stringify(row)).sort();
  }
}

describe('Changes on their way to the tables', () => {
  it('are, with the tables, always all that was kept', () => {
    return fc.assert(fc.asyncProperty(acts, async (done) => {
      const world = new World();
      for (const act of [...done, { do: 'keep' } as const]) world.act(act);
      expect(await world.reread()).toEqual(world.inMemory());
    }));
  });

  it('reach the tables with their last state, and what came and went never does', () => {
    fc.assert(fc.property(acts, (done) => {
      const world = new World();
      for (const act of done) world.act(act);
      world.settle();
      expect([...world.settled.values()].sort()).toEqual(world.inMemory());
      expect(world.needless).toBe(0);
      expect(world.unsettled.size).toBe(0);
    }));
  });
});
