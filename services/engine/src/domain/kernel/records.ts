import type { RejectionType } from '../failure.js';

export type RecordType = 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';

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

/** A record of the log, as exporters of Zeebe write it. */
export interface LogRecord {
  partitionId: number;
  position: number;
  /** the command that began the batch; −1 for that command itself */
  sourceRecordPosition: number;
  key: number;
  /** epoch ms */
  timestamp: number;
  recordType: RecordType;
  valueType: ValueType;
  intent: string;
  rejectionType: RejectionType | 'NULL_VAL';
  rejectionReason: string;
  brokerVersion: string;
  recordVersion: number;
  authorizations: Readonly<Record<string, unknown>>;
  value: RecordValue;
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

/** The release whose protocol and records are spoken. */
export const BROKER_VERSION = '8.3.13';
export const TENANT = '<default>';
const UNTENANTED = new Set<ValueType>(['JOB_BATCH']);

export const withTenant = (valueType: ValueType, value: object): RecordValue =>
  UNTENANTED.has(valueType) ? { ...value } : { ...value, tenantId: TENANT };
