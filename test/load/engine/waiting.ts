import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from '../processes.mjs';
import { Gateway, manyAtATime } from './gateway.js';
import { waiting } from './models.js';
import type { Embedded } from './rivals.js';

const AT_A_TIME = 128;

export interface WaitingFigures {
  /** instances made a second */
  made: number;
  /** MB that the engine's process holds with all of them waiting */
  memory: number;
  /** seconds from the death of the engine's process to the first answer of the next */
  back: number;
  /** messages a second that reached a waiting instance and ended it */
  correlated: number;
}

/** So many instances wait in a receive task with a boundary timer; the engine is killed and comes back; some of them get their message. */
export async function waitingInstances(engine: Embedded, count: number, messages: number): Promise<WaitingFigures> {
  let gateway = new Gateway(engine.address);
  await gateway.deploy('waiting', waiting());
  const made = await perSecond(count, (index) => gateway.create('bench-waiting', `{"id":"k-${index}"}`));
  await pause(3_000);
  const memory = memoryOf(engine.pid).pss;
  gateway.close();
  const back = await engine.killAndRestart();
  gateway = new Gateway(engine.address);
  const publish = (index: number) => gateway.call('PublishMessage', { name: 'go', correlationKey: `k-${index}`, timeToLive: 0, messageId: '', variables: '{}' });
  const correlated = await perSecond(messages, publish);
  gateway.close();
  return { made, memory, back, correlated };
}

export async function perSecond(count: number, task: (index: number) => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await manyAtATime(count, AT_A_TIME, task);
  return count / ((performance.now() - from) / 1000);
}
