import type { Failure } from '../failure.js';
import type { At, Step } from '../kernel/step.js';
import type { IncidentRow, JobRow } from '../state/rows.js';

const record = (step: Step, intent: string, { key, ...value }: IncidentRow) => step.event('INCIDENT', intent, key, value);

/** An element stands still. */
export function raise(step: Step, { key, value }: At, { errorType, message, variableScopeKey }: Failure): void {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId } = value;
  create(step, {
    errorType, errorMessage: message, bpmnProcessId, processDefinitionKey, processInstanceKey, elementId,
    elementInstanceKey: key, jobKey: -1, variableScopeKey: variableScopeKey ?? key,
  });
}

/** A job stands still. */
export function raiseForJob(step: Step, job: JobRow, errorType: string, errorMessage: string): void {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, elementInstanceKey } = job;
  create(step, {
    errorType, errorMessage, bpmnProcessId, processDefinitionKey, processInstanceKey, elementId,
    elementInstanceKey, jobKey: job.key, variableScopeKey: elementInstanceKey,
  });
}

function create(step: Step, incident: Omit<IncidentRow, 'key'>): void {
  const row = { key: step.nextKey(), ...incident };
  step.state.incidents.put(row);
  record(step, 'CREATED', row);
}

export function resolve(step: Step, incident: IncidentRow): void {
  step.state.incidents.delete(incident.key);
  record(step, 'RESOLVED', incident);
}

/** A job's incident ends with it, at once. */
export const resolveOfJob = (step: Step, jobKey: number): void => resolveEach(step, step.state.incidentOfJob.of(jobKey));

/** The incidents of an element end with it. */
export const resolveAll = (step: Step, { key }: At): void => resolveEach(step, step.state.incidentsOf.of(key));

function resolveEach(step: Step, keys: readonly number[]): void {
  for (const key of keys) {
    const incident = step.state.incidents.get(key);
    if (incident) resolve(step, incident);
  }
}
