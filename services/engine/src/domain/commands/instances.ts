import { Rejection } from '../failure.js';
import { elementOf, noneStart } from '../model/types.js';
import { instanceValue, latestProcess } from '../runtime/processes.js';
import { mergeLocal, propagate } from '../runtime/variables.js';
import { documentData } from '../state/document.js';
import { activateElement, completeCommand } from './elements.js';
import { beginWith, checkStarts } from './start-instructions.js';
import type { ProcessModel } from '../model/types.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Document, ProcessRow } from '../state/rows.js';

export interface CreateInstance {
  bpmnProcessId: string;
  /** below 0: the latest */
  version: number;
  processDefinitionKey: number;
  variables: Document;
  /** elements to begin with instead of the start event */
  startInstructions: readonly { elementId: string }[];
}

export interface InstanceCreated {
  processDefinitionKey: number;
  bpmnProcessId: string;
  version: number;
  processInstanceKey: number;
}

export function createInstance(step: Step, { payload }: Command): InstanceCreated {
  const asked = payload as CreateInstance;
  const process = wanted(step, asked);
  const starts = asked.startInstructions.map(({ elementId }) => elementId);
  checkBeginning(step.models.process(process.key), starts);
  const processInstanceKey = step.nextKey();
  const value = instanceValue(process, processInstanceKey);
  mergeLocal(step, value, processInstanceKey, asked.variables);
  if (starts.length > 0) beginWith(step, processInstanceKey, value, starts);
  else step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', processInstanceKey, value);
  const { bpmnProcessId, version, processDefinitionKey } = value;
  const created = { bpmnProcessId, version, processDefinitionKey, processInstanceKey };
  step.event('PROCESS_INSTANCE_CREATION', 'CREATED', step.nextKey(), {
    ...created, variables: documentData(asked.variables), startInstructions: asked.startInstructions,
  });
  return created;
}

function checkBeginning(model: ProcessModel, starts: readonly string[]): void {
  if (starts.length > 0) return checkStarts(model, starts);
  if (noneStart(model, elementOf(model, model.id))) return;
  throw new Rejection('INVALID_STATE', 'Expected to create instance of process with none start event, but there is no such event');
}

/** @throws Rejection NOT_FOUND in the words that tell what was looked for */
function wanted({ state }: Step, { bpmnProcessId, version, processDefinitionKey }: CreateInstance): ProcessRow {
  const notFound = (what: string) => new Rejection('NOT_FOUND', `Expected to find process definition with ${what}, but none found`);
  if (bpmnProcessId === '') {
    const found = state.processes.get(processDefinitionKey);
    if (!found) throw notFound(`key '${processDefinitionKey}'`);
    return found;
  }
  if (version < 0) {
    const latest = latestProcess(state, bpmnProcessId);
    if (!latest) throw notFound(`process ID '${bpmnProcessId}'`);
    return latest;
  }
  const rows = state.versions.of(bpmnProcessId).map((key) => state.processes.get(key));
  const exact = rows.find((row) => row?.version === version);
  if (!exact) throw notFound(`process ID '${bpmnProcessId}' and version '${version}'`);
  return exact;
}

export function cancelInstance(step: Step, { key }: Command): object {
  const row = step.state.instances.get(key);
  if (!row || row.value.bpmnElementType !== 'PROCESS') {
    throw new Rejection('NOT_FOUND', `Expected to cancel a process instance with key '${key}', but no such process was found`);
  }
  if (row.value.parentProcessInstanceKey > 0) {
    const head = `Expected to cancel a process instance with key '${key}', but it is created by a parent process instance.`;
    throw new Rejection('INVALID_STATE', `${head} Cancel the root process instance '${rootOf(step.state, key)}' instead.`);
  }
  step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', key, row.value);
  return {};
}

function rootOf(state: Step['state'], key: number): number {
  const parent = state.instances.get(key)?.value.parentProcessInstanceKey ?? -1;
  return parent > 0 ? rootOf(state, parent) : key;
}

export interface SetVariables {
  scopeKey: number;
  updateSemantics: 'LOCAL' | 'PROPAGATE';
  variables: Document;
}

/** @returns the key of the update */
export function setVariables(step: Step, { payload }: Command): { key: number } {
  const { scopeKey, updateSemantics, variables } = payload as SetVariables;
  const row = step.state.instances.get(scopeKey);
  if (!row || row.state === 'ELEMENT_TERMINATING') {
    throw new Rejection('NOT_FOUND', `Expected to update variables for element with key '${scopeKey}', but no such element was found`);
  }
  const write = updateSemantics === 'LOCAL' ? mergeLocal : propagate;
  write(step, row.value, scopeKey, variables);
  const key = step.nextKey();
  step.event('VARIABLE_DOCUMENT', 'UPDATED', key, {
    scopeKey, updateSemantics, variables: documentData(variables),
  });
  return { key };
}

/** Goes on with what stands still. @throws Rejection when the incident is unknown, or its job has no retries */
export function resolveIncident(step: Step, { key }: Command): object {
  const incident = step.state.incidents.get(key);
  const head = `Expected to resolve incident with key '${key}', but`;
  if (!incident) throw new Rejection('NOT_FOUND', `${head} no such incident was found`);
  const job = step.state.jobs.get(incident.jobKey);
  if (job && job.retries <= 0) {
    const advice = 'Please update the job retries and retry resolving the incident';
    throw new Rejection('INVALID_STATE', `${head} job with key '${job.key}' has no retries left. ${advice}`, 'NOT_FOUND');
  }
  step.state.incidents.delete(key);
  const { key: _, ...value } = incident;
  step.event('INCIDENT', 'RESOLVED', key, value);
  if (job) {
    step.state.jobs.put({ ...job, state: 'ACTIVATABLE', disabled: undefined });
    step.activatable.push(job.key);
  } else repeat(step, incident.elementInstanceKey);
  return {};
}

/** What failed is tried once more, at once and without a command of its own. */
function repeat(step: Step, elementInstanceKey: number): void {
  const row = step.state.instances.get(elementInstanceKey);
  if (row?.state !== 'ELEMENT_ACTIVATING' && row?.state !== 'ELEMENT_COMPLETING') return;
  const [intent, handle] = row.state === 'ELEMENT_ACTIVATING' ? ['ACTIVATE_ELEMENT', activateElement] as const : ['COMPLETE_ELEMENT', completeCommand] as const;
  const command: Command = { valueType: 'PROCESS_INSTANCE', intent, key: row.key, value: { ...row.value } };
  try {
    handle(step, command);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    step.rejected(command, error);
  }
}
