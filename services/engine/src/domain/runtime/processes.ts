import { noteTrigger } from './triggers.js';
import type { Step } from '../kernel/step.js';
import type { Document, FormRow, PiValue, ProcessRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** The latest version of a process. */
export function latestProcess(state: State, bpmnProcessId: string): ProcessRow | undefined {
  const keys = state.versions.of(bpmnProcessId);
  return state.processes.get(keys[keys.length - 1] ?? -1);
}

/** The latest version of a form. */
export function latestForm(state: State, formId: string): FormRow | undefined {
  const keys = state.formVersions.of(formId);
  return state.forms.get(keys[keys.length - 1] ?? -1);
}

/** The record of a new instance of a process. */
export const instanceValue = ({ key: processDefinitionKey, bpmnProcessId, version }: ProcessRow, key: number): PiValue => ({
  bpmnProcessId,
  version,
  processDefinitionKey,
  processInstanceKey: key,
  elementId: bpmnProcessId,
  flowScopeKey: -1,
  bpmnElementType: 'PROCESS',
  bpmnEventType: 'UNSPECIFIED',
  parentProcessInstanceKey: -1,
  parentElementInstanceKey: -1,
});

/** Starts an instance by an event of a start event, whose payload it carries. */
export function startByEvent(step: Step, process: ProcessRow, processInstanceKey: number, startEventId: string, variables: Document): void {
  const value = instanceValue(process, processInstanceKey);
  noteTrigger(step, { ...value, scopeKey: processInstanceKey, recordedScopeKey: process.key, elementId: startEventId, variables });
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', processInstanceKey, value);
}
