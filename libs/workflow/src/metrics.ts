import { Counter, Gauge, Histogram, register } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Result } from './worker/answer.js';

const LABELS = ['type'] as const;

/** The figures of all workers of a process, by job type. Two of them on one registry count together. */
export class WorkerMetrics {
  private readonly jobs: Counter;
  private readonly duration: Histogram;
  private readonly inFlight: Gauge;
  private readonly lastPoll: Gauge;
  private readonly ready: Gauge;

  constructor(registry: Registry = register) {
    const known = <M>(name: string, make: () => M): M => (registry.getSingleMetric(name) as M | undefined) ?? make();
    const registers = [registry];
    this.jobs = known('workflow_jobs_total', () => new Counter({ name: 'workflow_jobs_total', help: 'Jobs settled, by outcome', labelNames: ['type', 'outcome'], registers }));
    this.duration = known('workflow_job_duration_seconds', () => new Histogram({
      name: 'workflow_job_duration_seconds', help: 'From a job\'s arrival to the engine\'s answer', labelNames: LABELS, registers,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }));
    this.inFlight = known('workflow_jobs_in_flight', () => new Gauge({ name: 'workflow_jobs_in_flight', help: 'Jobs in hand', labelNames: LABELS, registers }));
    this.ready = known('workflow_worker_ready', () => new Gauge({
      name: 'workflow_worker_ready', help: '1: the engine answers this worker; 0: it is lost or has not reported yet', labelNames: LABELS, registers,
    }));
    this.lastPoll = known('workflow_worker_last_poll_timestamp_seconds', () => new Gauge({
      name: 'workflow_worker_last_poll_timestamp_seconds', help: 'When the engine last answered this worker\'s poll', labelNames: LABELS, registers,
    }));
  }

  /** @returns to be called with the outcome */
  started(type: string): (result: Result) => void {
    this.inFlight.inc({ type });
    const stop = this.duration.startTimer({ type });
    return (result) => {
      this.inFlight.dec({ type });
      stop();
      this.count(type, result);
    };
  }

  count(type: string, outcome: Result): void {
    this.jobs.inc({ type, outcome });
  }

  /** Asked whenever the figures are read. */
  watch(report: () => { type: string; state: string }[]): void {
    Object.assign(this.ready, { collect: () => report().forEach(({ type, state }) => this.ready.set({ type }, state === 'ready' ? 1 : 0)) });
  }

  polled(type: string): void {
    this.lastPoll.setToCurrentTime({ type });
  }
}
