import { elementOf } from '../model/types.js';
import { documentData, isEmpty } from '../state/document.js';
import { openInstance } from './instances.js';
import { mergeLocal } from './variables.js';
import type { At, Step } from '../kernel/step.js';
import type { Element, ProcessModel } from '../model/types.js';
import type { Document, InstanceRow, PiValue, TriggerRow } from '../state/rows.js';

interface Happening {
  scopeKey: number;
  /** what is recorded as the scope where that is another: an instance that begins has none yet */
  recordedScopeKey?: number;
  elementId: string;
  variables: Document;
  processDefinitionKey: number;
  processInstanceKey: number;
}

/** Notes that an event happened to a scope; it is taken up when the scope is ready for it. */
export function noteTrigger(step: Step, { variables, ...happening }: Happening): TriggerRow {
  const { scopeKey, elementId, processDefinitionKey, processInstanceKey, recordedScopeKey = scopeKey } = happening;
  const trigger = keepTrigger(step, scopeKey, elementId, variables);
  const value = { scopeKey: recordedScopeKey, targetElementId: elementId, variables: documentData(variables), processDefinitionKey, processInstanceKey };
  step.event('PROCESS_EVENT', 'TRIGGERING', trigger.key, value);
  return trigger;
}

/** Keeps what an element is given until it completes; nothing is recorded. */
export const keepTrigger = (step: Step, scopeKey: number, elementId: string, variables: Document): TriggerRow =>
  step.state.triggers.put({ key: step.nextKey(), scopeKey, elementId, variables });

/** The earliest event noted for a scope and one of the elements. */
export function findTrigger(step: Step, scopeKey: number, ...elementIds: string[]): TriggerRow | undefined {
  const rows = step.state.triggersOf.of(scopeKey).map((key) => step.state.triggers.get(key));
  return rows.find((row) => row !== undefined && elementIds.includes(row.elementId));
}

export function dropTriggers(step: Step, scopeKey: number): void {
  for (const key of step.state.triggersOf.of(scopeKey)) step.state.triggers.delete(key);
}

/** @param recordedScopeKey as it was noted */
export function takeTrigger(step: Step, trigger: TriggerRow, value: PiValue, recordedScopeKey = trigger.scopeKey): void {
  const { processDefinitionKey, processInstanceKey } = value;
  const record = { scopeKey: recordedScopeKey, targetElementId: trigger.elementId, variables: {}, processDefinitionKey, processInstanceKey };
  step.state.triggers.delete(trigger.key);
  step.event('PROCESS_EVENT', 'TRIGGERED', trigger.key, record);
}

/** May this event still happen to the element instance? */
export function accepts(row: InstanceRow | undefined, event: Element): boolean {
  if (row?.state !== 'ELEMENT_ACTIVATED' || row.closed) return false;
  return row.interruptedBy === undefined || event.attachedTo !== undefined;
}

/** Notes an event and sets in motion what it does: completes the waiting element, ends the activity, or starts beside it. */
export function happen(step: Step, event: Element, row: InstanceRow, model: ProcessModel, variables: Document): void {
  const { key, value } = row;
  if (isStartOfEventSubProcess(model, event)) return startEventSubProcess(step, event, row, model, variables);
  const trigger = noteTrigger(step, { ...value, scopeKey: key, elementId: event.id, variables });
  if (!event.attachedTo) {
    step.state.instances.put({ ...row, closed: true });
    step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', key, value);
  } else if (event.interrupting) {
    step.state.instances.put({ ...row, closed: true });
    step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', key, value);
  } else {
    activateTriggered(step, { key, value, model, element: elementOf(model, value.elementId, value.bpmnElementType) }, trigger);
  }
}

export const isStartOfEventSubProcess = (model: ProcessModel, event: Element): boolean =>
  event.type === 'START_EVENT' && event.scope !== undefined && elementOf(model, event.scope).type === 'EVENT_SUB_PROCESS';

function startEventSubProcess(step: Step, start: Element, row: InstanceRow, model: ProcessModel, variables: Document): void {
  noteTrigger(step, { ...row.value, scopeKey: row.key, elementId: start.id, variables });
  const scope = { key: row.key, value: row.value, model, element: elementOf(model, row.value.elementId, row.value.bpmnElementType) };
  step.behaviours.EVENT_SUB_PROCESS?.triggered?.(step, scope, start);
}

/** Takes up a noted event and activates it in the scope of the element that it happened to. */
export function activateTriggered(step: Step, at: At, trigger: TriggerRow): void {
  takeTrigger(step, trigger, at.value);
  activateEvent(step, at, elementOf(at.model, trigger.elementId), at.value.flowScopeKey, trigger.variables);
}

/** Activates an event at once: its payload becomes local, and it completes. */
export function activateEvent(step: Step, at: At, event: Element, flowScopeKey: number, variables: Document): number {
  const key = step.nextKey();
  const value = { ...at.value, flowScopeKey, elementId: event.id, bpmnElementType: event.type, bpmnEventType: event.eventType };
  openInstance(step.state, key, value, 'ELEMENT_ACTIVATED');
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', key, value);
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATED', key, value);
  if (!isEmpty(variables)) mergeLocal(step, value, key, variables);
  step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', key, value);
  return key;
}
