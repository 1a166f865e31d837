import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, Module } from '@nestjs/common';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { Registry } from 'prom-client';
import { businessError, complete, incident, retryLater } from './job.js';
import type { Job, JobOutcome, Variables } from './job.js';
import { JobWorker } from './job-worker.js';
import { WorkerMetrics } from './metrics.js';
import { GrpcStatus, SmallGateway } from './testing/small-gateway.js';
import { WorkerHealth } from './worker-health.js';
import { ZeebeStrategy } from './zeebe-strategy.js';

/** What the handlers do is decided by each test. */
@Injectable()
class Desk {
  seen: Job[] = [];
  readonly facts: unknown[] = [];
  act: (job: Job) => Promise<JobOutcome> = async () => complete({});

  async take(job: Job): Promise<JobOutcome> {
    this.seen.push(job);
    return this.act(job);
  }
}

@Controller()
class DeskWorkers {
  constructor(private readonly desk: Desk) {}

  @JobWorker('desk.open', { fetch: ['attestationId'], maxJobs: 4, firstDelay: '100ms' })
  open(job: Job): Promise<JobOutcome> {
    return this.desk.take(job);
  }

  @JobWorker('desk.hasty', { fetch: [], maxJobs: 4, limit: '300ms' })
  async hasty(job: Job): Promise<JobOutcome> {
    return this.desk.take(job);
  }

  @JobWorker('desk.note', { fetch: [] })
  async note(job: Job): Promise<JobOutcome> {
    return this.desk.take(job);
  }

  /** A fact's handler beside the workers is none of theirs. */
  @EventPattern('desk.fact')
  onFact(fact: unknown): void {
    this.desk.facts.push(fact);
    throw new Error('no job');
  }
}

@Module({ controllers: [DeskWorkers], providers: [Desk] })
class DeskModule {}

let small: SmallGateway;
let registry: Registry;
let health: WorkerHealth;
let app: INestMicroservice;
let desk: Desk;

async function start(address = small.address, module: object = DeskModule): Promise<void> {
  registry = new Registry();
  health = new WorkerHealth();
  const strategy = new ZeebeStrategy({ address, service: 'desk', health, metrics: new WorkerMetrics(registry), random: () => 0, graceMs: 3000 });
  app = await NestFactory.createMicroservice(module, { strategy, logger: false, abortOnError: false });
  await app.listen();
  desk = app.get(Desk);
}

const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);

beforeEach(async () => {
  process.on('unhandledRejection', note);
  small = await SmallGateway.start();
  await start();
  await small.until(({ polls }) => polls === 3);
});
afterEach(async () => {
  await app.close();
  small.stop();
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

describe('A job', () => {
  it('reaches its handler with its keys, headers, and no variable but those asked for', async () => {
    const key = small.offer('desk.open', { variables: '{"attestationId":"case-1","openedOn":"2025-03-17"}', customHeaders: '{"queue":"new"}' });
    await small.until(({ received }) => received.some(({ call }) => call === 'completeJob'));
    expect(desk.seen).toEqual([
      {
        key,
        type: 'desk.open',
        variables: { attestationId: 'case-1' },
        headers: { queue: 'new' },
        retries: 3,
        elementId: 'task',
        elementInstanceKey: `${key}1`,
        processInstanceKey: '4503599627370497',
        bpmnProcessId: 'attestation',
        deadline: new Date('2025-03-17T04:00:00.000Z'),
      },
    ]);
  });

  it('brings no variables at all to a handler that asks for none', async () => {
    small.offer('desk.note', { variables: '{"attestationId":"case-1"}' });
    await small.until(() => desk.seen.length === 1);
    expect(desk.seen[0]?.variables).toEqual({});
  });

  it('is completed with what the handler returns, after the handler has ended', async () => {
    let committed = false;
    desk.act = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(small.calls('completeJob')).toEqual([]);
      committed = true;
      return complete({ workItemId: 'w-1' });
    };
    const jobKey = small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 1);
    expect(committed).toBe(true);
    expect(small.calls('completeJob')).toEqual([{ jobKey, variables: '{"workItemId":"w-1"}' }]);
  });

  it.each<[string, JobOutcome, string, Variables]>([
    ['a business error', businessError('ALREADY_STARTED'), 'throwError', { errorCode: 'ALREADY_STARTED' }],
    ['a wish to be asked later', retryLater(5000, 'the window opens at nine'), 'failJob', { retries: 3, retryBackOff: '5000' }],
    ['an incident', incident('no commission'), 'failJob', { retries: 0, errorMessage: 'no commission' }],
  ])('ends as the handler decides: %s', async (_, outcome, call, told) => {
    desk.act = async () => outcome;
    small.offer('desk.open');
    await small.until((each) => each.calls(call).length === 1);
    expect(small.calls(call)).toEqual([expect.objectContaining(told)]);
  });

  it('that makes the handler throw is tried again, later each time, then becomes an incident with the reason', async () => {
    desk.act = async () => {
      throw new Error('the database is away');
    };
    const key = small.offer('desk.open', { retries: 3 });
    await small.until((each) => each.calls('failJob').length === 1);
    small.offer('desk.open', { key, retries: 2 });
    await small.until((each) => each.calls('failJob').length === 2);
    small.offer('desk.open', { key, retries: 1 });
    await small.until((each) => each.calls('failJob').length === 3);
    expect(small.calls('failJob')).toEqual([
      expect.objectContaining({ jobKey: key, retries: 2, retryBackOff: '50', errorMessage: 'the database is away' }),
      expect.objectContaining({ jobKey: key, retries: 1, retryBackOff: '100' }),
      expect.objectContaining({ jobKey: key, retries: 0, retryBackOff: '0' }),
    ]);
  });

  it('keeps its tries while the database is away', async () => {
    desk.act = async () => {
      throw Object.assign(new Error('the database system is starting up'), { code: '57P03' });
    };
    small.offer('desk.open', { retries: 1 });
    await small.until((each) => each.calls('failJob').length === 1);
    expect(small.calls('failJob')[0]).toMatchObject({ retries: 1, retryBackOff: '50' });
  });

  it('whose handler hangs is failed within its limit and takes no place away', async () => {
    desk.act = () => new Promise(() => undefined);
    for (let i = 0; i < 8; i += 1) small.offer('desk.hasty');
    await small.until((each) => each.calls('failJob').length === 8); // 8 jobs through 4 places
    expect(small.calls('failJob')[0]).toMatchObject({ retries: 2, errorMessage: 'the handler did not end within 300 ms' });
  });

  it.each(['nonsense', '[]', 'null'])('with variables that are no object (%s) never kills the worker', async (variables) => {
    small.offer('desk.open', { variables, retries: 1 });
    await small.until((each) => each.calls('failJob').length === 1);
    expect(small.calls('failJob')[0]).toMatchObject({ retries: 0 });
    small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 1);
  });

  it('with empty documents has empty variables and headers', async () => {
    small.offer('desk.open', { variables: '', customHeaders: '' });
    await small.until((each) => each.calls('completeJob').length === 1);
    expect(desk.seen[0]).toMatchObject({ variables: {}, headers: {} });
  });

  it('whose handler returns no outcome is failed, not forgotten', async () => {
    desk.act = async () => undefined as never;
    small.offer('desk.open');
    await small.until((each) => each.calls('failJob').length === 1);
  });
});

describe('Telling the engine', () => {
  it.each([GrpcStatus.NOT_FOUND, GrpcStatus.FAILED_PRECONDITION])('takes status %p for done by another and goes on', async (code) => {
    small.fail('completeJob', { code });
    small.offer('desk.open');
    small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 2);
    await eventually(async () => expect(await outcomes()).toEqual({ gone: 1, completed: 1 }));
    expect(small.calls('failJob')).toEqual([]);
  });

  it('repeats a completion the engine was too full for, and does not run the handler again', async () => {
    small.fail('completeJob', { code: GrpcStatus.RESOURCE_EXHAUSTED }, { code: GrpcStatus.UNAVAILABLE });
    small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 3);
    expect(desk.seen).toHaveLength(1);
  });

  it('makes an answer that the engine refuses an incident', async () => {
    small.fail('completeJob', { code: GrpcStatus.INVALID_ARGUMENT, details: 'Property variables is invalid' });
    small.offer('desk.open');
    await small.until((each) => each.calls('failJob').length === 1);
    expect(small.calls('failJob')[0]).toMatchObject({ retries: 0, errorMessage: expect.stringContaining('Property variables is invalid') });
  });

  it('survives that even the failure cannot be told', async () => {
    desk.act = async () => {
      throw new Error('away');
    };
    small.fail('failJob', { code: GrpcStatus.UNKNOWN });
    small.offer('desk.open');
    await small.until((each) => each.calls('failJob').length === 1);
    desk.act = async () => complete({});
    small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 1);
  });
});

describe('Taking jobs', () => {
  it('takes ten jobs of one type one after the other without waiting in between', async () => {
    const took: number[] = [];
    for (let i = 1; i <= 10; i += 1) {
      const start = performance.now();
      small.offer('desk.open');
      await small.until((each) => each.calls('completeJob').length === i);
      took.push(performance.now() - start);
    }
    expect(took.sort((a, b) => a - b)[4]).toBeLessThan(250); // a poll every 300 ms would show in each
  });

  it('has never more in hand than its places', async () => {
    let inHand = 0;
    let most = 0;
    desk.act = async () => {
      most = Math.max(most, (inHand += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      inHand -= 1;
      return complete({});
    };
    for (let i = 0; i < 20; i += 1) small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 20);
    expect(most).toBe(4);
  });

  it('waits longer and longer while the engine is overloaded, and asks without waiting to see that it is back', async () => {
    small.fail('activateJobs', ...Array(3).fill({ code: GrpcStatus.RESOURCE_EXHAUSTED }));
    small.offer('desk.note'); // ends the parked poll; the next three are refused
    const polls = () => small.calls('activateJobs').filter(({ type }) => type === 'desk.note');
    await small.until((each) => polls().length === 7 && each.polls === 3);
    expect(polls().map(({ requestTimeout }) => requestTimeout)).toEqual(['-1', '30000', '30000', '-1', '-1', '-1', '30000']);
    expect(health.ready).toBe(true);
  });

  it('finds its way back after the engine was away, and says so meanwhile', async () => {
    const { port } = small;
    small.stop();
    while (health.ready) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(() => health.check()).toThrow('desk.open');
    small = await SmallGateway.start(port);
    small.offer('desk.open');
    await small.until((each) => each.calls('completeJob').length === 1);
    await small.until(({ polls }) => polls === 3);
    expect(health.ready).toBe(true);
  });

  it('reports every worker expected, and what it did', async () => {
    expect(health.report().map(({ type, state }) => [type, state])).toEqual([['desk.open', 'ready'], ['desk.hasty', 'ready'], ['desk.note', 'ready']]);
    small.offer('desk.open');
    await eventually(async () => expect(await outcomes()).toEqual({ completed: 1 }));
    const text = await registry.metrics();
    expect(text).toContain('workflow_jobs_total{type="desk.open",outcome="completed"} 1');
    expect(text).toContain('workflow_jobs_in_flight{type="desk.open"} 0');
    expect(text).toMatch(/workflow_worker_last_poll_timestamp_seconds\{type="desk.note"\} \d+/);
    expect(text).toContain('workflow_job_duration_seconds_count{type="desk.open"} 1');
  });
});

describe('Stopping', () => {
  it('takes no more jobs, finishes those in hand and tells the engine before it ends', async () => {
    let finish: () => void = () => undefined;
    desk.act = () => new Promise((resolve) => (finish = () => resolve(complete({ done: true }))));
    small.offer('desk.note');
    await small.until(() => desk.seen.length === 1);
    const stopping = app.close();
    await small.until(({ polls }) => polls === 0);
    small.offer('desk.note');
    finish();
    await stopping;
    expect(small.calls('completeJob')).toEqual([expect.objectContaining({ variables: '{"done":true}' })]);
    expect(desk.seen).toHaveLength(1);
  });

  it('does not wait for ever for a handler that hangs', async () => {
    desk.act = () => new Promise(() => undefined);
    small.offer('desk.note');
    await small.until(() => desk.seen.length === 1);
    const start = performance.now();
    await app.close();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('Starting', () => {
  it('refuses two workers for one job type', async () => {
    @Controller()
    class Twice {
      @JobWorker('desk.open', { fetch: [] })
      async open(): Promise<JobOutcome> {
        return complete({});
      }
    }
    @Module({ controllers: [DeskWorkers, Twice], providers: [Desk] })
    class TwiceModule {}
    const first = app;
    await expect(start(small.address, TwiceModule)).rejects.toThrow('Two workers for job type "desk.open"');
    app = first;
  });

  it('is not ready before the engine has answered each worker', async () => {
    await app.close();
    await start('127.0.0.1:9');
    expect(health.ready).toBe(false);
    while (health.report().some(({ error }) => !error)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(health.report()[0]).toMatchObject({ type: 'desk.open', state: 'lost' });
  });
});

/** Until it holds; at the latest after two seconds it fails with its own words. */
async function eventually(holds: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await holds();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function outcomes(): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).matchAll(/workflow_jobs_total\{.*outcome="([\w-]+)"\} (\d+)/g);
  return Object.fromEntries([...lines].map(([, outcome, count]) => [outcome, Number(count)]));
}
