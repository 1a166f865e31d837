import { elementOf } from '../model/types.js';
import { evaluateText } from './evaluate.js';
import { startRecord } from './message-starts.js';
import { closeSignalSubscriptions, openSignalSubscription } from './signals.js';
import type { Step } from '../kernel/step.js';
import type { Element } from '../model/types.js';
import type { ProcessRow } from '../state/rows.js';

/** From now on messages and signals start this version of a process. */
export function openStartSubscriptions(step: Step, process: ProcessRow): void {
  for (const start of startsOf(step, process)) {
    if (start.message) openMessageStart(step, process, start.id, evaluateText(step, start.message.name, { scopeKey: -1 }));
    if (start.signal) openSignalStart(step, process, start.id, evaluateText(step, start.signal.name, { scopeKey: -1 }));
  }
}

function startsOf(step: Step, process: ProcessRow): Element[] {
  const model = step.models.process(process.key);
  return elementOf(model, process.bpmnProcessId).starts.map((id) => elementOf(model, id));
}

function openMessageStart(step: Step, { bpmnProcessId, key: processDefinitionKey }: ProcessRow, startEventId: string, messageName: string): void {
  const row = step.state.starts.put({ key: step.nextKey(), processDefinitionKey, bpmnProcessId, startEventId, messageName });
  step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CREATED', row.key, startRecord(row));
}

function openSignalStart(step: Step, { bpmnProcessId, key: processDefinitionKey }: ProcessRow, catchEventId: string, signalName: string): void {
  openSignalSubscription(step, { signalName, processDefinitionKey, bpmnProcessId, catchEventId, catchEventInstanceKey: -1 });
}

/** Nothing but a client's command starts this version any more. */
export function closeStartSubscriptions(step: Step, processDefinitionKey: number): void {
  for (const key of step.state.startsOf.of(processDefinitionKey)) {
    const old = step.state.starts.delete(key);
    if (old) step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'DELETED', key, startRecord(old));
  }
  closeSignalSubscriptions(step, step.state.signalStartsOf.of(processDefinitionKey));
}
