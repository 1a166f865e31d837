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
  /** records published a second meanwhile */
  published: number;
  /** records that waited at the end of it, and how many of them were published a second when nothing else ran */
  left: number;
  afterwards: number;
}

/** The ten tasks, saturated, first without the relay and then with it. */
export async function relayed(seconds: number): Promise<Relayed> {
  const alone = await driven(await Embedded.start(), seconds);
  const kafka = await Kafka.make();
  try {
    await kafka.start();
    const engine = await Embedded.start({ KAFKA_BROKERS: kafka.address });
    const counted = async () => ({ published: (await engine.figure('engine_relay_published')) ?? 0, left: (await engine.figure('engine_relay_lag_records')) ?? 0, at: performance.now() });
    return { alone: alone.rate, ...(await driven(engine, seconds, counted)) } as Relayed;
  } finally {
    await kafka.remove();
  }
}

async function driven(engine: Embedded, seconds: number, counted?: () => Promise<Counted>): Promise<{ rate: number } & Partial<Relayed>> {
  const driver = new TenTasks(engine.address);
  try {
    await driver.prepare();
    await completionsPerSecond(driver, seconds);
    const before = await counted?.();
    const rate = await completionsPerSecond(driver, seconds);
    const after = await counted?.();
    if (!counted || !before || !after) return { rate };
    const end = await caughtUp(counted);
    return { rate, beside: rate, published: perSecond(before, after), left: after.left, afterwards: perSecond(after, end) };
  } finally {
    driver.close();
    await engine.stop();
  }
}

interface Counted {
  published: number;
  left: number;
  /** ms */
  at: number;
}

async function caughtUp(counted: () => Promise<Counted>): Promise<Counted> {
  let found = await counted();
  while (found.left > 0) {
    await pause(50);
    found = await counted();
  }
  return found;
}

const perSecond = (from: Counted, to: Counted): number => ((to.published - from.published) / (to.at - from.at)) * 1_000;
