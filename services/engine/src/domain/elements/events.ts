import { innerEvents, ownEvents } from '../model/types.js';
import { evaluateText } from '../runtime/evaluate.js';
import { rowOf, scopeOf } from '../runtime/instances.js';
import { completeElement, terminateChildren, toActivated, toCompleted, toCompleting } from '../runtime/lifecycle.js';
import { applyInputs, applyOutputs } from '../runtime/outputs.js';
import { throwSignal } from '../runtime/signals.js';
import { subscribe } from '../runtime/subscribe.js';
import { completeAndLeave, leave, terminateLeaf } from './ending.js';
import { throwFromEndEvent } from './errors.js';
import { activateJob } from './tasks.js';
import type { At, Behaviour, Step } from '../kernel/step.js';

/** When it completes, the event sub-processes beside it begin to listen. */
export const startEvent: Behaviour = {
  activate(step, at) {
    toActivated(step, at);
    completeElement(step, at);
  },
  complete(step, at) {
    applyOutputs(step, at);
    const scope = scopeOf(step, at);
    subscribe(step, scope, innerEvents(scope.model, scope.element));
    leave(step, at);
  },
  terminate: terminateLeaf,
};

export const catchEvent: Behaviour = {
  activate(step, at) {
    applyInputs(step, at);
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
  },
  complete: completeAndLeave,
  terminate: terminateLeaf,
};

/** A boundary event is activated by what happens to its activity, never by a token. */
export const boundaryEvent: Behaviour = {
  activate: toActivated,
  complete(step, at) {
    applyOutputs(step, at);
    leave(step, at);
  },
  terminate: terminateLeaf,
};

export const throwEvent: Behaviour = {
  activate(step, at) {
    if (at.element.job) return activateJob(step, at, at.element.job);
    applyInputs(step, at);
    const signalName = at.element.signal && evaluateText(step, at.element.signal.name, { scopeKey: at.key });
    toActivated(step, at);
    if (signalName !== undefined) throwSignal(step, at, signalName);
    completeElement(step, at);
  },
  complete: completeAndLeave,
  terminate: terminateLeaf,
};

export const endEvent: Behaviour = {
  activate(step, at) {
    if (at.element.job) return activateJob(step, at, at.element.job);
    if (at.element.eventType === 'SIGNAL') return throwEvent.activate(step, at);
    if (at.element.eventType === 'ERROR') return throwFromEndEvent(step, at);
    toActivated(step, at);
    toCompleting(step, at);
    if (at.element.eventType === 'TERMINATE') terminateScope(step, at);
    else toCompleted(step, at);
  },
  complete: completeAndLeave,
  terminate: terminateLeaf,
};

/** Everything else in the scope ends; the scope itself completes. */
function terminateScope(step: Step, at: At): void {
  const scope = scopeOf(step, at);
  step.state.instances.put({ ...rowOf(step, scope), interruptedBy: at.element.id, activeFlows: 0 });
  toCompleted(step, at);
  terminateChildren(step, scope);
}
