import { documentText } from '../domain/state/document.js';
import { readDocument } from '../domain/state/json-reader.js';
import { invalid } from './refusals.js';
import type { ActivatedJob } from '../domain/commands/job-batch.js';
import type { Document } from '../domain/state/rows.js';

/** A message of the protocol as the loader gives it: long numbers are texts. */
export type Message = Readonly<Record<string, unknown>>;

export const text = (message: Message, name: string): string => String(message[name] ?? '');
export const number = (message: Message, name: string): number => Number(message[name] ?? 0);
export const texts = (message: Message, name: string): string[] => (message[name] as string[] | undefined) ?? [];
/** One that is absent is empty. */
export const message = (outer: Message, name: string): Message => (outer[name] as Message | null | undefined) ?? {};
export const messages = (message: Message, name: string): Message[] => (message[name] as Message[] | undefined) ?? [];

/** @throws DocumentError for what is no JSON object */
export const variables = (message: Message): Document => readDocument(text(message, 'variables'));

export const TENANT = '<default>';

/** There is one tenant. @throws Refused for another */
export function onlyTenant(rpc: string, message: Message): void {
  const asked = [text(message, 'tenantId'), ...texts(message, 'tenantIds')].find((id) => id !== '' && id !== TENANT);
  if (asked !== undefined) {
    throw invalid(`Expected to handle gRPC request ${rpc} with tenant identifier '${asked}', but multi-tenancy is disabled`);
  }
}

/** A job for a client; documents are JSON text, never empty. */
export const activatedJob = ({ job, variables: document }: ActivatedJob): Message => ({
  key: String(job.key),
  type: job.type,
  processInstanceKey: String(job.processInstanceKey),
  bpmnProcessId: job.bpmnProcessId,
  processDefinitionVersion: job.processDefinitionVersion,
  processDefinitionKey: String(job.processDefinitionKey),
  elementId: job.elementId,
  elementInstanceKey: String(job.elementInstanceKey),
  customHeaders: JSON.stringify(job.customHeaders),
  worker: job.worker,
  retries: job.retries,
  deadline: String(job.deadline),
  variables: documentText(document),
  tenantId: TENANT,
});
