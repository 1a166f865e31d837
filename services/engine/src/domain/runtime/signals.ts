import { documentData } from '../state/document.js';
import { byName } from '../state/state.js';
import { localDocument } from './variables.js';
import type { At, Step } from '../kernel/step.js';
import type { SignalSubscriptionRow } from '../state/rows.js';

/** Waits for a signal from now on. Of several events of one element that wait for one signal, Zeebe keeps the last. */
export function openSignalSubscription(step: Step, subscription: Omit<SignalSubscriptionRow, 'key'>): void {
  const { state } = step;
  const { catchEventInstanceKey, processDefinitionKey, signalName } = subscription;
  const others = catchEventInstanceKey === -1 ? state.signalStartsOf.of(processDefinitionKey) : state.signalsOf.of(catchEventInstanceKey);
  const forgotten = others.find((key) => state.signals.get(key)?.signalName === signalName);
  if (forgotten !== undefined) state.signals.delete(forgotten);
  record(step, 'CREATED', state.signals.put({ key: step.nextKey(), ...subscription }));
}

/** Ends what an element waits for; `only` says of which of its events. */
export function closeSignalSubscriptions(step: Step, keys: readonly number[], only: (catchEventId: string) => boolean = () => true): void {
  const rows = keys.flatMap((key) => step.state.signals.get(key) ?? []).filter(({ catchEventId }) => only(catchEventId));
  for (const row of rows.sort((one, other) => byName(one.signalName, other.signalName))) {
    step.state.signals.delete(row.key);
    record(step, 'DELETED', row);
  }
}

function record(step: Step, intent: string, { key, ...value }: SignalSubscriptionRow): void {
  step.event('SIGNAL_SUBSCRIPTION', intent, key, value);
}

/** Sends a signal to all who wait; it carries what the input mappings of the throwing element made. */
export function throwSignal(step: Step, { key }: At, signalName: string): void {
  const variables = localDocument(step.state, key);
  step.command('SIGNAL', 'BROADCAST', step.nextKey(), { signalName, variables: documentData(variables) }, { signalName, variables });
}
