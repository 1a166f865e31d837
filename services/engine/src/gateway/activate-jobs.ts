import { invalid, toServiceError } from './refusals.js';
import { activatedJob, number, onlyTenant, text, texts } from './requests.js';
import type { ActivatedJob, ActivateJobs } from '../domain/commands/job-batch.js';
import type { Leader } from '../loop/leader.js';
import type { Poll } from '../loop/polls.js';
import type { Message } from './requests.js';
import type { ServerWritableStream } from '@grpc/grpc-js';

const DEFAULT_WAIT_MS = 10_000;
/** Node's timers count no further. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Call = ServerWritableStream<Message, Message>;

/**
 * A poll for jobs: waits as long as it asked for, and is ended by the engine, never by the client's own timer. It is never refused
 * for too much work, for it makes none: one that finds nothing waits, while a refused one would come again at once.
 */
export function activateJobs(leader: Leader, call: Call): void {
  try {
    onlyTenant('ActivateJobs', call.request);
    const request = checked(call.request);
    if (request.maxJobsToActivate < 1) call.end();
    else new WaitingPoll(leader, call, request, number(call.request, 'requestTimeout')).begin();
  } catch (problem) {
    call.emit('error', toServiceError(problem));
  }
}

/** @throws Refused in Zeebe's words */
function checked(message: Message): ActivateJobs {
  const type = text(message, 'type');
  const timeout = number(message, 'timeout');
  const head = "Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with";
  if (timeout < 1) throw invalid(`${head} timeout to be greater than zero, but it was '${timeout}'`);
  if (type === '') throw invalid(`${head} type to be present, but it was blank`);
  const fetchVariable = texts(message, 'fetchVariable');
  return { type, timeout, worker: text(message, 'worker'), maxJobsToActivate: number(message, 'maxJobsToActivate'), fetchVariable };
}

class WaitingPoll implements Poll {
  private timer: NodeJS.Timeout | undefined;
  private leave: (() => void) | undefined;
  private over = false;
  private room: number;

  constructor(
    private readonly leader: Leader,
    private readonly call: Call,
    private readonly asked: ActivateJobs,
    private readonly requestTimeout: number,
  ) {
    this.room = asked.maxJobsToActivate;
  }

  get isPatient(): boolean {
    return this.requestTimeout >= 0;
  }

  get request(): ActivateJobs {
    return { ...this.asked, maxJobsToActivate: this.room };
  }

  begin(): void {
    this.call.on('cancelled', () => this.stop());
    this.call.on('close', () => this.stop());
    const partition = this.leader.require();
    if (this.isPatient) this.timer = setTimeout(() => this.end(), Math.min(this.requestTimeout || DEFAULT_WAIT_MS, LONGEST_TIMER_MS));
    this.leave = partition.poll(this);
  }

  deliver(jobs: ActivatedJob[], more: boolean): void {
    if (this.over || this.call.cancelled) return this.handBack(jobs);
    this.room -= jobs.length;
    if (jobs.length > 0) this.call.write({ jobs: jobs.map(activatedJob) });
    if (!more || this.room < 1) return this.end();
    this.leave = this.leader.partition?.poll(this);
    if (!this.leave) this.end();
  }

  fail(problem: Error): void {
    if (this.over) return;
    this.stop();
    this.call.emit('error', toServiceError(problem));
  }

  private end(): void {
    if (this.over) return;
    this.stop();
    this.call.end();
  }

  private stop(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.leave?.();
  }

  /** The client is gone: its jobs are for others, at once and with their retries. */
  private handBack(jobs: ActivatedJob[]): void {
    for (const { job } of jobs) {
      const payload = { retries: job.retries, errorMessage: 'Failed to deliver the activated job to its client', retryBackoff: 0, variables: {} };
      const handedBack = this.leader.partition?.submit({ valueType: 'JOB', intent: 'FAIL', key: job.key, value: payload, payload });
      handedBack?.catch(() => undefined); // the engine is going down: the job's deadline frees it
    }
  }
}
