import { noneStart, ownEvents } from '../model/types.js';
import { resolveAll } from '../runtime/incidents.js';
import { findAt, isFinished, rowOf } from '../runtime/instances.js';
import {
  activateChild, completeElement, completeIfFinished, terminateChildren, toActivated, toCompleted, toTerminated,
} from '../runtime/lifecycle.js';
import { startNextBuffered } from '../runtime/message-starts.js';
import { applyInputs } from '../runtime/outputs.js';
import { subscribe, unsubscribe } from '../runtime/subscribe.js';
import { activateEvent, findTrigger, takeTrigger } from '../runtime/triggers.js';
import { localDocument } from '../runtime/variables.js';
import { completeAndLeave, endTermination } from './ending.js';
import { beginIfReady } from './event-sub-process.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';

type Scope = Behaviour & Container;

/** What all scopes do when a path inside is over, or a child was terminated. */
const inside = (ended: (step: Step, scope: At) => void): Container => ({
  afterPathCompleted: completeIfFinished,
  childTerminated(step, scope) {
    const row = rowOf(step, scope);
    if (row.children > 0) return;
    if (row.state === 'ELEMENT_TERMINATING') ended(step, scope);
    else if (row.interruptedBy === undefined) completeIfFinished(step, scope);
    else if (!beginIfReady(step, scope) && isFinished(row)) completeElement(step, scope);
  },
});

function activateStart(step: Step, scope: At): void {
  const start = noneStart(scope.model, scope.element);
  if (!start) throw new Error(`${scope.element.id} has no none start event`);
  activateChild(step, scope, start);
}

/** An embedded sub-process. */
export const subProcess: Scope = {
  activate(step, at) {
    applyInputs(step, at);
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
    activateStart(step, at);
  },
  complete: completeAndLeave,
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    if (terminateChildren(step, at)) endTermination(step, at);
  },
  ...inside(endTermination),
};

/** The instance itself. */
export const processElement: Scope = {
  activate(step, at) {
    toActivated(step, at);
    const trigger = findTrigger(step, at.key, ...at.element.starts);
    if (!trigger) return activateStart(step, at);
    takeTrigger(step, trigger, at.value);
    const start = at.model.elements.get(trigger.elementId);
    if (start) activateEvent(step, at, start, at.key, trigger.variables);
  },
  complete(step, at) {
    unsubscribe(step, at);
    const results = localDocument(step.state, at.key);
    toCompleted(step, at);
    const call = findAt(step, at.value.parentElementInstanceKey);
    if (call) step.behaviours.CALL_ACTIVITY?.calledCompleted?.(step, call, results);
    startNextBuffered(step, at.key);
  },
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    if (terminateChildren(step, at)) endProcess(step, at);
  },
  ...inside(endProcess),
};

function endProcess(step: Step, at: At): void {
  toTerminated(step, at);
  const call = findAt(step, at.value.parentElementInstanceKey);
  if (call) step.behaviours.CALL_ACTIVITY?.calledTerminated?.(step, call);
  startNextBuffered(step, at.key);
}
