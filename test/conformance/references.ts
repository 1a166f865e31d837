import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from './run.js';
import type { LogRecord } from '@attestation/engine/testing';
import type { Run } from './run.js';

/** Stands in a call for a key that only the records tell. */
interface KeyOf {
  keyOf: keyof typeof CREATED | 'element';
  id: string;
  /** the first of that id instead of the last */
  first?: boolean;
}

/** Where a definition or a job tells its id, in the record of its creation. */
const CREATED = {
  job: ['JOB', 'elementId'],
  process: ['PROCESS', 'bpmnProcessId'],
  decision: ['DECISION', 'decisionId'],
  requirements: ['DECISION_REQUIREMENTS', 'decisionRequirementsId'],
  form: ['FORM', 'formId'],
} as const;

/** A call with its keys, `{"keyOf": "job", "id": "t"}`, and its files, `{"file": "m.bpmn"}`, put in. */
export async function filledIn(run: Run, message: unknown): Promise<unknown> {
  if (Array.isArray(message)) return Promise.all(message.map((item) => filledIn(run, item)));
  if (typeof message !== 'object' || message === null) return message;
  if ('keyOf' in message) return referenced(run, message as KeyOf);
  if ('file' in message) return readFileSync(join(run.its.folder, String(message.file)));
  const members = Object.entries(message).map(async ([name, member]) => [name, await filledIn(run, member)] as const);
  return Object.fromEntries(await Promise.all(members));
}

async function referenced(run: Run, { keyOf: kind, id, first = false }: KeyOf): Promise<string> {
  if (kind === 'element') return run.elementKey({ element: id, first });
  const [valueType, name] = CREATED[kind];
  const isIts = (record: LogRecord) => record.valueType === valueType && record.intent === 'CREATED' && record.value[name] === id;
  const found = (await run.since()).filter(isIts);
  return keyOf(first ? found[0] : found.at(-1));
}
