import { elementOf } from '../model/types.js';
import { evaluateText } from './evaluate.js';
import { startRecord } from './message-starts.js';
import { closeSignalSubscriptions, openSignalSubscription } from './signals.js';
import { recordTimer } from './subscribe.js';
import { schedule } from './timer.js';
import type { Schedule } from './timer.js';
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

/** From now on the clock starts this version, and no longer the ones before it. @throws Failure for a timer that cannot be made */
export function moveStartTimers(step: Step, process: ProcessRow): void {
  for (const version of step.state.versions.of(process.bpmnProcessId)) closeStartTimers(step, version);
  openStartTimers(step, process);
}

export function openStartTimers(step: Step, process: ProcessRow): void {
  for (const { id, timer } of startsOf(step, process)) if (timer) openStartTimer(step, process, id, schedule(step, timer, -1));
}

/** @param processInstanceKey of the instance that it started last, as Zeebe records it */
export function openStartTimer(step: Step, { key: processDefinitionKey }: ProcessRow, targetElementId: string, timer: Schedule, processInstanceKey = -1): void {
  const row = { key: step.nextKey(), elementInstanceKey: -1, processInstanceKey, processDefinitionKey, targetElementId, ...timer };
  recordTimer(step, 'CREATED', step.state.timers.put(row));
}

export function closeStartTimers(step: Step, processDefinitionKey: number): void {
  for (const key of step.state.startTimersOf.of(processDefinitionKey)) {
    const timer = step.state.timers.delete(key);
    if (timer) recordTimer(step, 'CANCELED', timer);
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
