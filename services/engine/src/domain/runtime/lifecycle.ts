import { entry } from '../model/types.js';
import { closeInstance, isFinished, openInstance, rowOf, scopeOf } from './instances.js';
import { dropTriggers } from './triggers.js';
import { dropVariables } from './variables.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';
import type { Element, Flow } from '../model/types.js';
import type { LifeState, PiValue } from '../state/rows.js';

const record = (step: Step, { key, value }: At, intent: string) => step.event('PROCESS_INSTANCE', intent, key, value);

function move(step: Step, at: At, state: LifeState): void {
  step.state.instances.put({ ...rowOf(step, at), state });
  record(step, at, state);
}

/** Begins an element; repeated after an incident it only goes on. @param byToken a flow led here */
export function toActivating(step: Step, at: At, byToken: boolean): void {
  if (step.state.instances.get(at.key)?.state === 'ELEMENT_ACTIVATING') return;
  if (byToken) useFlows(step, at);
  openInstance(step.state, at.key, at.value, 'ELEMENT_ACTIVATING');
  record(step, at, 'ELEMENT_ACTIVATING');
}

/** The flows that led here are no longer under way. */
function useFlows(step: Step, { element, value }: At): void {
  const scope = step.state.instances.get(value.flowScopeKey);
  if (!scope || arrivesWithoutFlow(element) || scope.value.bpmnElementType === 'MULTI_INSTANCE_BODY') return;
  const joins = element.type === 'PARALLEL_GATEWAY';
  if (joins) useTaken(step, value);
  const used = joins ? element.incoming.length : 1;
  step.state.instances.put({ ...scope, activeFlows: Math.max(0, scope.activeFlows - used) });
}

const arrivesWithoutFlow = ({ type, eventType, incoming, afterEventGateway }: Element): boolean =>
  eventType !== 'LINK' && (type === 'START_EVENT' || type === 'BOUNDARY_EVENT' || type === 'EVENT_SUB_PROCESS' || incoming.length === 0 || afterEventGateway);

function useTaken(step: Step, { flowScopeKey, elementId }: PiValue): void {
  for (const row of takenInto(step, flowScopeKey, elementId)) {
    step.state.taken.delete(takenKey(row));
    if (row.count > 1) step.state.taken.put({ ...row, count: row.count - 1 });
  }
}

export const toActivated = (step: Step, at: At): void => move(step, at, 'ELEMENT_ACTIVATED');

export function toCompleting(step: Step, at: At): void {
  if (rowOf(step, at).state !== 'ELEMENT_COMPLETING') move(step, at, 'ELEMENT_COMPLETING');
}

export const toTerminating = (step: Step, at: At): void => move(step, at, 'ELEMENT_TERMINATING');

/** Ends an element; where no flow leads on, its scope learns that a path is over. */
export function toCompleted(step: Step, at: At): void {
  if (throwsLink(at.element)) countFlow(step, at.value.flowScopeKey);
  if (!endsPath(at.element)) return finish(step, at, 'ELEMENT_COMPLETED');
  const scope = scopeOf(step, at);
  const container = containerOf(step, scope);
  const satisfied = container.beforePathCompleted?.(step, scope, at) ?? false;
  finish(step, at, 'ELEMENT_COMPLETED');
  container.afterPathCompleted(step, scope, at, satisfied);
}

const throwsLink = ({ type, eventType }: Element): boolean => type === 'INTERMEDIATE_THROW_EVENT' && eventType === 'LINK';

const endsPath = (element: Element): boolean => element.type !== 'PROCESS' && element.outgoing.length === 0 && !throwsLink(element);

/** Something more is under way inside a scope. */
function countFlow(step: Step, scopeKey: number): void {
  const scope = step.state.instances.get(scopeKey);
  if (scope) step.state.instances.put({ ...scope, activeFlows: scope.activeFlows + 1 });
}

export function toTerminated(step: Step, at: At): void {
  finish(step, at, 'ELEMENT_TERMINATED');
}

function finish(step: Step, at: At, intent: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED'): void {
  const row = rowOf(step, at);
  closeInstance(step.state, row);
  dropVariables(step.state, at.key);
  dropTriggers(step, at.key);
  dropTaken(step, at);
  record(step, at, intent);
}

/** Tells the scope that an element inside was terminated and nothing follows it. */
export function scopeLearnsTermination(step: Step, at: At): void {
  const scope = scopeOf(step, at);
  containerOf(step, scope).childTerminated(step, scope);
}

export function containerOf(step: Step, scope: At): Behaviour & Container {
  const behaviour = step.behaviours[scope.element.type];
  if (!behaviour?.afterPathCompleted) throw new Error(`${scope.element.type} is no container`);
  return behaviour as Behaviour & Container;
}

/** Takes all flows, last in the file first. Inside a multi-instance body none is taken. */
export function takeOutgoing(step: Step, at: At): void {
  for (const flow of at.element.outgoing) takeFlow(step, at, flow);
}

export function takeFlow(step: Step, at: At, flow: Flow): void {
  const { flowScopeKey } = at.value;
  const target = entry(at.model, flow.target);
  const value = { ...at.value, elementId: flow.id, bpmnElementType: 'SEQUENCE_FLOW' as const, bpmnEventType: 'UNSPECIFIED' as const };
  countFlow(step, flowScopeKey);
  if (target.type === 'PARALLEL_GATEWAY') countTaken(step, flowScopeKey, flow);
  step.event('PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', step.nextKey(), value);
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', -1, valueFor(at.value, target, flowScopeKey));
}

export const valueFor = (value: PiValue, element: Element, flowScopeKey: number): PiValue => ({
  ...value,
  elementId: element.id,
  bpmnElementType: element.type,
  bpmnEventType: element.eventType,
  flowScopeKey,
});

/** Activates an element inside a scope; returns nothing: the element gets its key when it begins. */
export function activateChild(step: Step, scope: At, child: Element): void {
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', -1, valueFor(scope.value, child, scope.key));
}

export const completeElement = (step: Step, { key, value }: At): void => step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', key, value);

/** Sets the termination of all children going. @returns true when there is none */
export function terminateChildren(step: Step, { key, value }: At): boolean {
  if (step.state.childrenOf.of(key).length === 0) return true;
  const { processInstanceKey } = value;
  step.command('PROCESS_INSTANCE_BATCH', 'TERMINATE', step.nextKey(), { processInstanceKey, batchElementInstanceKey: key, index: -1 });
  return false;
}

/** Terminates the children by a command for each, as an event sub-process does that interrupts. @returns true when there is none */
export function terminateEachChild(step: Step, { key }: At): boolean {
  const children = step.state.childrenOf.of(key).flatMap((child) => step.state.instances.get(child) ?? []);
  for (const child of children) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', child.key, child.value);
  return children.length === 0;
}

/** Completes a scope in which nothing runs any more. */
export function completeIfFinished(step: Step, scope: At): void {
  if (isFinished(rowOf(step, scope))) completeElement(step, scope);
}

const takenKey = ({ scopeKey, gatewayId, flowId }: { scopeKey: number; gatewayId: string; flowId: string }): string =>
  JSON.stringify([scopeKey, gatewayId, flowId]);

export function takenInto(step: Step, scopeKey: number, gatewayId: string) {
  return step.state.takenOf.rows(scopeKey).filter((row) => row.gatewayId === gatewayId);
}

function countTaken(step: Step, scopeKey: number, { id, target }: Flow): void {
  const row = { scopeKey, gatewayId: target, flowId: id };
  const count = (step.state.taken.get(takenKey(row))?.count ?? 0) + 1;
  step.state.taken.put({ ...row, count });
}

function dropTaken(step: Step, { key }: At): void {
  for (const row of step.state.takenOf.rows(key)) step.state.taken.delete(takenKey(row));
}
