import { elementOf } from '../model/types.js';
import { startByEvent } from '../runtime/processes.js';
import { accepts, happen } from '../runtime/triggers.js';
import { documentData } from '../state/document.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Document, SignalSubscriptionRow } from '../state/rows.js';

export interface BroadcastSignal {
  signalName: string;
  variables: Document;
}

/** Reaches all who wait for the name at this moment, the oldest element instance or definition first. @returns the signal's key */
export function broadcastSignal(step: Step, { payload }: Command): { key: number } {
  const { signalName, variables } = payload as BroadcastSignal;
  const key = step.nextKey();
  step.event('SIGNAL', 'BROADCASTED', key, { signalName, variables: documentData(variables) });
  const waiting = step.state.signalsFor.of(signalName).flatMap((each) => step.state.signals.get(each) ?? []);
  for (const row of waiting.sort((one, other) => waiterOf(one) - waiterOf(other))) reach(step, row, variables);
  return { key };
}

/** The element instance that waits, or the definition that is started. */
const waiterOf = ({ catchEventInstanceKey, processDefinitionKey }: SignalSubscriptionRow): number =>
  catchEventInstanceKey === -1 ? processDefinitionKey : catchEventInstanceKey;

function reach(step: Step, { catchEventInstanceKey, catchEventId, processDefinitionKey }: SignalSubscriptionRow, variables: Document): void {
  const process = step.state.processes.get(processDefinitionKey);
  if (catchEventInstanceKey === -1 && process) return startByEvent(step, process, step.nextKey(), catchEventId, variables);
  const model = step.models.process(processDefinitionKey);
  const row = step.state.instances.get(catchEventInstanceKey);
  const event = elementOf(model, catchEventId);
  if (row && accepts(row, event)) happen(step, event, row, model, variables);
}
