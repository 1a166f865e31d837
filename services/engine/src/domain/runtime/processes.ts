import type { PiValue, ProcessRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** The latest version of a process. */
export function latestProcess(state: State, bpmnProcessId: string): ProcessRow | undefined {
  const keys = state.versions.of(bpmnProcessId);
  return state.processes.get(keys[keys.length - 1] ?? -1);
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
