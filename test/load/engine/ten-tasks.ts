import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceError } from '@grpc/grpc-js';
import { Gateway, type OfferedJob } from './gateway.js';
import { PAYLOAD, TASKS, tenTasks, typeOf } from './models.js';

const READY_SECONDS = 90;
const WAIT_MS = 2_000;
const NOT_FOUND = 5;

/** Drives the process of ten tasks: one worker for each task polls, completes what it got, polls again. */
export class TenTasks {
  private readonly gateway: Gateway;
  private readonly begun = new Map<string, { from: number; last: number }>();
  private running = false;
  private loops: Promise<void>[] = [];
  /** completions that were confirmed */
  done = 0;
  alive = 0;
  /** milliseconds from the call that makes an instance to the answer of its last completion */
  readonly lives: number[] = [];
  /** milliseconds of each job, from the answer after which it can be done to the answer of its completion */
  readonly served: number[] = [];
  /** what was refused, and how often */
  readonly refusals = new Map<string, number>();

  constructor(address: string) {
    this.gateway = new Gateway(address);
  }

  /** Waits for a healthy partition and deploys the model. */
  async prepare(): Promise<void> {
    for (let second = 0; !(await this.gateway.isHealthy()); second++) {
      if (second === READY_SECONDS) throw new Error('The engine is not healthy.');
      await pause(1000);
    }
    await this.gateway.deploy('ten', tenTasks());
  }

  startWorkers(): void {
    this.running = true;
    this.loops = Array.from({ length: TASKS }, (_, index) => this.work(index + 1));
  }

  async stopWorkers(): Promise<void> {
    this.running = false;
    await Promise.all(this.loops);
  }

  /** Makes one instance. @returns false when it was refused */
  async begin(): Promise<boolean> {
    this.alive += 1;
    const from = performance.now();
    try {
      const { processInstanceKey } = await this.gateway.create('bench-ten', PAYLOAD);
      this.begun.set(processInstanceKey, { from, last: performance.now() });
      return true;
    } catch (problem) {
      this.note(problem as ServiceError);
      this.alive -= 1;
      return false;
    }
  }

  close(): void {
    this.gateway.close();
  }

  private async work(task: number): Promise<void> {
    while (this.running) {
      const jobs = await this.gateway.activate(typeOf(task), WAIT_MS).catch((problem: ServiceError) => (this.note(problem), pause(50).then((): OfferedJob[] => [])));
      await Promise.all(jobs.map((job) => this.complete(job, task === TASKS)));
    }
  }

  /** A refusal under load (RESOURCE_EXHAUSTED) is an answer: the job is completed a moment later. */
  private async complete({ key, processInstanceKey }: OfferedJob, last: boolean): Promise<void> {
    for (;;) {
      const refused = await this.gateway.call('CompleteJob', { jobKey: key, variables: '{}' }).then(() => undefined, (problem: ServiceError) => problem);
      if (!refused) break;
      if (refused.code === NOT_FOUND) return; // it was given to another when its time was over
      this.note(refused);
      await pause(50);
    }
    this.done += 1;
    const times = this.begun.get(processInstanceKey);
    if (times) this.served.push(performance.now() - times.last);
    if (times) times.last = performance.now();
    if (last) this.end(processInstanceKey);
  }

  private end(processInstanceKey: string): void {
    const times = this.begun.get(processInstanceKey);
    if (times) this.lives.push(performance.now() - times.from);
    this.begun.delete(processInstanceKey);
    this.alive -= 1;
  }

  private note({ details, message }: ServiceError): void {
    const text = details || message;
    this.refusals.set(text, (this.refusals.get(text) ?? 0) + 1);
  }
}
