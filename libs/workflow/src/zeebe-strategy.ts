import { hostname } from 'node:os';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { currentContext, inContext, traceparentFrom } from '@attestation/service-kit';
import { Gateway } from './gateway/gateway.js';
import type { Job, JobOutcome } from './job.js';
import { ZEEBE_TRANSPORT } from './job-worker.js';
import type { WorkerSettings } from './job-worker.js';
import { WorkerMetrics } from './metrics.js';
import { pause, systemRandom } from './resilience.js';
import type { Random } from './resilience.js';
import { JobRunner } from './worker/job-runner.js';
import type { JobHandler } from './worker/job-runner.js';
import { PollLoop } from './worker/poll-loop.js';
import { WorkerHealth } from './worker-health.js';

export interface StrategyOptions {
  /** the engine's `host:port` */
  address: string;
  /** whose workers these are; shown to operators, with host and process id */
  service: string;
  health?: WorkerHealth;
  metrics?: WorkerMetrics;
  random?: Random;
  /** how long jobs in hand may take when stopping, in ms; default 30,000 */
  graceMs?: number;
}

/** Nest's transport for job workers: each `@JobWorker` method becomes a loop that takes and settles jobs of its type. */
export class ZeebeStrategy extends Server implements CustomTransportStrategy {
  readonly health: WorkerHealth;
  private readonly metrics: WorkerMetrics;
  private readonly random: Random;
  private readonly loops: PollLoop[] = [];
  private gateway?: Gateway;
  private stopped?: Promise<void>;

  constructor(private readonly options: StrategyOptions) {
    super();
    this.setTransportId(ZEEBE_TRANSPORT);
    this.health = options.health ?? new WorkerHealth();
    this.metrics = options.metrics ?? new WorkerMetrics();
    this.random = options.random ?? systemRandom;
  }

  /** @throws Error when a job type has two workers: which of them would get a job is chance */
  override addHandler(pattern: unknown, handler: MessageHandler, isEventHandler?: boolean, extras?: Record<string, unknown>): void {
    if (!extras?.worker) return; // a handler of no transport in particular: not ours
    const type = String(pattern);
    if (this.messageHandlers.has(type)) throw new Error(`Two workers for job type "${type}".`);
    super.addHandler(pattern, handler, isEventHandler, extras);
  }

  override listen(callback: () => void): void {
    const gateway = new Gateway(this.options.address);
    this.metrics.watch(() => this.health.report());
    this.gateway = gateway;
    for (const handler of this.messageHandlers.values()) this.loops.push(this.loopFor(handler, gateway));
    for (const loop of this.loops) loop.start();
    callback();
  }

  /** No new jobs; those in hand are finished and told to the engine; then the connection ends. A second call waits for the first. */
  override close(): Promise<void> {
    this.stopped ??= this.drain();
    return this.stopped;
  }

  override on(): never {
    throw new Error('Job workers have no transport events.');
  }

  override unwrap<T>(): T {
    return this.gateway as T;
  }

  private async drain(): Promise<void> {
    const grace = new AbortController();
    const settled = Promise.all(this.loops.map((loop) => loop.stop())).then(() => true);
    const inTime = await Promise.race([settled, pause(this.options.graceMs ?? 30_000, grace.signal).then(() => false)]);
    grace.abort();
    if (!inTime) this.logger.error('Some jobs did not end in time; the engine will offer them again.');
    this.gateway?.close();
  }

  private loopFor(handler: MessageHandler, gateway: Gateway): PollLoop {
    const settings = handler.extras?.worker as WorkerSettings;
    const { type } = settings;
    const beat = this.health.expect(type, () => this.metrics.polled(type), () => loop.full);
    const runner = new JobRunner(settings, inOwnContext(this.throughNest(handler)), gateway, this.metrics, this.random);
    const loop: PollLoop = new PollLoop(settings, this.workerName(), gateway, runner, beat, this.random);
    return loop;
  }

  /** Nest's proxy brings its interceptors, pipes and filters, and answers with a stream. */
  private throughNest(handler: MessageHandler): JobHandler {
    return async (job: Job) => lastValueFrom(this.transformToObservable(await handler(job)) as never) as Promise<JobOutcome<unknown>>;
  }

  private workerName(): string {
    return `${this.options.service}@${hostname()}/${process.pid}`;
  }
}

/**
 * Each job is work of its own: of this service, with a trace of its own. Connections are shared within a process, so that
 * without this a job would run as whatever was in hand when the connection was made.
 */
function inOwnContext(handler: JobHandler): JobHandler {
  const { service } = currentContext();
  return (job) => inContext({ service, traceparent: traceparentFrom(undefined), language: undefined, command: undefined }, () => handler(job));
}
