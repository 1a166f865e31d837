import { createHash } from 'node:crypto';
import type { IdempotencyKey } from '@attestation/contracts';
import type { Job } from './job.js';

/**
 * The idempotency key of a job: the same for every delivery, another one when the token comes by again.
 * A new job of the same task instance (after an error was thrown and resolved) is the same work.
 * A UUID (version 8) made from process instance and element instance, so that it fits where keys of people fit.
 */
export function onceFor(job: Pick<Job<never>, 'processInstanceKey' | 'elementInstanceKey' | 'type'>): IdempotencyKey {
  const hash = createHash('sha256').update(`${job.processInstanceKey}/${job.elementInstanceKey}/${job.type}`).digest('hex');
  const variant = ((parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, variant + hash.slice(18, 20), hash.slice(20, 32)];
  return parts.join('-') as IdempotencyKey;
}
