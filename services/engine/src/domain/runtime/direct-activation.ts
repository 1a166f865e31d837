import { Failure, Rejection } from '../failure.js';
import { instancesAround } from '../model/scopes.js';
import { elementOf, entry, scopeEvents } from '../model/types.js';
import { openInstance } from './instances.js';
import { toActivated, valueFor } from './lifecycle.js';
import { subscribe } from './subscribe.js';
import type { At, Step } from '../kernel/step.js';
import type { Element, ProcessModel } from '../model/types.js';
import type { InstanceRow, PiValue } from '../state/rows.js';

export interface DirectActivation {
  elementId: string;
  /** the scope to use: those below it are opened anew; absent: whatever is active is used */
  ancestorKey?: number;
  /** writes what the client wants in an element instance that begins, or in a scope that is used */
  write?(elementId: string, key: number): void;
}

/**
 * Activates an element without a token: scopes around it that are active are used, the others are opened, outermost first.
 * @returns the keys of the scopes, which now have something to do
 * @throws Rejection INVALID_ARGUMENT when it is not clear which scope is meant, or a scope's events cannot be subscribed to
 */
export function activateDirectly(step: Step, instance: InstanceRow, { elementId, ancestorKey, write = () => undefined }: DirectActivation): number[] {
  const model = step.models.process(instance.value.processDefinitionKey);
  const [, ...scopes] = instancesAround(model, elementOf(model, elementId));
  const chosen = ancestorKey === undefined ? undefined : upwards(step, ancestorKey);
  const keys = [instance.key];
  for (const scope of scopes) {
    const around = keys[keys.length - 1] as number;
    const used = chosen ? chosen.find(isInstanceOf(scope))?.key : theActive(step, around, scope);
    if (used !== undefined) write(scope.id, used);
    else if (model.bodies.has(scope.id)) throw new LoopToOpen(scope.id);
    keys.push(used ?? openScope(step, valueFor(instance.value, scope, around), model, scope, write));
  }
  const flowScopeKey = keys[keys.length - 1] as number;
  const key = step.nextKey();
  write(elementId, key);
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, valueFor(instance.value, entry(model, elementId), flowScopeKey));
  return keys;
}

/** An element instance and the scopes around it. */
export function upwards(step: Step, key: number): InstanceRow[] {
  const row = step.state.instances.get(key);
  return row ? [row, ...upwards(step, row.value.flowScopeKey)] : [];
}

const isInstanceOf = ({ id, type }: Element) => ({ value }: InstanceRow): boolean => value.elementId === id && value.bpmnElementType === type;

function theActive({ state }: Step, around: number, scope: Element): number | undefined {
  const rows = state.childrenOf.of(around).flatMap((key) => state.instances.get(key) ?? []);
  const active = rows.filter(isInstanceOf(scope)).filter((row) => row.state === 'ELEMENT_ACTIVATED');
  if (active.length > 1) throw new TwoScopes(scope.id);
  return active[0]?.key;
}

/** A scope has several active instances, and nobody said which one is meant. */
export class TwoScopes extends Error {
  constructor(readonly scopeId: string) {
    super(`several instances of the flow scope ${scopeId} are active`);
  }
}

/** An element lies in a multi-instance activity of which no instance is active: it is not opened for it. */
export class LoopToOpen extends Error {
  constructor(readonly scopeId: string) {
    super(`the multi-instance activity ${scopeId} would have to be opened`);
  }
}

function openScope(step: Step, value: PiValue, model: ProcessModel, element: Element, write: (elementId: string, key: number) => void): number {
  const at = { key: step.nextKey(), value, model, element };
  openInstance(step.state, at.key, value, 'ELEMENT_ACTIVATING');
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', at.key, value);
  write(element.id, at.key);
  beginScope(step, at);
  return at.key;
}

/** A scope that began without its start event listens for its events at once. @throws Rejection INVALID_ARGUMENT */
export function beginScope(step: Step, at: At): void {
  toActivated(step, at);
  try {
    subscribe(step, at, scopeEvents(at.model, at.element));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Rejection('INVALID_ARGUMENT', `Expected to subscribe to catch event(s) of '${at.element.id}' but ${error.message}`);
  }
}
