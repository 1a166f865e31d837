/**
 * `npm run bench:engine -- [--rounds 3] [--seconds 10] [--waiting 150000] [--timers 100000] [--finished 1000000] [--only saturated,paced,waiting,timers,finished,relayed]`:
 * the embedded engine, on a PostgreSQL that forces every commit to the disk, against the real Zeebe of ZEEBE_HOME or ZEEBE_ADDRESS and against a
 * gateway of the same make that stores nothing; in one run, in turns, with the same raw gRPC driver on the same processors. Ratios are what counts.
 */
import { parseArgs } from 'node:util';
import { finishedInstances } from './engine/finished.js';
import { kafkaJars } from '../support/kafka-jars.mjs';
import { paced } from './engine/paced.js';
import { relayed } from './engine/relayed.js';
import { Embedded, nothingStored, type Rival, zeebe } from './engine/rivals.js';
import { saturated } from './engine/saturated.js';
import { manyTimers } from './engine/timers.js';
import { waitingInstances } from './engine/waiting.js';
import { machine } from './machine.mjs';

const number = (byDefault: string) => ({ type: 'string', default: byDefault }) as const;
const { values } = parseArgs({
  options: {
    rounds: number('3'), seconds: number('10'), warm: number('20'), waiting: number('150000'), timers: number('100000'), finished: number('1000000'),
    only: number('saturated,paced,waiting,timers,finished,relayed'),
  },
});
const asked = new Set(values.only.split(','));

console.log(machine());
if (asked.has('saturated')) await compare();
for (const [name, measure] of Object.entries({ paced: pace, waiting: wait, timers: time, finished: finish })) {
  if (asked.has(name)) await withEngine(measure);
}
if (asked.has('relayed')) await relay();
console.log(machine());

async function compare(): Promise<void> {
  const rivals: Rival[] = [await Embedded.start(), await nothingStored()];
  const real = await zeebe();
  if (real) rivals.push(real);
  try {
    const rates = await saturated(rivals, { rounds: Number(values.rounds), seconds: Number(values.seconds), warmSeconds: Number(values.warm) });
    const [embedded, ...others] = [...rates].map(([name, found]) => ({ name, rate: middle(found) }));
    for (const other of others) say(`ten tasks, saturated: embedded ${whole(embedded?.rate)} : ${other.name} ${whole(other.rate)} job completions/s (medians), ratio ${((embedded?.rate ?? 0) / other.rate).toFixed(2)}`);
  } finally {
    for (const rival of rivals) await rival.stop();
  }
}

async function withEngine(measure: (engine: Embedded) => Promise<void>): Promise<void> {
  const engine = await Embedded.start();
  try {
    await measure(engine);
  } finally {
    await engine.stop();
  }
}

async function pace({ address }: Embedded): Promise<void> {
  const lives = await paced(address, { rate: 20, seconds: 30 });
  say(`20 instances/s of ten tasks: ${quantiles(lives)} from its call to the answer of its last completion`);
}

async function wait(engine: Embedded): Promise<void> {
  const count = Number(values.waiting);
  const { made, memory, back, correlated } = await waitingInstances(engine, count, Math.min(count, 20_000));
  say(`${count} instances wait with a boundary timer: made at ${whole(made)}/s, ${whole(memory)} MB (PSS), ${back.toFixed(1)} s from its death to the first answer`);
  say(`messages that reach a waiting instance: ${whole(correlated)}/s`);
}

async function time({ address }: Embedded): Promise<void> {
  const count = Number(values.timers);
  const { late, served } = await manyTimers(address, count);
  say(`${count} timers due within a minute: the last job offered ${late.toFixed(1)} s after its time; the jobs of others beside them ${quantiles(served)}`);
}

async function finish(engine: Embedded): Promise<void> {
  const count = Number(values.finished);
  const { first, last } = await finishedInstances(engine, count);
  say(`instances that begin and end: ${first.cpu.toFixed(0)} µs of processor time each at first (${whole(first.rate)}/s), ${last.cpu.toFixed(0)} µs after ${count} have ended (${whole(last.rate)}/s), ratio ${(last.cpu / first.cpu).toFixed(2)}`);
}

async function relay(): Promise<void> {
  const missing = kafkaJars();
  if ('missing' in missing) return say(missing.missing);
  const { alone, beside, published, left, idle } = await relayed(Number(values.seconds));
  say(`ten tasks, saturated, with the relay and its Kafka beside: ${whole(beside)} job completions/s (${whole(alone)} without), ${whole(published)} records/s published, ${whole(left)} left; ${whole(idle)} records/s when nothing else runs`);
}

function say(text: string): void {
  console.log(`= ${text}`);
}

function whole(figure = 0): string {
  return figure.toFixed(0);
}

function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** @param ascending milliseconds */
function quantiles(ascending: readonly number[]): string {
  const of = (share: number): string => whole(ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))]);
  return `p50 ${of(0.5)} ms, p99 ${of(0.99)} ms of ${ascending.length}`;
}
