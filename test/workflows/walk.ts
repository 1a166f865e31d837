import { readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { JobType } from '@attestation/contracts';
import type { Job, RawClient } from '@attestation/engine/testing';
import { WORKFLOWS } from './model.js';

type Variables = Record<string, unknown>;

/** What a path answers: to a job, in the world's name by a message, or by an error the model catches. */
export type Step =
  | { job: JobType; out?: Variables; error?: string; at?: string }
  | { message: string; key: 'attestationId' | 'workItemId'; variables?: Variables };

/** A job of the path as the engine offered it. */
export interface Offered {
  element: string;
  type: string;
  variables: Variables;
}

const PATIENCE_MS = 15_000;
const HOUR_MS = 3_600_000;

/** Brings every model and decision to an engine. */
export async function deployAll(client: RawClient): Promise<void> {
  const files = readdirSync(WORKFLOWS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(bpmn|dmn)$/.test(file));
  await client.call('DeployResource', { resources: files.sort().map((name) => ({ name: name.replaceAll('/', '-'), content: readFileSync(WORKFLOWS + name) })) });
}

/** Walks one case along its steps. @throws Error naming the step that did not come */
export async function walk(client: RawClient, start: Variables, steps: readonly Step[]): Promise<Offered[]> {
  const attestationId = randomUUID();
  let workItemId = '';
  const offered: Offered[] = [];
  await publish(client, 'attestation-opened', attestationId, { ...start, attestationId });
  for (const step of steps) {
    if ('message' in step) {
      await publish(client, step.message, step.key === 'attestationId' ? attestationId : workItemId, step.variables ?? {});
      continue;
    }
    const job = await offer(client, step.job, attestationId);
    offered.push({ element: job.elementId, type: job.type, variables: job.variables });
    if (step.out && 'workItemId' in step.out) workItemId = randomUUID();
    await answer(client, job, step, { ...step.out, ...(step.out && 'workItemId' in step.out && { workItemId }) });
  }
  return offered;
}

/** The job of this case; another's is left alone. */
async function offer(client: RawClient, type: string, attestationId: string): Promise<Job> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const jobs = await client.activate(type, { max: 1, requestTimeout: 1_000, timeout: HOUR_MS });
    const own = jobs.find(({ variables }) => variables['attestationId'] === attestationId);
    if (own) return own;
  }
  throw new Error(`${type} was not offered within ${PATIENCE_MS / 1000} s`);
}

async function answer(client: RawClient, { key }: Job, { error }: { error?: string }, variables: Variables): Promise<void> {
  if (error) await client.call('ThrowError', { jobKey: key, errorCode: error, errorMessage: '' });
  else await client.call('CompleteJob', { jobKey: key, variables: JSON.stringify(variables) });
}

const publish = (client: RawClient, name: string, correlationKey: string, variables: Variables) =>
  client.call('PublishMessage', { name, correlationKey, timeToLive: HOUR_MS, messageId: randomUUID(), variables: JSON.stringify(variables) });
