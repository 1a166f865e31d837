import { elementOf, innerEvents } from '../model/types.js';
import { resolveAll } from '../runtime/incidents.js';
import { openInstance, rowOf } from '../runtime/instances.js';
import {
  completeElement, completeIfFinished, scopeLearnsTermination, terminateChildren, toCompleted, toTerminated, valueFor,
} from '../runtime/lifecycle.js';
import { unsubscribe } from '../runtime/subscribe.js';
import { activateEvent, findTrigger } from '../runtime/triggers.js';
import { EMPTY } from '../state/document.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';
import type { Element } from '../model/types.js';
import type { TriggerRow } from '../state/rows.js';

/** Begins by an event of its start; an interrupting one ends everything else in the scope first. */
export const eventSubProcess: Behaviour & Container = {
  activate() {
    throw new Error('an event sub-process is begun by its event');
  },
  triggered(step, scope, start) {
    if (!start.interrupting) return begin(step, scope, start);
    const others = innerEvents(scope.model, scope.element).map(({ id }) => id);
    step.state.instances.put({ ...rowOf(step, scope), interruptedBy: start.scope ?? start.id, activeFlows: 0 });
    unsubscribe(step, scope, (id) => others.includes(id));
    if (terminateChildren(step, scope)) beginIfReady(step, scope);
  },
  complete: toCompleted,
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    if (terminateChildren(step, at)) end(step, at);
  },
  afterPathCompleted: completeIfFinished,
  childTerminated(step, scope) {
    const row = rowOf(step, scope);
    if (row.children > 0) return;
    if (row.state === 'ELEMENT_TERMINATING') end(step, scope);
    else if (row.interruptedBy !== undefined) completeElement(step, scope);
  },
};

function end(step: Step, at: At): void {
  toTerminated(step, at);
  scopeLearnsTermination(step, at);
}

/** Begins the event sub-process that interrupted a scope, once nothing else runs there. @returns whether it began */
export function beginIfReady(step: Step, scope: At): boolean {
  const starts = innerEvents(scope.model, scope.element).filter(({ interrupting }) => interrupting);
  const trigger = findTrigger(step, scope.key, ...starts.map(({ id }) => id));
  if (!trigger) return false;
  begin(step, scope, elementOf(scope.model, trigger.elementId), trigger);
  return true;
}

function begin(step: Step, scope: At, start: Element, noted?: TriggerRow): void {
  const trigger = noted ?? findTrigger(step, scope.key, start.id);
  if (!trigger || start.scope === undefined) return;
  step.state.triggers.delete(trigger.key);
  const element = elementOf(scope.model, start.scope);
  const key = step.nextKey();
  const value = valueFor(scope.value, element, scope.key);
  openInstance(step.state, key, value, 'ELEMENT_ACTIVATED');
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', key, value);
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATED', key, value);
  const startKey = activateEvent(step, { key, value, element, model: scope.model }, start, key, EMPTY);
  // unlike that of other events, the payload is not local first: it goes outward when the start event completes
  step.state.triggers.put({ ...trigger, scopeKey: startKey });
}
