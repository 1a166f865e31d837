import { Failure } from '../failure.js';
import { evaluate, evaluateText, warningText } from './evaluate.js';
import { closeSignalSubscriptions, openSignalSubscription } from './signals.js';
import { byName } from '../state/state.js';
import { schedule } from './timer.js';
import type { At, Step } from '../kernel/step.js';
import type { Element } from '../model/types.js';
import type { SubscriptionRow, TimerRow } from '../state/rows.js';
import type { Schedule } from './timer.js';

/** An event with its expressions evaluated. */
interface Ready {
  event: Element;
  message?: { name: string; correlationKey: string };
  timer?: Schedule;
  signalName?: string;
}

/**
 * Opens the subscriptions of an element for events: its own and its boundary events, or those of event sub-processes inside.
 * All expressions are evaluated first: if one fails, nothing is opened.
 * @throws Failure EXTRACT_VALUE_ERROR
 */
export function subscribe(step: Step, at: At, events: readonly Element[]): void {
  const ready = events.map((event) => prepare(step, at, event));
  for (const { event, message } of ready) if (message) openSubscription(step, at, event, message);
  for (const { event, timer } of ready) if (timer) openTimer(step, at, event.id, timer);
  for (const { event, signalName } of ready) if (signalName !== undefined) openSignal(step, at, event.id, signalName);
}

/** A boundary event's correlation key is read around the activity, all others inside. */
function prepare(step: Step, at: At, event: Element): Ready {
  const scopeKey = at.key;
  const timer = event.timer && schedule(step, event.timer, scopeKey);
  const signalName = event.signal && evaluateText(step, event.signal.name, { scopeKey });
  if (!event.message?.correlationKey) return { event, timer, signalName };
  const name = evaluateText(step, event.message.name, { scopeKey });
  const keyScope = event.attachedTo ? at.value.flowScopeKey : scopeKey;
  return { event, message: { name, correlationKey: correlationKeyOf(step, event.message.correlationKey, keyScope) } };
}

function openSignal(step: Step, { key, value }: At, catchEventId: string, signalName: string): void {
  const { processDefinitionKey, bpmnProcessId } = value;
  openSignalSubscription(step, { signalName, processDefinitionKey, bpmnProcessId, catchEventId, catchEventInstanceKey: key });
}

function correlationKeyOf(step: Step, formula: NonNullable<NonNullable<Element['message']>['correlationKey']>, scopeKey: number): string {
  const { type, value, warnings } = evaluate(step, formula, { scopeKey });
  if (type === 'STRING') return String(value);
  if (type === 'NUMBER') return String(Math.trunc(Number(value)));
  const text = `Failed to extract the correlation key for '${formula.text}': The value must be either a string or a number, but was '${type}'`;
  throw new Failure('EXTRACT_VALUE_ERROR', warnings.length > 0 ? text + warningText(warnings) : `${text}.`, scopeKey);
}

function openSubscription(step: Step, { key, value }: At, event: Element, message: { name: string; correlationKey: string }): void {
  const row: SubscriptionRow = {
    key: step.nextKey(),
    elementInstanceKey: key,
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    bpmnProcessId: value.bpmnProcessId,
    elementId: event.id,
    messageName: message.name,
    correlationKey: message.correlationKey,
    interrupting: event.interrupting,
    phase: 'CREATING',
  };
  step.state.subscriptions.put(row);
  recordInstanceSide(step, 'EVENT', 'CREATING', row);
  step.command('MESSAGE_SUBSCRIPTION', 'CREATE', -1, messageSide(row), { subscriptionKey: row.key });
}

export function openTimer(step: Step, { key, value }: At, targetElementId: string, timer: Schedule): void {
  const { processInstanceKey, processDefinitionKey } = value;
  const row: TimerRow = { key: step.nextKey(), elementInstanceKey: key, processInstanceKey, processDefinitionKey, targetElementId, ...timer };
  step.state.timers.put(row);
  recordTimer(step, 'CREATED', row);
}

export function recordTimer(step: Step, intent: string, { key, interval: _, ...value }: TimerRow): void {
  step.event('TIMER', intent, key, value);
}

/** Closes everything an element waits for, or only what belongs to some events. */
export function unsubscribe(step: Step, { key }: At, only: (elementId: string) => boolean = () => true): void {
  for (const timerKey of step.state.timersOf.of(key)) {
    const timer = step.state.timers.get(timerKey);
    if (!timer || !only(timer.targetElementId)) continue;
    step.state.timers.delete(timerKey);
    recordTimer(step, 'CANCELED', timer);
  }
  const open = step.state.subscriptionsOf.of(key).flatMap((each) => step.state.subscriptions.get(each) ?? []).filter(isOpen);
  for (const row of open.sort((one, other) => byName(one.messageName, other.messageName))) if (only(row.elementId)) closeSubscription(step, row);
  closeSignalSubscriptions(step, step.state.signalsOf.of(key), only);
}

const isOpen = ({ phase }: SubscriptionRow): boolean => phase === 'CREATING' || phase === 'CREATED';

function closeSubscription(step: Step, row: SubscriptionRow): void {
  step.state.subscriptions.put({ ...row, phase: 'DELETING' });
  recordInstanceSide(step, 'EVENT', 'DELETING', row);
  step.command('MESSAGE_SUBSCRIPTION', 'DELETE', -1, messageSide(row), { subscriptionKey: row.key });
}

/** The record of the message's side. */
export function messageSide(row: SubscriptionRow): Record<string, unknown> {
  const { processInstanceKey, elementInstanceKey, bpmnProcessId, messageName, correlationKey, interrupting } = row;
  const messageKey = row.correlating?.messageKey ?? -1;
  return { processInstanceKey, elementInstanceKey, bpmnProcessId, messageName, correlationKey, messageKey, interrupting, variables: {} };
}

/** The record of the instance's side. */
export const instanceSide = (row: SubscriptionRow): Record<string, unknown> => ({ ...messageSide(row), elementId: row.elementId });

export function recordInstanceSide(step: Step, recordType: 'EVENT' | 'COMMAND', intent: string, row: SubscriptionRow): void {
  if (recordType === 'EVENT') step.event('PROCESS_MESSAGE_SUBSCRIPTION', intent, row.key, instanceSide(row));
  else step.command('PROCESS_MESSAGE_SUBSCRIPTION', intent, row.key, instanceSide(row));
}
