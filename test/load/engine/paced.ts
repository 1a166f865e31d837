import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { TenTasks } from './ten-tasks.js';

/** How long instances of ten tasks live when so many a second begin, whatever becomes of them. @returns milliseconds, ascending */
export async function paced(address: string, { rate, seconds }: { rate: number; seconds: number }): Promise<number[]> {
  const driver = new TenTasks(address);
  await driver.prepare();
  driver.startWorkers();
  await begin(driver, rate, 3);
  driver.lives.length = 0;
  await begin(driver, rate, seconds);
  while (driver.alive > 0) await pause(20);
  await driver.stopWorkers();
  driver.close();
  return [...driver.lives].sort((a, b) => a - b);
}

async function begin(driver: TenTasks, rate: number, seconds: number): Promise<void> {
  const from = performance.now();
  for (let index = 0; index < rate * seconds; index++) {
    await pause(Math.max(0, from + (index * 1000) / rate - performance.now()));
    void driver.begin();
  }
}
