import { failPoint } from '@attestation/service-kit/base';
import { execute } from '../domain/kernel/kernel.js';
import { DueWork } from './due.js';
import { Polls } from './polls.js';
import { Results } from './results.js';
import { Streams } from './streams.js';
import type { ActivatedJob, ActivateJobs } from '../domain/commands/job-batch.js';
import type { Command, LogRecord } from '../domain/kernel/records.js';
import type { Outcome } from '../domain/kernel/kernel.js';
import type { Models } from '../domain/kernel/step.js';
import type { State } from '../domain/state/state.js';
import type { Document } from '../domain/state/rows.js';
import type { RowChange } from '../domain/state/table.js';
import type { Poll } from './polls.js';
import type { JobStream } from './streams.js';

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

/** What came of a command that makes an instance; `result` are its variables at its end, unless the command was refused. */
type Started = Outcome & { result?: Promise<Document>; forget?(): void };

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
  private readonly streams = new Streams();
  private readonly results = new Results();
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
    return new Promise((resolve, reject) => this.enqueue({ command, resolve, reject }));
  }

  /** The same for a command that makes an instance, whose end is awaited until `forget` is called. */
  submitAwaiting(command: Command): Promise<Started> {
    return new Promise((resolve, reject) => {
      const answered = (outcome: Outcome) => {
        if (outcome.rejection) return resolve(outcome);
        const { processInstanceKey: key } = outcome.answer as { processInstanceKey: number };
        resolve({ ...outcome, result: this.results.of(key), forget: () => this.results.forget(key) });
      };
      this.enqueue({ command, resolve: answered, reject });
    });
  }

  private enqueue(waiting: Waiting): void {
    if (this.closed) return waiting.reject(this.closed);
    this.queue.push(waiting);
    this.wake();
  }

  /** Jobs are delivered as soon as there are any. @returns how to wait no longer */
  poll(poll: Poll): () => void {
    if (this.closed) poll.fail(this.closed);
    else this.polls.park(poll);
    if (this.state.activatable.has(poll.request.type)) this.wake();
    return () => this.polls.remove(poll);
  }

  /** Jobs are pushed as soon as they become activatable. @returns how to close it */
  openStream(stream: JobStream): () => void {
    if (this.closed) stream.fail(this.closed);
    else this.streams.open(stream);
    return () => this.streams.close(stream);
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
    for (const stream of this.streams.drain()) stream.fail(this.closed);
    this.results.fail(this.closed);
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
    this.doDue(records, answers, until);
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
  private doDue(records: LogRecord[], answers: (() => void)[], until: number): void {
    for (const command of this.dueCommands()) {
      if (this.options.elapsed() > until) return;
      this.attempt(command, records, undefined, answers);
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
      if (outcome.ended.length > 0) answers.push(() => this.results.tell(outcome.ended));
      this.push(outcome.activatable, records, answers);
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

  /** Gives jobs to streams in the same transaction that made them activatable; without a stream they are left to polls. */
  private push(keys: readonly number[], records: LogRecord[], answers: (() => void)[]): void {
    for (const jobKey of keys) {
      const job = this.state.jobs.get(jobKey);
      const stream = job?.state === 'ACTIVATABLE' ? this.streams.next(job.type) : undefined;
      if (!stream) continue;
      const given = this.attempt(activation({ ...stream.request, jobKey }), records)?.answer as { jobs: ActivatedJob[] } | undefined;
      for (const each of given?.jobs ?? []) answers.push(() => stream.push(each));
    }
  }

  /** Gives jobs that are there to those who wait for them, in the same transaction that made them. */
  private servePolls(records: LogRecord[], answers: (() => void)[]): void {
    for (const type of this.polls.types()) {
      while (this.state.activatable.has(type)) {
        const poll = this.polls.take(type);
        if (!poll) break;
        const given = this.attempt(activation(poll.request), records)?.answer as { jobs: ActivatedJob[]; truncated: boolean } | undefined;
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

const activation = (request: ActivateJobs): Command => ({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: -1, value: { ...request }, payload: request });
