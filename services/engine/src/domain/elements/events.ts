import { ownEvents, scopeEvents } from '../model/types.js';
import { evaluateText } from '../runtime/evaluate.js';
import { rowOf, scopeOf } from '../runtime/instances.js';
import { completeElement, terminateChildren, toActivated, toCompleted, toCompleting, valueFor } from '../runtime/lifecycle.js';
import { applyInputs, applyOutputs } from '../runtime/outputs.js';
import { throwSignal } from '../runtime/signals.js';
import { subscribe } from '../runtime/subscribe.js';
import { completeAndLeave, leave, terminateLeaf } from './ending.js';
import { throwFromEndEvent } from './errors.js';
import { throwEscalation } from './escalations.js';
import { handOn } from './event-sub-process.js';
import { activateJob } from './tasks.js';
import type { At, Behaviour, Step } from '../kernel/step.js';

function passOn(step: Step, at: At): void {
  toActivated(step, at);
  completeElement(step, at);
}

/** When it completes, its scope begins to listen, a sub-process to its boundary events too. */
export const startEvent: Behaviour = {
  activate(step, at) {
    handOn(step, at.value.flowScopeKey, at.key, at.element.id);
    passOn(step, at);
  },
  complete(step, at) {
    applyOutputs(step, at);
    const scope = scopeOf(step, at);
    subscribe(step, scope, scopeEvents(scope.model, scope.element));
    leave(step, at);
  },
  terminate: terminateLeaf,
};

export const catchEvent: Behaviour = {
  activate(step, at) {
    if (at.element.eventType === 'LINK') return passOn(step, at);
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
    if (at.element.escalation) return throwEscalation(step, at);
    if (at.element.signal) applyInputs(step, at);
    const signalName = at.element.signal && evaluateText(step, at.element.signal.name, { scopeKey: at.key });
    toActivated(step, at);
    if (signalName !== undefined) throwSignal(step, at, signalName);
    completeElement(step, at);
  },
  complete(step, at) {
    completeAndLeave(step, at);
    if (at.element.eventType === 'LINK') followLink(step, at);
  },
  terminate: terminateLeaf,
};

/** On to the catching event of the name in the same scope, without a flow. */
function followLink(step: Step, { element, model, value }: At): void {
  const others = [...model.elements.values()].filter(({ scope }) => scope === element.scope);
  const target = others.find(({ type, link }) => type === 'INTERMEDIATE_CATCH_EVENT' && link === element.link);
  if (!target) throw new Error(`no catching link event ${element.link ?? ''} beside ${element.id}`);
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', -1, valueFor(value, target, value.flowScopeKey));
}

export const endEvent: Behaviour = {
  activate(step, at) {
    if (at.element.job) return activateJob(step, at, at.element.job);
    if (at.element.signal || at.element.escalation) return throwEvent.activate(step, at);
    if (at.element.eventType === 'ERROR') return throwFromEndEvent(step, at);
    toActivated(step, at);
    toCompleting(step, at);
    if (at.element.eventType === 'TERMINATE') return terminateScope(step, at);
    applyOutputs(step, at);
    toCompleted(step, at);
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
