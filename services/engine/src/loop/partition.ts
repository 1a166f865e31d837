import { failPoint } from '@attestation/service-kit/base';
import { execute } from '../domain/kernel/kernel.js';
import { DueWork } from './due.js';
import { Polls } from './polls.js';
import type { ActivatedJob } from '../domain/commands/job-batch.js';
import type { Command, LogRecord } from '../domain/kernel/records.js';
import type { Outcome } from '../domain/kernel/kernel.js';
import type { Models } from '../domain/kernel/step.js';
import type { State } from '../domain/state/state.js';
import type { RowChange } from '../domain/state/table.js';
import type { Poll } from './polls.js';

/** Where a micro-batch is kept. Resolved: it is on disk. */
export interface Keeper {
  commit(changes: readonly RowChange[], records: readonly LogRecord[]): Promise<void>;
}

export interface PartitionOptions {
  state: State;
  models: Models;
  keeper: Keeper;
  /** epoch ms */
  now: () => number;
  /** milliseconds that only grow, for measuring */
  elapsed: () => number;
  /** something unexpected happened in the kernel; the command was undone */
  report: (problem: Error, command: Command) => void;
  /** a micro-batch could not be kept: this partition is dead */
  broken: (problem: Error) => void;
}

interface Waiting {
  command: Command;
  resolve(outcome: Outcome): void;
  reject(problem: Error): void;
}

/** The writer is another, or nobody yet. */
export class NotLeading extends Error {
  override name = 'NotLeading';
}

const BATCH = 256;
/** A micro-batch takes no further command after so much time: whoever waits for an answer waits no longer for others. */
const BATCH_MS = 250;
/** After an unexpected failure a due command is left alone for a while. */
const REST_MS = 30_000;

/**
 * The loop: takes waiting commands in micro-batches, runs the kernel on them one after another, keeps all changes in one
 * transaction, and only then answers. While a batch is being kept, the next one gathers.
 */
export class Partition {
  private readonly queue: Waiting[] = [];
  private readonly polls = new Polls();
  private readonly due = new DueWork();
  private readonly resting = new Map<string, number>();
  private running: Promise<void> | undefined;
  private closed: Error | undefined;

  constructor(private readonly options: PartitionOptions) {}

  get state(): State {
    return this.options.state;
  }

  /** @returns what came of the command, once it is on disk. @throws NotLeading when it can no longer be kept */
  submit(command: Command): Promise<Outcome> {
    if (this.closed) return Promise.reject(this.closed);
    return new Promise((resolve, reject) => {
      this.queue.push({ command, resolve, reject });
      this.wake();
    });
  }

  /** Jobs are delivered as soon as there are any. @returns how to wait no longer */
  poll(poll: Poll): () => void {
    if (this.closed) poll.fail(this.closed);
    else this.polls.park(poll);
    if (this.state.activatable.has(poll.request.type)) this.wake();
    return () => this.polls.remove(poll);
  }

  /** Does what the clock asks for; called often. */
  tick(): void {
    if (!this.closed && !this.running && this.due.isDue(this.state, this.options.now())) this.wake();
  }

  /** Ends the loop after the batch in hand; who still waits is told why. */
  async close(reason: Error): Promise<void> {
    this.closed ??= reason;
    await this.running;
    for (const { reject } of this.queue.splice(0)) reject(this.closed);
    for (const poll of this.polls.drain()) poll.fail(this.closed);
  }

  private wake(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (!this.closed && this.queue.length > 0) this.wake();
    });
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // what arrives in the same turn joins the batch
    while (!this.closed && (await this.batch())) {
      /* until nothing waits */
    }
  }

  /** One micro-batch. @returns false when there was nothing to do */
  private async batch(): Promise<boolean> {
    const records: LogRecord[] = [];
    const answers: (() => void)[] = [];
    const until = this.options.elapsed() + BATCH_MS;
    if (this.queue.length > 0) failPoint('engine-received');
    this.doDue(records, until);
    const taken = this.takeWaiting(records, answers, until);
    this.servePolls(records, answers);
    if (records.length === 0 && answers.length === 0) return false;
    failPoint('engine-decided');
    try {
      await this.options.keeper.commit(this.state.journal.drain(), records);
    } catch (problem) {
      this.lose(problem as Error, taken);
      return false;
    }
    failPoint('engine-committed');
    for (const answer of answers) answer();
    failPoint('engine-answered');
    return true;
  }

  /** What is left when the time is over stays due. */
  private doDue(records: LogRecord[], until: number): void {
    for (const command of this.dueCommands()) {
      if (this.options.elapsed() > until) return;
      this.attempt(command, records);
    }
  }

  /** At least one, so that everybody's turn comes. */
  private takeWaiting(records: LogRecord[], answers: (() => void)[], until: number): Waiting[] {
    const taken: Waiting[] = [];
    while (taken.length < BATCH && (taken.length === 0 || this.options.elapsed() <= until)) {
      const waiting = this.queue.shift();
      if (!waiting) break;
      taken.push(waiting);
      this.attempt(waiting.command, records, waiting, answers);
    }
    return taken;
  }

  private attempt(command: Command, records: LogRecord[], waiting?: Waiting, answers: (() => void)[] = []): Outcome | undefined {
    try {
      const outcome = execute(this.state, this.options.models, command, this.options.now());
      records.push(...outcome.records);
      if (waiting) answers.push(() => waiting.resolve(outcome));
      return outcome;
    } catch (problem) {
      this.options.report(problem as Error, command);
      if (waiting) answers.push(() => waiting.reject(problem as Error));
      else this.resting.set(`${command.intent} ${command.key}`, this.options.now() + REST_MS);
      return undefined;
    }
  }

  private dueCommands(): Command[] {
    const now = this.options.now();
    const found = this.due.commands(this.state, now);
    if (this.resting.size === 0) return found;
    for (const [id, until] of this.resting) if (until <= now) this.resting.delete(id);
    return found.filter(({ intent, key }) => !this.resting.has(`${intent} ${key}`));
  }

  /** Gives jobs that are there to those who wait for them, in the same transaction that made them. */
  private servePolls(records: LogRecord[], answers: (() => void)[]): void {
    for (const type of this.polls.types()) {
      while (this.state.activatable.has(type)) {
        const poll = this.polls.take(type);
        if (!poll) break;
        const command = { valueType: 'JOB_BATCH' as const, intent: 'ACTIVATE', key: -1, value: { ...poll.request }, payload: poll.request };
        const given = this.attempt(command, records)?.answer as { jobs: ActivatedJob[]; truncated: boolean } | undefined;
        if (!given || (given.jobs.length === 0 && !given.truncated)) {
          answers.push(() => poll.deliver([], false));
          continue;
        }
        answers.push(() => poll.deliver(given.jobs, given.truncated));
      }
    }
  }

  private lose(problem: Error, taken: Waiting[]): void {
    this.closed = new NotLeading(`the engine lost its database: ${problem.message}`);
    for (const { reject } of taken) reject(this.closed);
    this.options.broken(problem);
  }
}
