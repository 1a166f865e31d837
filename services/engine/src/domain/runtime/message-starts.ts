import { compound } from '../state/state.js';
import { documentData } from '../state/document.js';
import { latestProcess, startByEvent } from './processes.js';
import type { Step } from '../kernel/step.js';
import type { MessageRow, StartSubscriptionRow } from '../state/rows.js';

/** Does an instance run that a message with this key started? An empty key never counts. */
export const isLocked = (step: Step, bpmnProcessId: string, correlationKey: string): boolean =>
  correlationKey !== '' && step.state.startLocks.has(compound(bpmnProcessId, correlationKey));

/** A message starts an instance, and does not reach this process again. */
export function startByMessage(step: Step, start: StartSubscriptionRow, message: MessageRow): void {
  const process = step.state.processes.get(start.processDefinitionKey);
  if (!process) return;
  const processInstanceKey = step.nextKey();
  step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATED', start.key, {
    ...startRecord(start),
    processInstanceKey,
    correlationKey: message.correlationKey,
    messageKey: message.key,
    variables: documentData(message.variables),
  });
  markCorrelated(step, message.key, start.bpmnProcessId);
  if (message.correlationKey !== '') {
    step.state.startLocks.put({ bpmnProcessId: start.bpmnProcessId, correlationKey: message.correlationKey, processInstanceKey });
  }
  startByEvent(step, process, processInstanceKey, start.startEventId, message.variables);
}

export const startRecord = ({ key: _, ...start }: StartSubscriptionRow): Record<string, unknown> => ({
  ...start, processInstanceKey: -1, correlationKey: '', messageKey: -1, variables: {},
});

export function markCorrelated(step: Step, messageKey: number, bpmnProcessId: string): void {
  const message = step.state.messages.get(messageKey);
  if (message) step.state.messages.put({ ...message, correlatedTo: [...message.correlatedTo, bpmnProcessId] });
}

/** An instance is over by an operator's hand: messages with the key that started it may start the process again, but none that waits does. */
export function unlock(step: Step, processInstanceKey: number): void {
  for (const { bpmnProcessId, correlationKey } of step.state.lockOf.rows(processInstanceKey)) step.state.startLocks.delete(compound(bpmnProcessId, correlationKey));
}

/** An instance is over: if a message with a key started it, the oldest message of that key that still waits starts the next. */
export function startNextBuffered(step: Step, processInstanceKey: number): void {
  const [lock] = step.state.lockOf.rows(processInstanceKey);
  if (!lock) return;
  const { bpmnProcessId, correlationKey } = lock;
  step.state.startLocks.delete(compound(bpmnProcessId, correlationKey));
  const process = latestProcess(step.state, bpmnProcessId);
  if (!process) return;
  const candidates = step.state.startsOf.of(process.key).flatMap((key) => {
    const start = step.state.starts.get(key);
    const message = start && nextMessage(step, start, correlationKey);
    return start && message ? [{ start, message }] : [];
  });
  const [next] = candidates.sort((one, other) => one.message.key - other.message.key);
  if (next) startByMessage(step, next.start, next.message);
}

function nextMessage(step: Step, start: StartSubscriptionRow, correlationKey: string): MessageRow | undefined {
  const keys = step.state.messagesFor.of(compound(start.messageName, correlationKey));
  const messages = keys.map((key) => step.state.messages.get(key));
  return messages.find((row) => row !== undefined && row.deadline > step.now && !row.correlatedTo.includes(start.bpmnProcessId));
}
