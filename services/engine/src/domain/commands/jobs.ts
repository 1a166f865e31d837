import { Rejection } from '../failure.js';
import { findErrorCatch, throwTo } from '../elements/catches.js';
import { notCaught } from '../elements/errors.js';
import { raiseForJob } from '../runtime/incidents.js';
import { recordJob } from '../runtime/jobs.js';
import { noteTrigger } from '../runtime/triggers.js';
import { mergeLocal } from '../runtime/variables.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Document, JobRow } from '../state/rows.js';

const MAX_ERROR_MESSAGE = 10_000;

/** @throws Rejection NOT_FOUND; INVALID_STATE while it is failed or has thrown an error */
function openJob(step: Step, key: number, what: string): JobRow {
  const job = step.state.jobs.get(key);
  const head = `Expected to ${what} job with key '${key}', but`;
  if (!job) throw new Rejection('NOT_FOUND', `${head} no such job was found`);
  if (job.state === 'ACTIVATABLE' || job.state === 'ACTIVATED') return job;
  throw new Rejection('INVALID_STATE', `${head} it is in state '${job.state}'`);
}

export function completeJob(step: Step, { key, payload }: Command): object {
  const { variables } = payload as { variables: Document };
  const job = openJob(step, key, 'complete');
  step.state.jobs.delete(key);
  recordJob(step, 'COMPLETED', job, variables);
  const row = step.state.instances.get(job.elementInstanceKey);
  if (row?.state !== 'ELEMENT_ACTIVATED') return {};
  noteTrigger(step, { ...row.value, scopeKey: row.key, elementId: job.elementId, variables });
  step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', row.key, row.value);
  return {};
}

export interface FailJob {
  retries: number;
  errorMessage: string;
  /** ms */
  retryBackoff: number;
  variables: Document;
}

export function failJob(step: Step, { key, payload }: Command): object {
  const { retries, retryBackoff, variables, ...asked } = payload as FailJob;
  const open = openJob(step, key, 'fail');
  const errorMessage = shortened(asked.errorMessage);
  const waits = retries > 0 && retryBackoff > 0;
  const job: JobRow = {
    ...open, retries, errorMessage, retryBackoff,
    recurringTime: waits ? step.now + retryBackoff : -1,
    state: retries > 0 && !waits ? 'ACTIVATABLE' : 'FAILED',
  };
  step.state.jobs.put(job);
  recordJob(step, 'FAILED', job, variables);
  const row = step.state.instances.get(job.elementInstanceKey);
  if (row) mergeLocal(step, row.value, row.key, variables);
  if (retries <= 0) raiseForJob(step, job, 'JOB_NO_RETRIES', errorMessage || 'No more retries left.');
  if (job.state === 'ACTIVATABLE') step.activatable.push(job.key);
  return {};
}

const shortened = (text: string): string => (text.length > MAX_ERROR_MESSAGE ? `${text.slice(0, MAX_ERROR_MESSAGE)}...` : text);

export interface ThrowError {
  errorCode: string;
  errorMessage: string;
  variables: Document;
}

/** Caught: the job is gone and the event begins. Not caught: an incident, and still a success for the caller. */
export function throwError(step: Step, { key, payload }: Command): object {
  const { errorCode, variables, ...asked } = payload as ThrowError;
  const head = `Expected to throw an error for job with key '${key}', but`;
  const job: JobRow = { ...openJob(step, key, 'throw an error for'), errorCode, errorMessage: shortened(asked.errorMessage) };
  const search = findErrorCatch(step, errorCode, job.elementInstanceKey);
  if ('found' in search) {
    if (search.found.row.closed) throw new Rejection('INVALID_STATE', `${head} the catching element takes no more events`);
    step.state.jobs.delete(key);
    recordJob(step, 'ERROR_THROWN', job, variables);
    throwTo(step, search.found, variables);
    return {};
  }
  if (step.state.instances.get(job.elementInstanceKey)?.state !== 'ELEMENT_ACTIVATED') {
    throw new Rejection('INVALID_STATE', `${head} its element is not active any more`);
  }
  const failed = step.state.jobs.put({ ...job, state: 'ERROR_THROWN' });
  recordJob(step, 'ERROR_THROWN', failed, variables);
  raiseForJob(step, failed, 'UNHANDLED_ERROR_EVENT', notCaught(errorCode, job.errorMessage, search.available));
  return {};
}

export function updateRetries(step: Step, { key, payload }: Command): object {
  const { retries } = payload as { retries: number };
  const head = `Expected to update retries for job with key '${key}'`;
  if (retries < 1) throw new Rejection('INVALID_ARGUMENT', `${head} with a positive amount of retries, but the amount given was '${retries}'`);
  const job = step.state.jobs.get(key);
  if (!job) throw new Rejection('NOT_FOUND', `${head}, but no such job was found`);
  recordJob(step, 'RETRIES_UPDATED', step.state.jobs.put({ ...job, retries }));
  return {};
}

/** Its worker did not answer in time: it is offered again. */
export function timeOutJob(step: Step, { key }: Command): void {
  const job = step.state.jobs.get(key);
  if (job?.state !== 'ACTIVATED' || job.deadline > step.now) return;
  recordJob(step, 'TIMED_OUT', job);
  step.state.jobs.put({ ...job, state: 'ACTIVATABLE' });
  step.activatable.push(job.key);
}

/** Its time of waiting after a failure is over. */
export function recurJob(step: Step, { key }: Command): void {
  const job = step.state.jobs.get(key);
  if (job?.state !== 'FAILED' || job.recurringTime < 0) return;
  const again = step.state.jobs.put({ ...job, state: 'ACTIVATABLE', recurringTime: -1 });
  recordJob(step, 'RECURRED_AFTER_BACKOFF', again);
  step.activatable.push(job.key);
}

/** It could not be handed over to whom it was pushed: others may have it. */
export function yieldJob(step: Step, { key }: Command): void {
  const job = step.state.jobs.get(key);
  if (job?.state !== 'ACTIVATED') throw new Rejection('NOT_FOUND', `Expected to yield job with key '${key}', but it is not activated`);
  const again = step.state.jobs.put({ ...job, state: 'ACTIVATABLE' });
  recordJob(step, 'YIELDED', again);
  step.activatable.push(job.key);
}
