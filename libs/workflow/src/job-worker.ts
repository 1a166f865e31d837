import { applyDecorators, Catch, UseFilters } from '@nestjs/common';
import type { RpcExceptionFilter } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { JobIn, JobOut, JobType } from '@attestation/contracts';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Job, JobOutcome, Variables } from './job.js';
import { durationMs } from './resilience.js';
import type { Backoff, Duration } from './resilience.js';

/** Nest keeps the handlers of one transport apart from those of another by this. */
export const ZEEBE_TRANSPORT = Symbol('zeebe');

export interface JobWorkerOptions<Name extends string = string> {
  /** the variables the handler reads; no other one leaves the engine, none at all when empty */
  fetch: readonly Name[];
  /** jobs in hand at once in this process; default 32 */
  maxJobs?: number;
  /** how long the engine leaves us a job; must be longer than the slowest run; default 30s */
  timeout?: Duration;
  /** the handler's own limit, shorter than `timeout`, so that we answer first; default four fifths of it */
  limit?: Duration;
  /** wait after the first throw, doubled each time; default 1s */
  firstDelay?: Duration;
  /** no wait is longer; default 1m */
  maxDelay?: Duration;
}

/** A worker's settings with every default filled in. Times in ms. */
export interface WorkerSettings {
  type: string;
  fetch: string[];
  maxJobs: number;
  timeoutMs: number;
  limitMs: number;
  backoff: Backoff;
}

type Handler<In, Out> = (job: Job<In>) => Promise<JobOutcome<Out>>;
type Decorates<H> = <Method extends H>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void;

/**
 * Makes a method of a Nest controller the worker for a job type. What it returns is told to the engine after its own
 * transaction has been committed; what it throws is tried again, later and later, until the job's retries are used up,
 * and is then an incident. A passing fault (database, network or engine away) costs no retry for a quarter of an hour.
 * @throws Error when the settings cannot be: no time to answer, no job in hand
 */
export function JobWorker<T extends JobType>(type: T, options: JobWorkerOptions<keyof JobIn<T> & string>): Decorates<Handler<JobIn<T>, JobOut<T>>>;
export function JobWorker(type: string, options: JobWorkerOptions): Decorates<Handler<never, Variables>>;
export function JobWorker(type: string, options: JobWorkerOptions): Decorates<Handler<never, Variables>> {
  const settings = workerSettings(type, options);
  return applyDecorators(MessagePattern(type, ZEEBE_TRANSPORT, { worker: settings }), UseFilters(new AsThrown()));
}

/** @throws Error naming the job type and what is wrong with its settings */
export function workerSettings(type: string, options: JobWorkerOptions): WorkerSettings {
  const timeoutMs = durationMs(options.timeout ?? '30s');
  const limitMs = options.limit ? durationMs(options.limit) : Math.floor(timeoutMs * 0.8);
  const backoff = { firstMs: durationMs(options.firstDelay ?? '1s'), maxMs: durationMs(options.maxDelay ?? '1m') };
  const maxJobs = options.maxJobs ?? 32;
  if (type.trim() === '') throw new Error('A job worker needs a job type.');
  if (limitMs >= timeoutMs) throw new Error(`${type}: the handler's limit must be shorter than the job's timeout.`);
  if (!Number.isInteger(maxJobs) || maxJobs < 1) throw new Error(`${type}: maxJobs must be a whole number from 1.`);
  return { type, fetch: [...options.fetch], maxJobs, timeoutMs, limitMs, backoff };
}

/** Nest would replace an unknown error by "Internal server error"; the operator needs the real one. */
@Catch()
class AsThrown implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
