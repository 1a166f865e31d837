import { type AttestationId, type Instant, isUuid } from '@attestation/contracts';
import { type EngineRecord, Value } from './record.js';
import type { JobRow, JobState, LifeState, Row } from './rows.js';

/**
 * What a record of the engine changes in the operators' picture; nothing for most. Pure, and blind to what came before: the
 * store merges by position, so that a record may come twice or late.
 */
export function rowsOf(record: EngineRecord): Row[] {
  return record.recordType === 'EVENT' ? (READERS[record.valueType]?.(record, new Value(record)) ?? []) : [];
}

type Reader = (record: EngineRecord, value: Value) => Row[];

const LIFE: Record<string, LifeState | undefined> = {
  ELEMENT_ACTIVATING: 'ACTIVATING',
  ELEMENT_ACTIVATED: 'ACTIVE',
  ELEMENT_COMPLETING: 'COMPLETING',
  ELEMENT_COMPLETED: 'COMPLETED',
  ELEMENT_TERMINATING: 'TERMINATING',
  ELEMENT_TERMINATED: 'TERMINATED',
};
const ENDED: readonly LifeState[] = ['COMPLETED', 'TERMINATED'];

const JOBS: Record<string, JobState | undefined> = {
  CREATED: 'WAITING',
  COMPLETED: 'DONE',
  TIMED_OUT: 'WAITING',
  RECURRED_AFTER_BACKOFF: 'WAITING',
  YIELDED: 'WAITING',
  ERROR_THROWN: 'THROWN',
  CANCELED: 'CANCELLED',
};

const READERS: Record<string, Reader | undefined> = {
  PROCESS_INSTANCE: lifeOf,
  VARIABLE: caseOf,
  JOB: jobOf,
  JOB_BATCH: takenOf,
  INCIDENT: incidentOf,
};

const at = ({ timestamp }: EngineRecord): Instant => new Date(timestamp).toISOString();

function lifeOf(record: EngineRecord, value: Value): Row[] {
  const state = LIFE[record.intent];
  if (!state) return [];
  const { key } = record;
  const life = { key, state, startedAt: state === 'ACTIVATING' ? at(record) : null, endedAt: ENDED.includes(state) ? at(record) : null };
  if (value.text('bpmnElementType') === 'PROCESS') {
    const parents = { parentKey: value.keyOrNull('parentProcessInstanceKey'), parentElementKey: value.keyOrNull('parentElementInstanceKey') };
    return [{ kind: 'instance', ...life, ...parents, bpmnProcessId: value.text('bpmnProcessId'), version: value.whole('version'), definitionKey: value.whole('processDefinitionKey') }];
  }
  const place = { instanceKey: value.whole('processInstanceKey'), scopeKey: value.whole('flowScopeKey') };
  return [{ kind: 'element', ...life, ...place, elementId: value.text('elementId'), elementType: value.text('bpmnElementType') }];
}

function caseOf(_: EngineRecord, value: Value): Row[] {
  if (value.text('name') !== 'attestationId') return [];
  const attestationId = parsed(value.text('value'));
  return isUuid(attestationId) ? [{ kind: 'case', instanceKey: value.whole('processInstanceKey'), attestationId: attestationId as AttestationId }] : [];
}

/** Jobs handed to a worker: a record of each within that of the batch. */
function takenOf(record: EngineRecord, value: Value): Row[] {
  if (record.intent !== 'ACTIVATED') return [];
  const jobs = value.values('jobs');
  return value.wholes('jobKeys').map((key, index) => jobRow({ ...record, key }, new Value({ ...record, value: jobs[index] ?? {} }), 'IN_WORK'));
}

function jobOf(record: EngineRecord, value: Value): Row[] {
  const retries = value.whole('retries');
  const state = record.intent === 'FAILED' ? (retries > 0 ? 'WAITING' : 'FAILED') : JOBS[record.intent];
  if (!state && record.intent !== 'RETRIES_UPDATED') return [];
  return [jobRow(record, value, state ?? null)];
}

function jobRow(record: EngineRecord, value: Value, state: JobState | null): JobRow {
  const place = { instanceKey: value.whole('processInstanceKey'), elementKey: value.whole('elementInstanceKey'), elementId: value.text('elementId') };
  return { kind: 'job', key: record.key, ...place, type: value.text('type'), state, retries: value.whole('retries'), worker: value.text('worker'), at: at(record) };
}

function incidentOf(record: EngineRecord, value: Value): Row[] {
  const { key, intent } = record;
  const jobKey = value.keyOrNull('jobKey');
  const row: Row = {
    kind: 'incident', key, jobKey, instanceKey: value.whole('processInstanceKey'), elementKey: value.keyOrNull('elementInstanceKey'), elementId: value.text('elementId'),
    errorType: value.text('errorType'), message: value.text('errorMessage'), createdAt: intent === 'CREATED' ? at(record) : null, resolvedAt: intent === 'RESOLVED' ? at(record) : null,
  };
  return intent === 'RESOLVED' && jobKey !== null ? [row, { kind: 'again', jobKey }] : [row];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
