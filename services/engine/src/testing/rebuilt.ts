import type { LogRecord, ValueType } from '../domain/kernel/records.js';

type Row = Record<string, unknown>;
type Apply = (state: Rebuilt, record: LogRecord) => void;

/**
 * The state as it follows from the events of the log alone: what runs, its variables, jobs, incidents, timers, messages and who waits for
 * them. What no record of Zeebe tells is not here: how often a flow into a joining gateway was taken, at which place of a loop an element
 * stands, the interval of a cycle; Zeebe too takes that from the model and from the order of its own steps.
 */
export class Rebuilt {
  readonly elements = new Map<number, Row>();
  readonly variables = new Map<number, Row>();
  readonly jobs = new Map<number, Row>();
  readonly incidents = new Map<number, Row>();
  readonly timers = new Map<number, Row>();
  readonly messages = new Map<number, Row>();
  readonly waiting = new Map<string, Row>();
  readonly starts = new Map<number, Row>();
  readonly processes = new Map<number, Row>();
  position = 0;

  apply(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.position = record.position;
      if (record.recordType === 'EVENT') APPLIERS[record.valueType]?.(this, record);
    }
  }

  /** Everything by table, in the order of keys. */
  snapshot(): Record<string, Row[]> {
    const { elements, variables, jobs, incidents, timers, messages, waiting, starts, processes } = this;
    const tables = { elements, variables, jobs, incidents, timers, messages, waiting, starts, processes };
    return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, inOrder([...rows.values()])]));
  }
}

export const inOrder = (rows: readonly Row[]): Row[] => [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

const plain = ({ key, value: { tenantId: _, ...value } }: LogRecord): Row => ({ key, ...value });

/** Rows that are there from one event to another. */
const between = (table: (state: Rebuilt) => Map<number, Row>, from: readonly string[], to: readonly string[]): Apply => (state, record) => {
  if (from.includes(record.intent)) table(state).set(record.key, plain(record));
  if (to.includes(record.intent)) table(state).delete(record.key);
};

/** An element's end takes along its variables, and the job whose error was caught. */
const element: Apply = (state, { key, intent, value: { tenantId: _, ...value } }) => {
  if (intent === 'SEQUENCE_FLOW_TAKEN') return;
  if (intent !== 'ELEMENT_COMPLETED' && intent !== 'ELEMENT_TERMINATED') return void state.elements.set(key, { key, state: intent, value });
  state.elements.delete(key);
  for (const [each, { scopeKey }] of state.variables) if (scopeKey === key) state.variables.delete(each);
  for (const [each, { elementInstanceKey }] of state.jobs) if (elementInstanceKey === key) state.jobs.delete(each);
};

const variable: Apply = (state, { key, value: { scopeKey, name, value } }) => void state.variables.set(key, { key, scopeKey, name, value });

const JOB_STATES: Readonly<Record<string, (job: Row) => string>> = {
  CREATED: () => 'ACTIVATABLE',
  TIMED_OUT: () => 'ACTIVATABLE',
  YIELDED: () => 'ACTIVATABLE',
  RECURRED_AFTER_BACKOFF: () => 'ACTIVATABLE',
  ERROR_THROWN: () => 'ERROR_THROWN',
  FAILED: ({ retries, retryBackoff }) => (Number(retries) > 0 && Number(retryBackoff) <= 0 ? 'ACTIVATABLE' : 'FAILED'),
};

const job: Apply = (state, record) => {
  const known = state.jobs.get(record.key);
  if (record.intent === 'COMPLETED' || record.intent === 'CANCELED') state.jobs.delete(record.key);
  else if (record.intent === 'RETRIES_UPDATED') state.jobs.set(record.key, { ...known, retries: record.value['retries'] });
  else state.jobs.set(record.key, jobRow(record.key, record.value, JOB_STATES[record.intent]?.(record.value) ?? String(known?.['state'])));
};

/** What a job is, without what differs between the telling and the keeping: who had it last, and until when. */
const jobRow = (key: number, { type, retries, customHeaders, elementId, elementInstanceKey, processInstanceKey }: Row, its: string): Row =>
  ({ key, state: its, type, retries, customHeaders, elementId, elementInstanceKey, processInstanceKey });

const activated: Apply = (state, { value: { jobKeys, jobs } }) => {
  (jobKeys as number[]).forEach((key, place) => state.jobs.set(key, jobRow(key, (jobs as Row[])[place] ?? {}, 'ACTIVATED')));
};

const incident: Apply = (state, record) => {
  between((its) => its.incidents, ['CREATED'], ['RESOLVED'])(state, record);
  const known = state.jobs.get(Number(record.value['jobKey']));
  if (record.intent === 'RESOLVED' && known) state.jobs.set(Number(known['key']), { ...known, state: 'ACTIVATABLE' });
};

const message: Apply = (state, record) => {
  between((its) => its.messages, [], ['EXPIRED'])(state, record);
  const { name, correlationKey, messageId, timeToLive, deadline } = record.value;
  if (record.intent === 'PUBLISHED' && Number(timeToLive) > 0) state.messages.set(record.key, { key: record.key, name, correlationKey, messageId, timeToLive, deadline });
};

/** The instance's side: it waits from CREATING on, until the message has come that ends it, or it is taken back. */
const waits: Apply = (state, { intent, value: { elementInstanceKey, messageName, correlationKey, elementId, interrupting } }) => {
  const id = `${elementInstanceKey} ${messageName}`;
  if (intent === 'CREATING' || intent === 'CREATED') state.waiting.set(id, { elementInstanceKey, messageName, correlationKey, elementId });
  if (intent === 'DELETED' || (intent === 'CORRELATED' && interrupting)) state.waiting.delete(id);
};

const start: Apply = (state, { key, intent, value: { processDefinitionKey, startEventId, messageName } }) => {
  if (intent === 'CREATED') state.starts.set(key, { key, processDefinitionKey, startEventId, messageName });
  if (intent === 'DELETED') state.starts.delete(key);
};

const APPLIERS: Readonly<Partial<Record<ValueType, Apply>>> = {
  PROCESS_INSTANCE: element,
  VARIABLE: variable,
  JOB: job,
  JOB_BATCH: activated,
  INCIDENT: incident,
  TIMER: between(({ timers }) => timers, ['CREATED'], ['TRIGGERED', 'CANCELED']),
  MESSAGE: message,
  PROCESS_MESSAGE_SUBSCRIPTION: waits,
  MESSAGE_START_EVENT_SUBSCRIPTION: start,
  PROCESS: (state, { key, intent, value: { bpmnProcessId, version, resourceName, checksum, processDefinitionKey } }) => {
    if (intent === 'CREATED') state.processes.set(key, { key, bpmnProcessId, version, resourceName, checksum });
    if (intent === 'DELETED') state.processes.delete(Number(processDefinitionKey)); // this record has a key of its own
  },
};
