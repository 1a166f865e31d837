import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { systemNow } from '@attestation/service-kit';
import { Gateway, manyAtATime } from './gateway.js';
import { timed } from './models.js';
import { TenTasks } from './ten-tasks.js';

export interface TimerFigures {
  /** seconds from the moment the last timer was due until its job was offered */
  late: number;
  /** milliseconds that each job of others took beside them, ascending */
  served: number[];
}

const RATE = 5;
const SPREAD_MS = 60_000;

/** So many timers come due within one minute, while other instances go their way. */
export async function manyTimers(address: string, count: number): Promise<TimerFigures> {
  const gateway = new Gateway(address);
  await gateway.deploy('timed', timed());
  const first = systemNow() + 30_000 + count; // until then all are made, at a thousand a second
  const due = (index: number) => new Date(first + Math.floor((index / count) * SPREAD_MS)).toISOString();
  await manyAtATime(count, 128, (index) => gateway.create('bench-timed', JSON.stringify({ due: due(index) })));
  if (systemNow() > first) throw new Error('Making the instances took longer than their timers allow.');
  await pause(first - systemNow());
  const [late, served] = await Promise.all([workOff(gateway, count, first + SPREAD_MS), beside(address)]);
  gateway.close();
  return { late, served };
}

async function workOff(gateway: Gateway, count: number, last: number): Promise<number> {
  let [seen, offered] = [0, 0];
  while (seen < count) {
    const jobs = await gateway.activate('bench-after', 10_000, 500);
    if (jobs.length > 0) offered = systemNow();
    seen += jobs.length;
    await Promise.all(jobs.map(({ key }) => gateway.call('CompleteJob', { jobKey: key, variables: '{}' })));
  }
  return (offered - last) / 1000;
}

async function beside(address: string): Promise<number[]> {
  const driver = new TenTasks(address);
  await driver.prepare();
  driver.startWorkers();
  const until = performance.now() + SPREAD_MS;
  while (performance.now() < until) {
    void driver.begin();
    await pause(1000 / RATE);
  }
  while (driver.alive > 0) await pause(20);
  await driver.stopWorkers();
  driver.close();
  return driver.served.sort((a, b) => a - b);
}
