import { Rejection } from '../failure.js';
import { elementOf } from '../model/types.js';
import { bufferedFor, send, waiting } from '../runtime/correlate.js';
import { instanceSide, messageSide, recordInstanceSide } from '../runtime/subscribe.js';
import { accepts, happen } from '../runtime/triggers.js';
import { documentData, EMPTY } from '../state/document.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { SubscriptionRow } from '../state/rows.js';

/*
 * The two sides of a message subscription, which in Zeebe may live on different partitions: the message's side is asked to
 * create, correlate and delete, and acknowledges to the instance's side.
 */

/** The commands to the message's side carry the subscription's key beside their record. */
export const toMessageSide = (step: Step, intent: string, row: SubscriptionRow, payload: object = {}): void =>
  step.command('MESSAGE_SUBSCRIPTION', intent, -1, messageSide(row), { subscriptionKey: row.key, ...payload });

const recordMessageSide = (step: Step, intent: string, row: SubscriptionRow): void =>
  step.event('MESSAGE_SUBSCRIPTION', intent, row.messageSideKey ?? -1, messageSide(row));

function rowOf(step: Step, key: number): SubscriptionRow {
  const row = step.state.subscriptions.get(key);
  if (!row) throw new Rejection('NOT_FOUND', `Expected a message subscription with key '${key}', but none found`);
  return row;
}

const ownKey = ({ payload }: Command): number => (payload as { subscriptionKey: number }).subscriptionKey;

/** The message's side: opens, and takes the oldest message that already waits. */
export function createMessageSide(step: Step, command: Command): void {
  const row = rowOf(step, ownKey(command));
  if (row.phase === 'DELETING') throw new Rejection('INVALID_STATE', 'Expected to open a message subscription, but it is being closed');
  const opened = step.state.subscriptions.put({ ...row, messageSideKey: step.nextKey() });
  recordMessageSide(step, 'CREATED', opened);
  const message = bufferedFor(step, opened);
  if (message) send(step, opened, message);
  else recordInstanceSide(step, 'COMMAND', 'CREATE', opened);
}

export function createInstanceSide(step: Step, { key }: Command): void {
  const row = rowOf(step, key);
  if (row.phase !== 'CREATING') throw new Rejection('INVALID_STATE', `Expected to create a subscription in state CREATING, but it is ${row.phase}`);
  recordInstanceSide(step, 'EVENT', 'CREATED', step.state.subscriptions.put({ ...row, phase: 'CREATED' }));
}

/** The instance's side: the message reaches the element, or is given back when the element takes no more. */
export function correlateInstanceSide(step: Step, { key, value }: Command): void {
  const row = step.state.subscriptions.get(key);
  if (!row?.correlating) throw new Rejection('NOT_FOUND', `Expected to correlate a subscription with key '${key}', but none found`);
  const owner = step.state.instances.get(row.elementInstanceKey);
  const model = step.models.process(row.processDefinitionKey);
  const event = elementOf(model, row.elementId);
  const open = row.phase === 'CREATING' || row.phase === 'CREATED';
  if (!open || !owner || !accepts(owner, event)) {
    toMessageSide(step, 'REJECT', row, { messageKey: row.correlating.messageKey });
    throw new Rejection('INVALID_STATE', `Expected to correlate a message to '${row.elementId}', but it takes none any more (${String(value.messageName)})`);
  }
  const { variables } = row.correlating;
  step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED', row.key, { ...instanceSide(row), variables: documentData(variables) });
  const taken = step.state.subscriptions.put({ ...row, phase: row.interrupting ? 'CORRELATED' : 'CREATED' });
  happen(step, event, owner, model, variables);
  toMessageSide(step, 'CORRELATE', taken);
}

/** The message's side: done; a subscription that stays takes the next message. */
export function correlateMessageSide(step: Step, command: Command): void {
  const row = rowOf(step, ownKey(command));
  const variables = documentData(row.correlating?.variables ?? EMPTY);
  step.event('MESSAGE_SUBSCRIPTION', 'CORRELATED', row.messageSideKey ?? -1, { ...messageSide(row), variables });
  if (row.interrupting) {
    step.state.subscriptions.delete(row.key);
    return;
  }
  const free = step.state.subscriptions.put({ ...row, correlating: undefined });
  const message = free.phase === 'CREATED' ? bufferedFor(step, free) : undefined;
  if (message) send(step, free, message);
}

/** The message's side: the element did not take the message, another one of the same process may. */
export function rejectMessageSide(step: Step, command: Command): void {
  const row = step.state.subscriptions.get(ownKey(command));
  const { messageKey } = command.payload as { messageKey: number };
  const message = step.state.messages.get(messageKey);
  if (row) {
    recordMessageSide(step, 'REJECTED', row);
    step.state.subscriptions.put({ ...row, correlating: undefined });
  }
  if (!message || !row) return;
  const free = { ...message, correlatedTo: message.correlatedTo.filter((id) => id !== row.bpmnProcessId) };
  step.state.messages.put(free);
  const other = waiting(step, message.name, message.correlationKey).find(
    ({ key, bpmnProcessId, correlating, phase }) => key !== row.key && bpmnProcessId === row.bpmnProcessId && !correlating && phase !== 'DELETING',
  );
  if (other) send(step, other, free);
}

export function deleteMessageSide(step: Step, command: Command): void {
  const row = rowOf(step, ownKey(command));
  recordMessageSide(step, 'DELETED', row);
  const closed = step.state.subscriptions.put({ ...row, messageSideKey: undefined });
  recordInstanceSide(step, 'COMMAND', 'DELETE', closed);
}

export function deleteInstanceSide(step: Step, { key }: Command): void {
  const row = rowOf(step, key);
  step.state.subscriptions.delete(key);
  recordInstanceSide(step, 'EVENT', 'DELETED', row);
}
