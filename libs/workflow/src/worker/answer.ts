import type { CallName, Calls } from '../gateway/wire.js';
import type { Job, JobOutcome } from '../job.js';
import { backoffMs } from '../resilience.js';
import type { Backoff, Random } from '../resilience.js';

/** How a job ended, as it is counted. */
export type Result = 'completed' | 'business-error' | 'retry' | 'incident' | 'gone' | 'handed-back' | 'unanswered';

/** What the engine is told about a job. */
export type Answer = { [N in CallName]: { call: N; request: Calls[N]['in']; result: Result } }['completeJob' | 'failJob' | 'throwError'];

type Told = Pick<Job<never>, 'key' | 'retries'>;

/** The engine's command for an outcome. Whatever is not complete or a business error is told as a failure, `retries` always named. */
export function answerTo(job: Told, outcome: JobOutcome<unknown>): Answer {
  switch (outcome.kind) {
    case 'complete':
      return { call: 'completeJob', request: { jobKey: job.key, variables: JSON.stringify(outcome.variables ?? {}) }, result: 'completed' };
    case 'business-error': {
      const { code, message } = outcome;
      return { call: 'throwError', request: { jobKey: job.key, errorCode: code, errorMessage: message, variables: '{}' }, result: 'business-error' };
    }
    case 'retry-later':
      return failure(job, Math.max(1, job.retries), Math.max(0, Math.round(outcome.delayMs)), outcome.reason);
    case 'incident':
      return failure(job, 0, 0, outcome.reason);
    default:
      throw new TypeError(`the handler returned no outcome, but ${JSON.stringify(outcome)}`);
  }
}

export interface Thrown {
  /** the surroundings were at fault, and it passes */
  passing: boolean;
  /** how often this job failed here in a row, from 1 */
  failures: number;
  backoff: Backoff;
  random: Random;
}

/** With waits of up to a minute, a quarter of an hour: then a passing fault costs tries as well, so that nothing loops unseen for ever. */
const PATIENCE = 20;

/**
 * The command after a throw: a wait that doubles with each failure, and one try less unless the fault is a passing one; no
 * try left is an incident.
 */
export function answerToThrow(job: Told, reason: string, { passing, failures, backoff, random }: Thrown): Answer {
  const left = passing && failures <= PATIENCE ? Math.max(1, job.retries) : Math.max(0, job.retries - 1);
  return failure(job, left, left === 0 ? 0 : backoffMs(backoff, failures, random), reason);
}

/** The command that gives an untouched job back: as it was, at once. */
export function handBack(job: Told): Answer {
  return { ...failure(job, Math.max(1, job.retries), 0, 'handed back: the worker is stopping'), result: 'handed-back' };
}

function failure(job: Told, retries: number, retryBackOff: number, reason: string): Answer {
  const request = { jobKey: job.key, retries, retryBackOff, errorMessage: shown(reason), variables: '{}' };
  return { call: 'failJob', request, result: retries === 0 ? 'incident' : 'retry' };
}

const LONGEST = 2000; // characters; the engine would cut at 10,000
// preceded by a hyphen it is the end of a UUID
const PERSONAL_NUMBER = /(?<![\d-])\d{12}(?!\d)/g;

/** A reason as operators may read it: short, and without anything that may be a personal number. */
export function shown(reason: string): string {
  const masked = reason.replace(PERSONAL_NUMBER, '************');
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST)}…` : masked;
}
