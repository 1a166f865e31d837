import { Rejection } from '../failure.js';
import { latestProcess } from '../runtime/processes.js';
import { closeStartSubscriptions, closeStartTimers, openStartSubscriptions, openStartTimers } from '../runtime/starts.js';
import { decisionRecord, processRecord, requirementsRecord } from '../runtime/definition-records.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { ProcessRow, RequirementsRow } from '../state/rows.js';

/** Takes away a version of a process or of a requirements graph. @throws Rejection NOT_FOUND; INVALID_STATE while instances run */
export function deleteResource(step: Step, { payload }: Command): object {
  const { resourceKey } = payload as { resourceKey: number };
  const process = step.state.processes.get(resourceKey);
  const requirements = step.state.requirements.get(resourceKey);
  if (!process && !requirements) throw new Rejection('NOT_FOUND', `Expected to delete resource but no resource found with key \`${resourceKey}\``);
  if (process && isRunning(step, process)) {
    throw new Rejection('INVALID_STATE', `Expected to delete resource with key \`${resourceKey}\` but there are still running instances`);
  }
  const key = step.nextKey();
  step.event('RESOURCE_DELETION', 'DELETING', key, { resourceKey });
  if (process) deleteProcess(step, process);
  if (requirements) deleteRequirements(step, requirements);
  step.event('RESOURCE_DELETION', 'DELETED', key, { resourceKey });
  return {};
}

/** Instances are not counted by version: this is asked too seldom to be paid for at every step. */
function isRunning({ state }: Step, { key }: ProcessRow): boolean {
  for (const { value } of state.instances.values()) if (value.processDefinitionKey === key) return true;
  return false;
}

/** The version before takes the starts back; numbers of versions are not given again. */
function deleteProcess(step: Step, process: ProcessRow): void {
  const { key, bpmnProcessId, version } = process;
  const record = { ...processRecord(process), resource: '', checksum: '', duplicate: false };
  step.event('PROCESS', 'DELETING', step.nextKey(), record);
  const wasLatest = latestProcess(step.state, bpmnProcessId)?.key === key;
  step.state.processes.delete(key);
  if (wasLatest) {
    step.state.counters.put({ name: `process ${bpmnProcessId}`, value: version });
    closeStartSubscriptions(step, key);
    closeStartTimers(step, key);
    const before = latestProcess(step.state, bpmnProcessId);
    if (before) openStartSubscriptions(step, before);
    if (before) openStartTimers(step, before);
  }
  step.event('PROCESS', 'DELETED', step.nextKey(), record);
}

function deleteRequirements(step: Step, requirements: RequirementsRow): void {
  for (const decision of [...step.state.decisions.values()].filter(({ requirementsKey }) => requirementsKey === requirements.key)) {
    step.state.decisions.delete(decision.key);
    step.event('DECISION', 'DELETED', step.nextKey(), decisionRecord(decision));
  }
  step.state.requirements.delete(requirements.key);
  step.event('DECISION_REQUIREMENTS', 'DELETED', step.nextKey(), { ...requirementsRecord(requirements), namespace: '', resource: requirements.resource });
}
