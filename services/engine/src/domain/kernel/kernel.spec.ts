import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bench } from '../../testing/kernel.js';
import { blocksOf } from '../../testing/random/blocks.js';
import { Drawing } from '../../testing/random/drawing.js';
import { ModelCache } from '../model/cache.js';
import { rereadProcess } from '../model/read.js';
import { State } from '../state/state.js';
import type { Block } from '../../testing/random/blocks.js';

const SEED = 20250317;
const MESSAGES = ['a', 'b', 'c', 'd'];
const SIGNALS = ['random-p', 'random-q', 'random-r'];
const blocks = blocksOf({ ends: false });

/** What a client or the clock may do next, by number; unfitting ones change nothing. */
function act(bench: Bench, choice: number): void {
  const acts = [
    () => bench.state.activatable.has('work') && bench.complete('work', { choice: choice % 3 }),
    () => bench.run('JOB_BATCH', 'ACTIVATE', -1, { type: 'work', worker: 'w', timeout: 5_000, maxJobsToActivate: 2, fetchVariable: [] }),
    () => bench.publish(MESSAGES[choice % 4] ?? 'a', 'key', { timeToLive: (choice % 2) * 60_000, variables: { choice } }),
    () => bench.pass(660_000),
    () => bench.broadcast(SIGNALS[choice % 3] ?? '', { choice }),
  ];
  acts[choice % acts.length]?.();
}

/** Gives every waiting thing what it waits for, until nothing waits. */
function finish(bench: Bench): void {
  for (let round = 0; round < 60 && bench.state.instances.size > 0; round += 1) {
    bench.pass(1_800_000);
    while (bench.state.activatable.has('work')) bench.complete('work');
    for (const name of MESSAGES) bench.publish(name, 'key');
    for (const name of SIGNALS) bench.broadcast(name);
  }
}

async function begun(block: Block): Promise<Bench> {
  const bench = new Bench();
  const { rejection } = await bench.deploy(Drawing.of(block, 'random'));
  if (rejection) throw rejection;
  bench.create('random', { k: 'key', items: [1, 2], choice: 1, x: 1 });
  return bench;
}

describe('The kernel, on random models and paths', () => {
  it('brings every instance to its end and leaves nothing behind', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat({ max: 99 }), { maxLength: 12 }), async (block, choices) => {
      const bench = await begun(block);
      for (const choice of choices) act(bench, choice);
      finish(bench);
      const { element_instance, variable, job, timer, message_subscription, incident, event_trigger, taken_flow } = bench.snapshot();
      expect({ element_instance, variable, job, timer, message_subscription, incident, event_trigger, taken_flow }).toEqual({
        element_instance: [], variable: [], job: [], timer: [], message_subscription: [], incident: [], event_trigger: [], taken_flow: [],
      });
    }), { seed: SEED, numRuns: 60 });
  });

  it('gives the same records for the same commands and times', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat({ max: 99 }), { maxLength: 12 }), async (block, choices) => {
      const [one, other] = [await begun(block), await begun(block)];
      for (const choice of choices) for (const bench of [one, other]) act(bench, choice);
      expect(other.records).toEqual(one.records);
    }), { seed: SEED, numRuns: 20 });
  });

  it('goes on from rows that were written and read again after each command as if nothing had been', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat({ max: 99 }), { maxLength: 12 }), async (block, choices) => {
      const whole = await begun(block);
      let reread = await restarted(await begun(block));
      for (const choice of choices) {
        act(whole, choice);
        act(reread, choice);
        reread = await restarted(reread);
      }
      expect(reread.snapshot()).toEqual(whole.snapshot());
      finish(reread);
      expect(reread.state.instances.size).toBe(0);
    }), { seed: SEED, numRuns: 30 });
  });

  it('writes for each changed row just what is in the state', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat({ max: 99 }), { maxLength: 12 }), async (block, choices) => {
      const bench = await begun(block);
      const kept = new Map<string, string>();
      for (const choice of [...choices, 0]) {
        for (const { table, key, row } of bench.state.journal.drain()) {
          if (row === undefined) kept.delete(`${table} ${key}`);
          else kept.set(`${table} ${key}`, JSON.stringify(row));
        }
        act(bench, choice);
        bench.state.journal.mark();
      }
      for (const { table, key, row } of bench.state.journal.drain()) {
        if (row === undefined) kept.delete(`${table} ${key}`);
        else kept.set(`${table} ${key}`, JSON.stringify(row));
      }
      expect([...kept.values()].sort()).toEqual(Object.values(bench.snapshot()).flat().sort());
    }), { seed: SEED, numRuns: 30 });
  });
});

/** Another kernel on the same rows, as after a restart. */
async function restarted(bench: Bench): Promise<Bench> {
  const again = new Bench(bench.now);
  for (const [index, table] of bench.state.tables.entries()) {
    const target = again.state.tables[index];
    for (const row of [...table.values()].reverse()) target?.restoreRow(JSON.parse(JSON.stringify(row)));
  }
  for (const { key, resource, bpmnProcessId } of again.state.processes.values()) again.models.learnProcess(key, await rereadProcess(resource, bpmnProcessId));
  return again;
}

describe('A command that fails unexpectedly', () => {
  it('leaves the state as it was', async () => {
    const bench = await begun({ kind: 'manual' });
    const before = bench.snapshot();
    const broken = new ModelCache();
    const { execute } = await import('./kernel.js');
    const create = { valueType: 'PROCESS_INSTANCE_CREATION' as const, intent: 'CREATE', key: -1, value: {}, payload: { bpmnProcessId: 'random', version: -1, variables: {}, startInstructions: [] } };
    expect(() => execute(bench.state, broken, create, bench.now)).toThrow('was never read');
    expect(bench.snapshot()).toEqual(before);
    expect(new State().tables.map(({ name }) => name)).toEqual(bench.state.tables.map(({ name }) => name));
  });
});
