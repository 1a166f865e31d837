import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable } from '@nestjs/common';
import { currentContext, EnginePublisher, fixedClock, inContext, startService } from '@attestation/service-kit';
import type { RunningService, ServicePlugin, WorkContext } from '@attestation/service-kit';
import { EngineClient } from './client/engine-client.js';
import { complete } from './job.js';
import type { Job, JobOutcome } from './job.js';
import { JobWorker } from './job-worker.js';
import { SmallGateway } from './testing/small-gateway.js';
import { workflow } from './workflow.plugin.js';

/** What must still be there while jobs are in hand: a database, say. */
@Injectable()
class Cellar {
  open = true;
  readonly contexts: WorkContext[] = [];
}

@Controller()
class CellarWorkers {
  constructor(private readonly cellar: Cellar) {}

  @JobWorker('cellar.fetch', { fetch: ['shelf'] })
  async fetch(job: Job<{ shelf: string }>): Promise<JobOutcome> {
    this.cellar.contexts.push(currentContext());
    await new Promise((resolve) => setTimeout(resolve, 200));
    return complete({ open: this.cellar.open, shelf: job.variables.shelf });
  }
}

let small: SmallGateway;
let service: RunningService;

/** Closed before whatever was plugged in earlier. */
const closing: ServicePlugin = { beforeStop: (app) => void (app.get(Cellar).open = false) };
const start = (address: string) =>
  startService(
    { name: 'monitoring', controllers: [CellarWorkers], providers: [Cellar], plugins: [closing, workflow()] },
    { MONITORING_PORT: '0', LOG_LEVEL: 'silent', ZEEBE_ADDRESS: address },
    { clock: fixedClock('2025-03-17') },
  );
const ready = async () => {
  const answer = await fetch(`${service.address}/ready`);
  const { problems } = (await answer.json()) as { problems: string[] };
  return { status: answer.status, problems };
};

beforeEach(async () => {
  small = await SmallGateway.start();
  service = await start(small.address);
  await small.until(({ polls }) => polls === 1);
});
afterEach(async () => {
  await service.stop();
  small.stop();
});

describe('A service with job workers', () => {
  it('takes jobs as part of its own start, each in a context of its own', async () => {
    await inContext({ command: () => 'somebody else\'s', language: 'ru' }, async () => {
      small.offer('cellar.fetch', { variables: '{"shelf":"K"}' });
      small.offer('cellar.fetch', { variables: '{"shelf":"L"}' });
      await small.until((each) => each.calls('completeJob').length === 2);
    });
    const { contexts } = service.app.get(Cellar);
    expect(contexts).toEqual([expect.objectContaining({ service: 'monitoring' }), expect.objectContaining({ service: 'monitoring' })]);
    expect(new Set(contexts.map(({ traceparent }) => traceparent)).size).toBe(2);
    expect(contexts.map(({ command, language }) => [command, language])).toEqual([[undefined, undefined], [undefined, undefined]]);
  });

  it('publishes what the outbox hands on, under the port of the service kit', async () => {
    expect(service.app.get(EnginePublisher)).toBe(service.app.get(EngineClient));
    await service.app.get(EnginePublisher).publishMessage({ name: 'm', correlationKey: 'k', messageId: 'i', timeToLiveMs: 1000, variables: { a: 1 } });
    expect(small.calls('publishMessage')).toEqual([expect.objectContaining({ name: 'm', messageId: 'i', variables: '{"a":1}' })]);
  });

  it('is ready when the engine has answered each worker, and stays open with the engine away', async () => {
    expect(await ready()).toMatchObject({ status: 200 });
    small.stop();
    const figures = async () => (await fetch(`${service.address}/metrics`)).text();
    while (!(await figures()).includes('workflow_worker_ready{type="cellar.fetch",service="monitoring"} 0')) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('is not ready before, and says which worker is missing', async () => {
    await service.stop();
    service = await start('127.0.0.1:9');
    expect(await ready()).toMatchObject({ status: 503, problems: [expect.stringContaining('cellar.fetch')] });
  });

  it('finishes the jobs in hand before anything they need is closed', async () => {
    small.offer('cellar.fetch', { variables: '{"shelf":"K"}' });
    await small.until(({ polls }) => polls === 1);
    while (service.app.get(Cellar).contexts.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await service.stop();
    expect(small.calls('completeJob')).toEqual([expect.objectContaining({ variables: '{"open":true,"shelf":"K"}' })]);
  });
});
