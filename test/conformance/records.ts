import { createHash } from 'node:crypto';
import { inOrder } from './in-order.js';
import type { LogRecord } from '@attestation/engine/testing';

/** Records by the kind of their value, each as one line that both brokers write alike. */
export type RecordLines = Record<string, string[]>;

/** What one engine works off by itself and the other sends around, or does for all at once; and polls, which leave no trace here where they find nothing. */
const OWN_WAYS = new Set(['MESSAGE_BATCH', 'PROCESS_INSTANCE_BATCH', 'ERROR', 'JOB_BATCH']);
/** Whose commands come from clients. */
const ASKED = new Set(['DECISION_EVALUATION', 'DEPLOYMENT', 'INCIDENT', 'PROCESS_INSTANCE_CREATION', 'PROCESS_INSTANCE_MODIFICATION', 'RESOURCE_DELETION', 'SIGNAL', 'VARIABLE_DOCUMENT']);
const ASKED_INTENTS = new Set(['JOB COMPLETE', 'JOB FAIL', 'JOB THROW_ERROR', 'JOB UPDATE_RETRIES', 'MESSAGE PUBLISH', 'PROCESS_INSTANCE CANCEL']);
/** When it happened, and where in the log it lies, differs each time. */
const LEFT_OUT = new Set(['position', 'sourceRecordPosition', 'timestamp', 'authorizations']);
/** Moments, in epoch ms. */
const MOMENTS = new Set(['deadline', 'dueDate', 'recurringTime']);
const KEY = /\b2251799813\d{6}\b/;
const KEYS = new RegExp(KEY, 'g');
/** Files are told by what they sum up to. */
const LONG = 200;

/** An error that nobody catches gives its job and incident no element id in a real broker. The types of elements have another order at each start of one. */
function named(record: LogRecord): LogRecord {
  const { value, rejectionReason } = record;
  const uncaught = value['errorType'] === 'UNHANDLED_ERROR_EVENT' || (record.valueType === 'JOB' && value['errorCode']);
  return { ...record, rejectionReason: inOrder(rejectionReason), value: uncaught ? { ...value, elementId: '' } : value };
}

/** Is it an event, or what a client asked or was refused? */
const isCompared = ({ valueType, recordType, intent }: LogRecord): boolean =>
  !OWN_WAYS.has(valueType) && `${valueType} ${recordType}` !== 'DEPLOYMENT COMMAND_REJECTION' && (recordType === 'EVENT' || ASKED.has(valueType) || ASKED_INTENTS.has(`${valueType} ${intent}`));

/**
 * All fields of the records of a case with their types: keys as symbols, so that what belongs together is told by the same one, documents with their
 * members in order. Between records of different kinds there is no fixed order.
 * @param records of the case alone
 */
export function recordLines(records: readonly LogRecord[]): RecordLines {
  const symbols = new Map<string, string>();
  const symbolOf = (key: string): string => {
    if (!symbols.has(key)) symbols.set(key, `k${symbols.size + 1}`);
    return symbols.get(key) as string;
  };
  const compared = inFixedOrder(records).filter(isCompared);
  const kinds = [...new Set(compared.map(({ valueType }) => valueType))].sort();
  return Object.fromEntries(kinds.map((kind) => [kind, compared.filter(({ valueType }) => valueType === kind).map((record) => JSON.stringify(plain(named(record), symbolOf)))]));
}

/** Variables that are written together and decisions that are deployed together come in the order of a document, which is none. */
function inFixedOrder(records: readonly LogRecord[]): LogRecord[] {
  const ordered: LogRecord[] = [];
  for (let from = 0; from < records.length; ) {
    const kind = UNORDERED[records[from]?.valueType ?? ''];
    let to = from + 1;
    while (kind && records[to]?.valueType === records[from]?.valueType) to += 1;
    const together = records.slice(from, to);
    ordered.push(...(kind ? together.sort((one, other) => (String(one.value[kind]) < String(other.value[kind]) ? -1 : 1)) : together));
    from = to;
  }
  return ordered;
}

const UNORDERED: Readonly<Record<string, string>> = { VARIABLE: 'name', DECISION: 'decisionId' };
/** Lists that are sets, and what their items are known by. */
const SETS: Readonly<Record<string, (item: unknown) => string>> = {
  ancestorScopeKeys: String,
  decisionsMetadata: (item) => (item as { decisionId: string }).decisionId,
};

function plain(value: unknown, symbolOf: (key: string) => string, name = ''): unknown {
  if (typeof value === 'number') return MOMENTS.has(name) && value > 0 ? 'moment' : KEY.test(String(value)) ? `key ${symbolOf(String(value))}` : value;
  if (typeof value === 'string') return text(value, symbolOf);
  if (Array.isArray(value)) return inSet(name, value).map((item) => plain(item, symbolOf, name));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([member]) => !LEFT_OUT.has(member)).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([member, its]) => [member, plain(its, symbolOf, member)]));
}

function inSet(name: string, items: unknown[]): unknown[] {
  const by = SETS[name];
  return by ? [...items].sort((one, other) => (by(one) < by(other) ? -1 : 1)) : items;
}

function text(value: string, symbolOf: (key: string) => string): string {
  if (value.length > LONG) return `${value.slice(0, 20)}… ${createHash('md5').update(value).digest('hex')}`;
  return value.replace(KEYS, symbolOf);
}

/** The records of a case among those that were written while it ran: other cases' timers and jobs may have come due meanwhile. */
export function ownRecords(all: readonly LogRecord[], caseName: string): LogRecord[] {
  const keys = new Set<unknown>();
  const isNamed = (name: unknown) => name === `c${caseName}` || String(name).startsWith(`c${caseName}-`);
  const isOwn = ({ key, recordType, value }: LogRecord): boolean => {
    const names = [value['bpmnProcessId'], value['name'], value['messageName'], value['signalName'], value['decisionId'], value['decisionRequirementsId'], value['formId']];
    const keyed = [key, value['processDefinitionKey'], value['processInstanceKey'], value['scopeKey'], value['resourceKey']].some((each) => keys.has(each));
    return names.some(isNamed) || keyed || (key === -1 && recordType !== 'EVENT') || Array.isArray(value['processesMetadata']);
  };
  return all.filter((record) => {
    const own = isOwn(record);
    if (own && record.key !== -1) keys.add(record.key);
    return own;
  });
}
