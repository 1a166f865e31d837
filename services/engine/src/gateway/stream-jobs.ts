import { invalid, toServiceError } from './refusals.js';
import { activatedJob, number, onlyTenant, text, texts } from './requests.js';
import { Metadata } from '@grpc/grpc-js';
import type { ActivatedJob, ActivateJobs } from '../domain/commands/job-batch.js';
import type { JobStream } from '../loop/streams.js';
import type { Leader } from '../loop/leader.js';
import type { Message } from './requests.js';
import type { ServerWritableStream } from '@grpc/grpc-js';

type Call = ServerWritableStream<Message, Message>;

/** Pushes jobs to a client from now on, until it goes. Jobs that were there before are left to polls. */
export function streamJobs(leader: Leader, call: Call): void {
  try {
    const request = checked(call.request);
    onlyTenant('StreamActivatedJobs', call.request);
    new OpenStream(leader, call, request).begin();
  } catch (problem) {
    call.emit('error', toServiceError(problem));
  }
}

/** @throws Refused in Zeebe's words */
function checked(message: Message): ActivateJobs {
  const type = text(message, 'type');
  const timeout = number(message, 'timeout');
  const head = 'Expected to stream activated jobs with';
  if (type.trim() === '') throw invalid(`${head} type to be present, but it was blank`);
  if (timeout < 1) throw invalid(`${head} timeout to be greater than zero, but it was ${timeout}`);
  return { type, timeout, worker: text(message, 'worker'), maxJobsToActivate: 1, fetchVariable: texts(message, 'fetchVariable') };
}

class OpenStream implements JobStream {
  private over = false;
  private slow = false;

  constructor(
    private readonly leader: Leader,
    private readonly call: Call,
    readonly request: ActivateJobs,
  ) {}

  get isReady(): boolean {
    return !this.over && !this.slow && !this.call.cancelled;
  }

  begin(): void {
    const leave = this.leader.require().openStream(this);
    const stop = () => {
      this.over = true;
      leave();
    };
    this.call.on('cancelled', stop);
    this.call.on('close', stop);
    this.call.on('drain', () => (this.slow = false));
    this.call.sendMetadata(new Metadata()); // the client learns that the stream is open before there is a job
  }

  push(job: ActivatedJob): void {
    if (this.over || this.call.cancelled) return this.giveBack(job);
    this.slow = !this.call.write(activatedJob(job));
  }

  fail(problem: Error): void {
    if (this.over) return;
    this.over = true;
    this.call.emit('error', toServiceError(problem));
  }

  /** The client went while the job was on its way: it is for others. */
  private giveBack({ job }: ActivatedJob): void {
    const yielded = this.leader.partition?.submit({ valueType: 'JOB', intent: 'YIELD', key: job.key, value: {}, payload: {} });
    yielded?.catch(() => undefined); // the engine is going down: the job's deadline frees it
  }
}
