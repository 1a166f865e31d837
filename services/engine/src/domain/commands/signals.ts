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

/** Reaches all who wait for the name at this moment, in the order in which they began to. @returns the signal's key */
export function broadcastSignal(step: Step, { payload }: Command): { key: number } {
  const { signalName, variables } = payload as BroadcastSignal;
  const key = step.nextKey();
  step.event('SIGNAL', 'BROADCASTED', key, { signalName, variables: documentData(variables) });
  for (const subscription of step.state.signalsFor.of(signalName)) {
    const row = step.state.signals.get(subscription);
    if (row) reach(step, row, variables);
  }
  return { key };
}

function reach(step: Step, { catchEventInstanceKey, catchEventId, processDefinitionKey }: SignalSubscriptionRow, variables: Document): void {
  const process = step.state.processes.get(processDefinitionKey);
  if (catchEventInstanceKey === -1 && process) return startByEvent(step, process, step.nextKey(), catchEventId, variables);
  const model = step.models.process(processDefinitionKey);
  const row = step.state.instances.get(catchEventInstanceKey);
  const event = elementOf(model, catchEventId);
  if (row && accepts(row, event)) happen(step, event, row, model, variables);
}
