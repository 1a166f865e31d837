import type { NotedRecord } from '@attestation/contracts/engine-records';
import type { RejectionType } from '../failure.js';

export type ValueType =
  | 'PROCESS_INSTANCE'
  | 'PROCESS_INSTANCE_CREATION'
  | 'PROCESS_INSTANCE_MODIFICATION'
  | 'PROCESS_INSTANCE_BATCH'
  | 'PROCESS_EVENT'
  | 'JOB'
  | 'JOB_BATCH'
  | 'VARIABLE'
  | 'VARIABLE_DOCUMENT'
  | 'INCIDENT'
  | 'MESSAGE'
  | 'MESSAGE_SUBSCRIPTION'
  | 'PROCESS_MESSAGE_SUBSCRIPTION'
  | 'MESSAGE_START_EVENT_SUBSCRIPTION'
  | 'TIMER'
  | 'SIGNAL'
  | 'SIGNAL_SUBSCRIPTION'
  | 'ESCALATION'
  | 'DEPLOYMENT'
  | 'PROCESS'
  | 'DECISION'
  | 'DECISION_REQUIREMENTS'
  | 'FORM'
  | 'RESOURCE_DELETION'
  | 'DECISION_EVALUATION';

export type RecordValue = Readonly<Record<string, unknown>>;

/** A record of the log as the engine notes it. */
export interface LogRecord extends NotedRecord {
  valueType: ValueType;
  rejectionType?: RejectionType;
}

export interface Command {
  valueType: ValueType;
  intent: string;
  /** −1: none yet */
  key: number;
  /** what is recorded */
  value: RecordValue;
  /** what the handler needs beside or instead of it; never recorded */
  payload?: unknown;
}
