import { Logger } from '@nestjs/common';
import { textOf } from '../gateway/engine-error.js';
import type { ActivatedJobOnWire, ActivateJobsRequest } from '../gateway/wire.js';
import type { WorkerSettings } from '../job-worker.js';
import { backoffMs, pause } from '../resilience.js';
import type { Random } from '../resilience.js';
import type { HeartBeat } from '../worker-health.js';

/** Where jobs are taken from; `Gateway` is one. */
export interface JobSource {
  activate(request: ActivateJobsRequest, timeoutMs: number, arrived: (jobs: ActivatedJobOnWire[]) => void, signal: AbortSignal): Promise<void>;
}

/** What becomes of the jobs. Neither ever throws. */
export interface JobSink {
  run(job: ActivatedJobOnWire): Promise<void>;
  giveBack(job: ActivatedJobOnWire): Promise<void>;
}

export const LONG_POLL_MS = 30_000;
const AT_ONCE = -1; // the engine answers without waiting
const GRACE_MS = 5000; // beyond the engine's own limit
const GATHER_MS = 10; // a few more places are worth this wait
const BACKOFF = { firstMs: 100, maxMs: 5000 };
/** The engine reads an empty list as "all variables": this one exists nowhere. */
const NO_VARIABLE = '_none';

/** How a poll ended; `not-parked`: the engine had nothing and did not wait either. */
type Polled = 'answered' | 'not-parked' | 'failed';

/**
 * Takes jobs of one type as long as there is room for them: one poll, parked in the engine until a job comes; the next
 * one at once. No timer lies between two jobs. After a failure it waits longer each time, and its first poll asks
 * without waiting, so that recovery shows immediately.
 */
export class PollLoop {
  private readonly log = new Logger(PollLoop.name);
  private readonly stopping = new AbortController();
  private readonly inHand = new Set<Promise<void>>();
  private wake: () => void = () => undefined;
  private running?: Promise<void>;
  private failures = 0;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly worker: string,
    private readonly source: JobSource,
    private readonly sink: JobSink,
    private readonly beat: HeartBeat,
    private readonly random: Random,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Takes no more jobs; resolves when those in hand are settled. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
    while (this.inHand.size > 0) await Promise.all(this.inHand);
  }

  /** Whether no further job fits. Then nothing is asked for, and silence is no fault. */
  get full(): boolean {
    return this.inHand.size >= this.settings.maxJobs;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    let waitMs = AT_ONCE;
    while (!signal.aborted) {
      const free = await this.room();
      if (signal.aborted) return;
      const polled = await this.poll(free, waitMs);
      if (polled === 'failed') await pause(backoffMs(BACKOFF, this.failures, this.random), signal);
      if (polled === 'not-parked') await pause(backoffMs(BACKOFF, 1, this.random), signal);
      waitMs = polled === 'failed' ? AT_ONCE : LONG_POLL_MS;
    }
  }

  private async poll(free: number, requestTimeout: number): Promise<Polled> {
    const begun = performance.now();
    let arrived = false;
    try {
      const take = (jobs: ActivatedJobOnWire[]) => {
        arrived ||= jobs.length > 0;
        this.take(jobs);
      };
      await this.source.activate(this.request(free, requestTimeout), Math.max(0, requestTimeout) + GRACE_MS, take, this.stopping.signal);
      this.answered();
      const parked = requestTimeout === AT_ONCE || performance.now() - begun > GATHER_MS;
      return arrived || parked ? 'answered' : 'not-parked';
    } catch (error) {
      this.failures += 1;
      if (this.failures === 1) this.log.warn(`${this.settings.type}: no jobs to be had: ${textOf(error)}`);
      this.beat.failed(textOf(error));
      return 'failed';
    }
  }

  private answered(): void {
    if (this.failures > 0) this.log.log(`${this.settings.type}: the engine answers again`);
    this.failures = 0;
    this.beat.alive();
  }

  private request(free: number, requestTimeout: number): ActivateJobsRequest {
    const { type, timeoutMs, fetch } = this.settings;
    const fetchVariable = fetch.length > 0 ? fetch : [NO_VARIABLE];
    return { type, worker: this.worker, timeout: timeoutMs, maxJobsToActivate: free, fetchVariable, requestTimeout };
  }

  private take(jobs: ActivatedJobOnWire[]): void {
    for (const job of jobs) {
      const settled = this.stopping.signal.aborted ? this.sink.giveBack(job) : this.sink.run(job);
      this.inHand.add(settled);
      void settled.finally(() => {
        this.inHand.delete(settled);
        this.wake();
      });
    }
  }

  /** How many more jobs may come; waits while there is no room, and a moment longer while there is little. */
  private async room(): Promise<number> {
    const { maxJobs } = this.settings;
    while (this.full && !this.stopping.signal.aborted) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (maxJobs - this.inHand.size < maxJobs / 4) await pause(GATHER_MS, this.stopping.signal);
    return maxJobs - this.inHand.size;
  }
}
