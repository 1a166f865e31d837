import { elementOf } from '../model/types.js';
import type { At, Step } from '../kernel/step.js';
import type { InstanceRow, LifeState, PiValue } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Puts a new element instance into the state and counts it in its scope. */
export function openInstance(state: State, key: number, value: PiValue, life: LifeState): void {
  state.instances.put({ key, value, state: life, children: 0, activeFlows: 0, made: 0, completed: 0, terminated: 0 });
  const scope = state.instances.get(value.flowScopeKey);
  if (scope) state.instances.put({ ...scope, children: scope.children + 1 });
}

/** Takes an element instance out of the state and of its scope's count. */
export function closeInstance(state: State, { key, value }: InstanceRow): void {
  state.instances.delete(key);
  const scope = state.instances.get(value.flowScopeKey);
  if (scope) state.instances.put({ ...scope, children: scope.children - 1 });
}

/** The instance with its element and model; undefined when it is gone. */
export function findAt(step: Step, key: number): At | undefined {
  const row = step.state.instances.get(key);
  return row && atOf(step, row);
}

export function atOf(step: Step, { key, value }: InstanceRow): At {
  const model = step.models.process(value.processDefinitionKey);
  return { key, value, model, element: elementOf(model, value.elementId, value.bpmnElementType) };
}

/** The instance's row. @throws Error when there is none: the caller knows that it lives */
export function rowOf(step: Step, { key }: Pick<At, 'key'>): InstanceRow {
  const row = step.state.instances.get(key);
  if (!row) throw new Error(`no element instance ${key}`);
  return row;
}

export function scopeOf(step: Step, { value }: At): At {
  const scope = findAt(step, value.flowScopeKey);
  if (!scope) throw new Error(`the scope ${value.flowScopeKey} of ${value.elementId} is gone`);
  return scope;
}

/** Nothing runs inside any more, and nothing is on its way. */
export const isFinished = ({ children, activeFlows }: InstanceRow): boolean => children === 0 && activeFlows === 0;
