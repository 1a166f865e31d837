import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language, ServiceName } from '@attestation/contracts';
import { randomDigits } from './ids.js';

/** What is known about the work in hand, wherever it is asked. */
export interface WorkContext {
  service?: ServiceName;
  /** W3C trace context: carried from the command through outbox, bus and engine */
  traceparent?: string;
  language?: Language;
  /** what a repeat under the same Idempotency-Key must have in common: method, path and body */
  command?: () => unknown;
}

const storage = new AsyncLocalStorage<WorkContext>();

export const currentContext = (): WorkContext => storage.getStore() ?? {};

/** Runs work with more known about it; what the outer work knew stays known. */
export const inContext = <T>(more: WorkContext, work: () => T): T => storage.run({ ...currentContext(), ...more }, work);

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's trace, or a new one where there is none that can be read. */
export function traceparentFrom(given: unknown): string {
  if (typeof given === 'string' && TRACEPARENT.test(given)) return given;
  const digits = randomDigits(24);
  return `00-${digits.slice(0, 32)}-${digits.slice(32)}-01`;
}
