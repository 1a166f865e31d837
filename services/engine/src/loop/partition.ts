import { failPoint } from '@attestation/service-kit/base';
import { execute } from '../domain/kernel/kernel.js';
import { Backlog } from './backlog.js';
import { DueWork } from './due.js';
import { Keeping } from './keeping.js';
import { Polls } from './polls.js';
import { Results } from './results.js';
import { Streams } from './streams.js';
import type { ActivatedJob, ActivateJobs } from '../domain/commands/job-batch.js';
import type { Command } from '../domain/kernel/records.js';
import type { Outcome } from '../domain/kernel/kernel.js';
import type { Models } from '../domain/kernel/step.js';
import type { State } from '../domain/state/state.js';
import type { Document } from '../domain/state/rows.js';
import type { Waiting } from './backlog.js';
import type { Keeper } from './keeping.js';
import type { Poll } from './polls.js';
import type { JobStream } from './streams.js';

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

/** What came of a command that makes an instance; `result` are its variables at its end, unless the command was refused. */
type Started = Outcome & { result?: Promise<Document>; forget?(): void };

/** The writer is another, or nobody yet. */
export class NotLeading extends Error {
  override name = 'NotLeading';
}

/** What came of a command cannot be written down, and never can: it would only come to the same again. */
class Unkept extends Error {
  constructor(problem: Error) {
    super(`Expected to keep what comes of the command, but it cannot be written down: ${problem.message}`);
  }
}

const BATCH = 256;
/** A turn takes no further command after so much time: whoever waits for an answer waits no longer for others. */
const TURN_MS = 250;
/** And what the clock asks for takes no more of it than this, however much of it there is: it stays due. */
const DUE_MS = 50;
/** After an unexpected failure a due command is left alone for a while. */
const REST_MS = 30_000;

/**
 * The loop: carries out waiting commands one after another in memory and hands what came of them to be kept; whoever asked is
 * answered when his is on disk. It does not wait for the disk itself: the next commands build on what is still on its way, and
 * if that never arrives all of it is thrown away together.
 */
export class Partition {
  private readonly queue: Waiting[] = [];
  private readonly backlog: Backlog;
  private readonly polls = new Polls();
  private readonly streams = new Streams();
  private readonly results = new Results();
  private readonly due = new DueWork();
  private readonly resting = new Map<string, number>();
  private readonly keeping: Keeping;
  private woken = false;
  private closed: Error | undefined;

  constructor(private readonly options: PartitionOptions) {
    this.keeping = new Keeping(options.keeper, options.state.journal, (problem) => this.lose(problem));
    this.backlog = new Backlog(options.elapsed);
  }

  get state(): State {
    return this.options.state;
  }

  /** @returns what came of the command, once it is on disk. @throws NotLeading when it can no longer be kept; Overloaded */
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
    try {
      this.queue.push(this.backlog.enter(waiting));
      this.wake();
    } catch (problem) {
      waiting.reject(problem as Error);
    }
  }

  /** Jobs are delivered as soon as there are any. @returns how to wait no longer */
  poll(poll: Poll): () => void {
    if (this.closed) poll.fail(this.closed);
    else this.polls.park(poll);
    if (!poll.isPatient || this.state.activatable.has(poll.request.type)) this.wake();
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
    if (this.due.isDue(this.state, this.options.now())) this.wake();
  }

  /** Ends the loop when all that was carried out is kept; who still waits is told why. */
  async close(reason: Error): Promise<void> {
    this.closed ??= reason;
    await this.keeping.settled();
    this.refuseWaiting(this.closed);
  }

  private wake(): void {
    if (this.woken || this.closed) return;
    this.woken = true;
    setImmediate(() => void this.turn()); // what arrives in the same turn of the loop joins it
  }

  private async turn(): Promise<void> {
    if (this.keeping.isFull) await this.keeping.settled();
    this.woken = false;
    if (this.closed) return;
    if (this.queue.length > 0) failPoint('engine-received');
    const begun = this.options.elapsed();
    const due = this.doDue(begun + DUE_MS);
    this.takeWaiting(begun + TURN_MS);
    this.servePolls();
    this.keeping.start();
    if (this.queue.length > 0 || due) this.wake();
  }

  /** What is left when the time is over stays due. @returns whether there was anything */
  private doDue(until: number): boolean {
    const due = this.dueCommands();
    for (const command of due) {
      if (this.options.elapsed() > until || this.keeping.isFull) break;
      this.attempt(command);
    }
    return due.length > 0;
  }

  /** At least one, so that everybody's turn comes. */
  private takeWaiting(until: number): void {
    for (let taken = 0; taken < BATCH && !this.keeping.isFull && (taken === 0 || this.options.elapsed() <= until); taken += 1) {
      const waiting = this.queue.shift();
      if (!waiting) break;
      this.attempt(waiting.command, waiting);
    }
  }

  private attempt(command: Command, waiting?: Waiting): Outcome | undefined {
    try {
      const outcome = execute(this.state, this.options.models, command, this.options.now());
      this.keeping.add(outcome.records, outcome.weight);
      if (waiting) this.keeping.answer({ kept: () => waiting.resolve(outcome), lost: (refused) => waiting.reject(refused ? new Unkept(refused) : this.reason()) });
      if (outcome.ended.length > 0) this.keeping.answer({ kept: () => this.results.tell(outcome.ended), lost: () => undefined });
      this.push(outcome.activatable);
      return outcome;
    } catch (problem) {
      this.options.report(problem as Error, command);
      if (waiting) waiting.reject(problem as Error);
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
  private push(keys: readonly number[]): void {
    for (const jobKey of keys) {
      const job = this.state.jobs.get(jobKey);
      const stream = job?.state === 'ACTIVATABLE' ? this.streams.next(job.type) : undefined;
      if (!stream) continue;
      const given = this.attempt(activation({ ...stream.request, jobKey }))?.answer as { jobs: ActivatedJob[] } | undefined;
      for (const each of given?.jobs ?? []) this.keeping.answer({ kept: () => stream.push(each), lost: () => stream.fail(this.reason()) });
    }
  }

  /** Gives jobs that are there to those who wait for them, in the same transaction that made them. */
  private servePolls(): void {
    for (const type of this.polls.types()) {
      while (this.state.activatable.has(type)) {
        const poll = this.polls.take(type);
        if (!poll) break;
        this.serve(poll);
      }
    }
    for (const poll of this.polls.takeHasty()) poll.deliver([], false);
  }

  private serve(poll: Poll): void {
    const given = this.attempt(activation(poll.request))?.answer as { jobs: ActivatedJob[]; truncated: boolean } | undefined;
    const jobs = given?.jobs ?? [];
    this.keeping.answer({ kept: () => poll.deliver(jobs, given?.truncated ?? false), lost: () => poll.fail(this.reason()) });
  }

  private lose(problem: Error): void {
    this.closed = new NotLeading(`the engine lost its database: ${problem.message}`);
    this.options.broken(problem);
    this.refuseWaiting(this.closed);
  }

  private reason(): Error {
    return this.closed ?? new NotLeading('the engine lost its database');
  }

  private refuseWaiting(reason: Error): void {
    for (const { reject } of this.queue.splice(0)) reject(reason);
    for (const poll of this.polls.drain()) poll.fail(reason);
    for (const stream of this.streams.drain()) stream.fail(reason);
    this.results.fail(reason);
  }
}

function activation(request: ActivateJobs): Command {
  const { type, worker, timeout, maxJobsToActivate } = request;
  return { valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: -1, value: { type, worker, timeout, maxJobsToActivate }, payload: request };
}
