import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, Module } from '@nestjs/common';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import { ZeebeEngineClient } from './client/zeebe-engine-client.js';
import { Gateway } from './gateway/gateway.js';
import { businessError, complete } from './job.js';
import type { Job, JobOutcome } from './job.js';
import { JobWorker } from './job-worker.js';
import { WorkerMetrics } from './metrics.js';
import { onceFor } from './once-for.js';
import { BROKEN, MESSAGES, TEN_STEPS, TEN_TASKS } from './testing/probe-models.js';
import { MISSING, realEngine } from './testing/real-zeebe.js';
import type { RealEngine } from './testing/real-zeebe.js';
import { WorkerHealth } from './worker-health.js';
import { ZeebeStrategy } from './zeebe-strategy.js';

const engine: RealEngine | undefined = await realEngine();
if (!engine) process.stdout.write(`${MISSING}\n`);
const withEngine = engine ? describe : describe.skip;

@Injectable()
class Desk {
  seen: Job[] = [];
  act: (job: Job) => Promise<JobOutcome> = async () => complete({});
}

@Controller()
class ProbeWorkers {
  constructor(private readonly desk: Desk) {}

  @JobWorker('probe.step', { fetch: ['probeId', 'step'], maxJobs: 8, timeout: '5s', firstDelay: '100ms' })
  async step(job: Job): Promise<JobOutcome> {
    this.desk.seen.push(job);
    return this.desk.act(job);
  }

  @JobWorker('probe.after-error', { fetch: [] })
  async afterError(job: Job): Promise<JobOutcome> {
    this.desk.seen.push(job);
    return complete({});
  }
}

@Module({ controllers: [ProbeWorkers], providers: [Desk] })
class ProbeModule {}

const MODELS = [TEN_TASKS, MESSAGES];

withEngine('Workers and client on a real engine', () => {
  let gateway: Gateway;
  let client: ZeebeEngineClient;
  let app: INestMicroservice;
  let desk: Desk;
  let run = 0;

  beforeAll(async () => {
    gateway = new Gateway(engine!.address);
    client = new ZeebeEngineClient(gateway);
    await client.deploy(MODELS);
  }, 60_000);
  afterAll(async () => {
    gateway.close();
    await engine!.stop();
  });
  beforeEach(async () => {
    const strategy = new ZeebeStrategy({ address: engine!.address, service: 'probe', health: new WorkerHealth(), metrics: new WorkerMetrics(new Registry()) });
    app = await NestFactory.createMicroservice(ProbeModule, { strategy, logger: false });
    await app.listen();
    desk = app.get(Desk);
  });
  afterEach(() => app.close());

  const probeId = () => `probe-${process.pid}-${(run += 1)}`;
  const opened = (id: string, variables = {}) =>
    client.publishMessage({ name: 'probe-opened', correlationKey: id, messageId: `open-${id}`, timeToLiveMs: 60_000, variables: { probeId: id, ...variables } });
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('takes ten tasks of one type in a row, without 300 ms between them', async () => {
    const start = performance.now();
    const times: number[] = [];
    desk.act = async () => {
      times.push(Math.round(performance.now() - start));
      return complete({});
    };
    await client.createInstance({ bpmnProcessId: 'probe-ten', variables: { probeId: probeId(), step: 1, secret: 'not asked for' } });
    await until(() => desk.seen.length === 10);
    process.stdout.write(`ten sequential jobs after ${times.join(', ')} ms\n`);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeLessThan(250); // whatever else the machine does: a timer of 300 ms would show in every gap
    expect(desk.seen.map(({ elementId }) => elementId)).toEqual(TEN_STEPS);
    expect(desk.seen.every(({ variables }) => !('secret' in variables))).toBe(true);
    expect(new Set(desk.seen.map(onceFor)).size).toBe(10);
  });

  it('starts one instance for a message published twice, and wakes it by its own correlation key', async () => {
    const id = probeId();
    await opened(id);
    await opened(id);
    await until(() => desk.seen.length === 1);
    await client.publishMessage({ name: 'probed', correlationKey: id, messageId: `probed-${id}`, timeToLiveMs: 60_000, variables: { step: 2 } });
    await until(() => desk.seen.length === 2);
    expect(desk.seen.map(({ elementId, variables }) => [elementId, variables.step])).toEqual([['a', undefined], ['b', 2]]);
  });

  it('takes the error path for a business error that the model catches', async () => {
    desk.act = async () => businessError('REFUSED', 'not today');
    await opened(probeId());
    await until(() => desk.seen.length === 2);
    expect(desk.seen.map(({ elementId }) => elementId)).toEqual(['a', 'c']);
    expect(desk.seen[1]?.variables).toEqual({}); // asked for none, got none
  });

  it('offers a job that failed again, one try less', async () => {
    desk.act = async () => {
      if (desk.seen.length === 1) throw new Error('once');
      return complete({});
    };
    await opened(probeId());
    await until(() => desk.seen.length === 2);
    expect(desk.seen.map(({ retries }) => retries)).toEqual([2, 1]);
    expect(desk.seen[1]?.key).toBe(desk.seen[0]?.key);
  });

  it('keeps the version of a model that is deployed again unchanged', async () => {
    const [first, second] = [await client.deploy(MODELS), await client.deploy(MODELS)];
    expect(second.processes).toEqual(first.processes);
    expect(first.processes.map(({ resourceName }) => resourceName)).toEqual(['probe-ten.bpmn', 'probe-message.bpmn']);
  });

  it('tells why a model is refused', async () => {
    await expect(client.deploy([BROKEN])).rejects.toMatchObject({ code: 3, reason: expect.stringContaining('probe-broken.bpmn') });
  });

  it('cancels an instance once, and finds it gone afterwards', async () => {
    desk.act = () => new Promise(() => undefined);
    const { processInstanceKey } = await client.createInstance({ bpmnProcessId: 'probe-ten' });
    expect(await client.cancelInstance(processInstanceKey)).toBe('done');
    expect(await client.cancelInstance(processInstanceKey)).toBe('gone');
  });

  it('gives up what it has when it stops: the next worker gets it', async () => {
    await app.close();
    const id = probeId();
    await opened(id);
    const strategy = new ZeebeStrategy({ address: engine!.address, service: 'next', metrics: new WorkerMetrics(new Registry()) });
    app = await NestFactory.createMicroservice(ProbeModule, { strategy, logger: false });
    await app.listen();
    desk = app.get(Desk);
    await until(() => desk.seen.some(({ variables }) => variables.probeId === id));
  });

  it('knows a healthy engine', async () => {
    expect(await client.topology()).toMatchObject({ healthy: true, partitionsCount: 1 });
  });
});
