import type { AttestationId, Instant } from '@attestation/contracts';

export type LifeState = 'ACTIVATING' | 'ACTIVE' | 'COMPLETING' | 'TERMINATING' | 'COMPLETED' | 'TERMINATED';
/** WAITING for a worker, IN_WORK at one, FAILED without retries, THROWN: ended by an error; DONE, CANCELLED. */
export type JobState = 'WAITING' | 'IN_WORK' | 'FAILED' | 'THROWN' | 'DONE' | 'CANCELLED';

interface Life {
  key: number;
  state: LifeState;
  startedAt: Instant | null;
  endedAt: Instant | null;
}

export interface InstanceRow extends Life {
  kind: 'instance';
  bpmnProcessId: string;
  version: number;
  definitionKey: number;
  parentKey: number | null;
  parentElementKey: number | null;
}

export interface ElementRow extends Life {
  kind: 'element';
  instanceKey: number;
  elementId: string;
  elementType: string;
  scopeKey: number;
}

/** Which case an instance belongs to. */
export interface CaseRow {
  kind: 'case';
  instanceKey: number;
  attestationId: AttestationId;
}

export interface JobRow {
  kind: 'job';
  key: number;
  instanceKey: number;
  elementKey: number;
  elementId: string;
  type: string;
  /** null: as it was */
  state: JobState | null;
  retries: number;
  worker: string;
  at: Instant;
}

/** A job that may be taken again because its incident was resolved. */
export interface AgainRow {
  kind: 'again';
  jobKey: number;
}

export interface IncidentRow {
  kind: 'incident';
  key: number;
  instanceKey: number;
  elementKey: number | null;
  elementId: string;
  jobKey: number | null;
  errorType: string;
  message: string;
  createdAt: Instant | null;
  resolvedAt: Instant | null;
}

/** What a record changes in the picture. */
export type Row = InstanceRow | ElementRow | CaseRow | JobRow | AgainRow | IncidentRow;
