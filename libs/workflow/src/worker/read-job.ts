import type { ActivatedJobOnWire } from '../gateway/wire.js';
import type { Job, Variables } from '../job.js';

/**
 * The job as a handler sees it.
 * @throws SyntaxError or TypeError when the engine sent documents that are no JSON objects
 */
export function readJob(wire: ActivatedJobOnWire): Job {
  const { key, type, retries, elementId, elementInstanceKey, processInstanceKey, bpmnProcessId } = wire;
  return {
    key,
    type,
    retries,
    elementId,
    elementInstanceKey,
    processInstanceKey,
    bpmnProcessId,
    variables: readDocument(wire.variables),
    headers: readDocument(wire.customHeaders) as Record<string, string>,
    deadline: new Date(Number(wire.deadline)),
  };
}

function readDocument(text: string): Variables {
  const document: unknown = text.trim() === '' ? {} : JSON.parse(text);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw new TypeError('the job\'s document is not a JSON object');
  return document as Variables;
}
