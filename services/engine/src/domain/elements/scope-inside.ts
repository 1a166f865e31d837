import { elementOf, innerEvents } from '../model/types.js';
import { isFinished, rowOf } from '../runtime/instances.js';
import { activateChild, completeElement, completeIfFinished } from '../runtime/lifecycle.js';
import { findTrigger } from '../runtime/triggers.js';
import type { At, Container, Step } from '../kernel/step.js';
import type { Element } from '../model/types.js';

/** What all scopes do when a path inside is over, or a child was terminated. */
export const inside = (ended: (step: Step, scope: At) => void): Container => ({
  afterPathCompleted: completeIfFinished,
  childTerminated(step, scope) {
    const row = rowOf(step, scope);
    if (row.children > 0) return;
    if (row.state === 'ELEMENT_TERMINATING') ended(step, scope);
    else if (row.interruptedBy === undefined) completeIfFinished(step, scope);
    else if (!beginIfReady(step, scope) && isFinished(row)) completeElement(step, scope);
  },
});

/** Begins the event sub-process that interrupted a scope, once nothing else runs there. @returns whether it began */
export function beginIfReady(step: Step, scope: At): boolean {
  const starts = innerEvents(scope.model, scope.element).filter(({ interrupting }) => interrupting);
  const trigger = findTrigger(step, scope.key, ...starts.map(({ id }) => id));
  if (!trigger) return false;
  beginBy(step, scope, elementOf(scope.model, trigger.elementId));
  return true;
}

/** Begins the event sub-process of a start event. */
export const beginBy = (step: Step, scope: At, start: Element): void => activateChild(step, scope, elementOf(scope.model, start.scope ?? ''));
