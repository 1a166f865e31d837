import { raiseForJob } from '../runtime/incidents.js';
import { jobValue } from '../runtime/jobs.js';
import { fetched } from '../runtime/variables.js';
import { documentText } from '../state/document.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Document, JobRow } from '../state/rows.js';

/** What one message to a client may hold, in bytes, less some room for its frame. */
export const MAX_MESSAGE = 4 * 1024 * 1024 - 16 * 1024;

export interface ActivateJobs {
  type: string;
  worker: string;
  /** ms */
  timeout: number;
  maxJobsToActivate: number;
  fetchVariable: readonly string[];
  /** this one only: it is pushed */
  jobKey?: number;
}

export interface ActivatedJob {
  job: JobRow;
  variables: Document;
  /** bytes of the variables and headers */
  size: number;
}

/** Hands out jobs of a type by ascending key. What does not fit one message stays for the next. */
export function activateJobs(step: Step, command: Command): { jobs: ActivatedJob[]; truncated: boolean } {
  const asked = command.payload as ActivateJobs;
  const jobs: ActivatedJob[] = [];
  let room = MAX_MESSAGE;
  let truncated = false;
  const wanted = asked.jobKey === undefined ? step.state.activatable.first(asked.type, Math.max(0, asked.maxJobsToActivate)) : [asked.jobKey];
  for (const key of wanted) {
    const found = read(step, key, asked.fetchVariable);
    if (!found) continue;
    if (found.size > MAX_MESSAGE) disable(step, found);
    else if (found.size > room) truncated = true;
    else {
      room -= found.size;
      jobs.push({ ...found, job: hand(step, found.job, asked) });
    }
    if (truncated) break;
  }
  record(step, asked, jobs, truncated);
  return { jobs, truncated };
}

function read(step: Step, key: number, names: readonly string[]): ActivatedJob | undefined {
  const job = step.state.jobs.get(key);
  if (!job) return undefined;
  const variables = fetched(step.state, job.elementInstanceKey, names);
  const size = Buffer.byteLength(documentText(variables)) + Buffer.byteLength(JSON.stringify(job.customHeaders)) + 512;
  return { job, variables, size };
}

const hand = (step: Step, job: JobRow, { worker, timeout }: ActivateJobs): JobRow =>
  step.state.jobs.put({ ...job, state: 'ACTIVATED', worker, deadline: step.now + timeout });

/** A job that no message can hold waits until its incident is resolved. */
function disable(step: Step, { job, size }: ActivatedJob): void {
  step.state.jobs.put({ ...job, disabled: true });
  const megabytes = Number((size / 1024 / 1024).toFixed(1));
  const head = `The job with key '${job.key}' can not be activated, because with ${megabytes} MB it is larger than the configured message size (per default is 4 MB).`;
  raiseForJob(step, job, 'MESSAGE_SIZE_EXCEEDED', `${head} Try to reduce the size by reducing the number of fetched variables or modifying the variable values.`);
}

function record(step: Step, asked: ActivateJobs, jobs: ActivatedJob[], truncated: boolean): void {
  const { type, worker, timeout, maxJobsToActivate } = asked;
  step.event('JOB_BATCH', 'ACTIVATED', step.nextKey(), {
    type, worker, timeout, maxJobsToActivate, truncated,
    jobKeys: jobs.map(({ job }) => job.key),
    jobs: jobs.map(({ job, variables }) => jobValue(job, variables)),
    tenantIds: ['<default>'],
  });
}
