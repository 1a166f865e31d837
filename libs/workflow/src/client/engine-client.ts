import { EnginePublisher } from '@attestation/service-kit';
import type { EngineMessage } from '@attestation/service-kit';
import type { Variables } from '../job.js';

/** A model or a decision table: its base name is its identity, the same from whatever folder it was read. */
export interface Resource {
  name: string;
  content: string | Uint8Array;
}

export interface Deployment {
  key: string;
  processes: { bpmnProcessId: string; version: number; processDefinitionKey: string; resourceName: string }[];
  decisions: { decisionId: string; version: number; decisionKey: string }[];
}

export interface Topology {
  gatewayVersion: string;
  partitionsCount: number;
  /** whether every partition has a healthy leader */
  healthy: boolean;
}

export interface NewInstance {
  bpmnProcessId: string;
  /** the latest when absent */
  version?: number;
  variables?: Variables;
}

/** `gone`: it was not there (any more): done by another, or never known. */
export type Done = 'done' | 'gone';

/**
 * What we ask of an engine. Each call ends within its time limit, and what may be done twice is repeated a few times.
 * All throw an EngineError with the engine's code and words.
 */
export abstract class EngineClient extends EnginePublisher {
  /** A message already known counts as published. @throws TypeError without an id or a time to live */
  abstract override publishMessage(message: EngineMessage): Promise<void>;
  /** All or none; what is unchanged keeps its version. A folder in a name is refused (TypeError). */
  abstract deploy(resources: Resource[]): Promise<Deployment>;
  abstract topology(): Promise<Topology>;
  /** For operators and tests: knows no duplicates, so a case starts by a message instead. */
  abstract createInstance(instance: NewInstance): Promise<{ processInstanceKey: string; version: number }>;
  /** The job behind it must have retries (`updateRetries` first), else 9 with the engine's words. */
  abstract resolveIncident(incidentKey: string): Promise<Done>;
  /** @param retries from 1 */
  abstract updateRetries(jobKey: string, retries: number): Promise<Done>;
  abstract cancelInstance(processInstanceKey: string): Promise<Done>;
  /** @param scopeKey the instance or one of its elements; `local`: exactly there, else where the name is known */
  abstract setVariables(scopeKey: string, variables: Variables, options?: { local?: boolean }): Promise<Done>;
}
