import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka } from '../../support/kafka.js';
import { Embedded } from './rivals.js';
import { completionsPerSecond } from './saturated.js';
import { TenTasks } from './ten-tasks.js';

export interface Relayed {
  /** job completions a second without a relay, and with one to a Kafka on the same processors */
  alone: number;
  beside: number;
  /** records published a second meanwhile, and how many waited at the end of it */
  published: number;
  left: number;
  /** records a second that the relay publishes when nothing else runs: those of the time without it */
  idle: number;
}

/** The ten tasks, saturated, first without the relay and then with it. */
export async function relayed(seconds: number): Promise<Relayed> {
  const engine = await Embedded.start();
  const kafka = await Kafka.make();
  try {
    const alone = await saturatedFor(engine, seconds);
    await kafka.start();
    await engine.killAndRestart({ KAFKA_BROKERS: kafka.address });
    const idle = await caughtUp(engine);
    const before = await counted(engine);
    const beside = await saturatedFor(engine, seconds);
    const after = await counted(engine);
    return { alone, beside, published: perSecond(before, after), left: after.left, idle };
  } finally {
    await engine.stop();
    await kafka.remove();
  }
}

async function saturatedFor({ address }: Embedded, seconds: number): Promise<number> {
  const driver = new TenTasks(address);
  await driver.prepare();
  await completionsPerSecond(driver, seconds);
  const rate = await completionsPerSecond(driver, seconds);
  driver.close();
  return rate;
}

interface Counted {
  published: number;
  left: number;
  /** ms */
  at: number;
}

const counted = async (engine: Embedded): Promise<Counted> =>
  ({ published: (await engine.figure('engine_relay_published')) ?? 0, left: (await engine.figure('engine_relay_lag_records')) ?? 0, at: performance.now() });

/** @returns records a second, from the first that was published to the last */
async function caughtUp(engine: Embedded): Promise<number> {
  let from = await counted(engine);
  while (from.published === 0) [from] = [await counted(engine), await pause(20)];
  let to = from;
  while (to.left > 0) [to] = [await counted(engine), await pause(20)];
  return perSecond(from, to);
}

const perSecond = (from: Counted, to: Counted): number => ((to.published - from.published) / Math.max(1, to.at - from.at)) * 1_000;
