import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Watch } from '../processes.mjs';
import type { Rival } from './rivals.js';
import { TenTasks } from './ten-tasks.js';

/** Instances that live at the same time: as many as keep an engine busy. */
const ALIVE = 100;
const SETTLE_MS = 2_000;

export interface SaturatedOptions {
  rounds: number;
  seconds: number;
  warmSeconds: number;
}

/** Job completions a second, round by round in turns, of each rival. */
export async function saturated(rivals: readonly Rival[], { rounds, seconds, warmSeconds }: SaturatedOptions): Promise<Map<string, number[]>> {
  const drivers = rivals.map(({ name, address }) => ({ name, driver: new TenTasks(address), rates: [] as number[] }));
  for (const { driver } of drivers) await driver.prepare();
  for (const { driver } of drivers) await completionsPerSecond(driver, warmSeconds); // a virtual machine compiles what it finds to be hot
  for (let round = 1; round <= rounds; round++) {
    for (const { name, driver, rates } of drivers) rates.push(await told(`round ${round}: ${name}`, driver, seconds));
  }
  for (const { name, driver } of drivers) {
    for (const [text, times] of driver.refusals) console.log(`${name} refused ${times} times: ${text}`);
    driver.close();
  }
  return new Map(drivers.map(({ name, rates }) => [name, rates]));
}

async function told(title: string, driver: TenTasks, seconds: number): Promise<number> {
  const watch = new Watch(process.pid);
  const [before, done] = [new Map(watch.byName()), driver.done];
  const rate = await completionsPerSecond(driver, seconds);
  console.log(`${title} ${rate.toFixed(0)} job completions/s; microseconds of a core for each: ${costs(before, watch.byName(), driver.done - done)}`);
  watch.stop();
  return rate;
}

/** What is confirmed in a second while an engine has all it can do; ended when the last instance has. */
export async function completionsPerSecond(driver: TenTasks, seconds: number): Promise<number> {
  driver.startWorkers();
  const feeding = { on: true };
  const fed = feed(driver, feeding);
  await pause(SETTLE_MS);
  const [done, from] = [driver.done, performance.now()];
  await pause(seconds * 1000);
  const rate = (driver.done - done) / ((performance.now() - from) / 1000);
  feeding.on = false;
  await fed;
  while (driver.alive > 0) await pause(20);
  await driver.stopWorkers();
  return rate;
}

/** Keeps the number of instances alive. */
async function feed(driver: TenTasks, feeding: { on: boolean }): Promise<void> {
  while (feeding.on) {
    const missing = Math.min(ALIVE - driver.alive, 32);
    if (missing <= 0) await pause(2);
    else if (!(await Promise.all(Array.from({ length: missing }, () => driver.begin()))).every(Boolean)) await pause(50);
  }
}

/** What each process used for one completion; this one is the driver. */
function costs(before: ReadonlyMap<string, number>, after: readonly [string, number][], completions: number): string {
  const used = after.map(([name, seconds]) => [name === 'engine.ts' ? 'driver' : name, seconds - (before.get(name) ?? 0)] as const);
  return used.filter(([, seconds]) => seconds > 0).map(([name, seconds]) => `${name} ${((seconds / completions) * 1e6).toFixed(0)}`).join(', ');
}
