import { elementOf, entry } from './types.js';
import type { Element, ElementType, ProcessModel } from './types.js';

/** The containers around an element, the process first. */
export function scopesAround(model: ProcessModel, element: Element): Element[] {
  if (element.scope === undefined) return [];
  const scope = elementOf(model, element.scope);
  return [...scopesAround(model, scope), scope];
}

/** The same as they are instantiated: the body of a multi-instance activity around its inner one. */
export const instancesAround = (model: ProcessModel, element: Element): Element[] =>
  scopesAround(model, element).flatMap((scope) => [model.bodies.get(scope.id) ?? [], scope].flat());

/** The multi-instance activity around an element. */
export const loopAround = (model: ProcessModel, element: Element): Element | undefined =>
  scopesAround(model, element).find(({ id }) => model.bodies.has(id));

/** What kind of element an id stands for, the body where there is one; undefined: nothing has that id. */
export function typeOf(model: ProcessModel, id: string): ElementType | undefined {
  if (model.elements.has(id)) return entry(model, id).type;
  const isFlow = [...model.elements.values()].some(({ outgoing }) => outgoing.some((flow) => flow.id === id));
  return isFlow ? 'SEQUENCE_FLOW' : undefined;
}

/** What can be activated without a token: by a start instruction or a modification. */
export const ACTIVATABLE: readonly ElementType[] = [
  'BUSINESS_RULE_TASK', 'CALL_ACTIVITY', 'END_EVENT', 'EVENT_BASED_GATEWAY', 'EVENT_SUB_PROCESS', 'EXCLUSIVE_GATEWAY', 'INCLUSIVE_GATEWAY',
  'INTERMEDIATE_CATCH_EVENT', 'INTERMEDIATE_THROW_EVENT', 'MANUAL_TASK', 'MULTI_INSTANCE_BODY', 'PARALLEL_GATEWAY', 'PROCESS', 'RECEIVE_TASK',
  'SCRIPT_TASK', 'SEND_TASK', 'SERVICE_TASK', 'SUB_PROCESS', 'TASK', 'USER_TASK',
];
