import { compound } from '../state/state.js';
import { documentData, EMPTY } from '../state/document.js';
import { markCorrelated } from './message-starts.js';
import { instanceSide, messageSide } from './subscribe.js';
import type { Step } from '../kernel/step.js';
import type { MessageRow, SubscriptionRow } from '../state/rows.js';

/** The subscriptions that wait for a name and key, the oldest element instance first. */
export function waiting({ state }: Step, name: string, correlationKey: string): SubscriptionRow[] {
  const owners = [...new Set(state.waitingFor.of(compound(name, correlationKey)))];
  return owners
    .flatMap((owner) => state.subscriptionsOf.of(owner).flatMap((key) => state.subscriptions.get(key) ?? []))
    .filter((row) => row.messageName === name && row.messageSideKey !== undefined && row.correlationKey === correlationKey);
}

/** Offers a message to one waiting subscription of each process. @returns those that take it, to be `reach`ed */
export function offer(step: Step, message: MessageRow): SubscriptionRow[] {
  const served = new Set<string>();
  return waiting(step, message.name, message.correlationKey).flatMap((row) => {
    if (row.correlating || served.has(row.bpmnProcessId)) return [];
    served.add(row.bpmnProcessId);
    return [give(step, row, message)];
  });
}

/** Sets a message on its way to the element that waits. */
export const send = (step: Step, row: SubscriptionRow, message: MessageRow): void => reach(step, give(step, row, message));

export function reach(step: Step, row: SubscriptionRow): void {
  step.command('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATE', row.key, { ...instanceSide(row), variables: documentData(row.correlating?.variables ?? EMPTY) });
}

function give(step: Step, row: SubscriptionRow, message: MessageRow): SubscriptionRow {
  const { key: messageKey, variables } = message;
  const sent = step.state.subscriptions.put({ ...row, correlating: { messageKey, variables } });
  markCorrelated(step, messageKey, row.bpmnProcessId);
  step.event('MESSAGE_SUBSCRIPTION', 'CORRELATING', row.messageSideKey ?? -1, { ...messageSide(sent), variables: documentData(variables) });
  return sent;
}

/** The oldest living message that a subscription may still take. */
export function bufferedFor({ state, now }: Step, row: SubscriptionRow): MessageRow | undefined {
  const messages = state.messagesFor.of(compound(row.messageName, row.correlationKey)).map((key) => state.messages.get(key));
  return messages.find((message) => message !== undefined && message.deadline > now && !message.correlatedTo.includes(row.bpmnProcessId));
}
