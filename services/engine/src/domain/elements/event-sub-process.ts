import { elementOf, innerEvents } from '../model/types.js';
import { resolveAll } from '../runtime/incidents.js';
import { rowOf } from '../runtime/instances.js';
import { activateChild, scopeLearnsTermination, terminateChildren, terminateEachChild, toActivated, toCompleted, toTerminated } from '../runtime/lifecycle.js';
import { applyInputs, applyOutputs } from '../runtime/outputs.js';
import { unsubscribe } from '../runtime/subscribe.js';
import { findTrigger } from '../runtime/triggers.js';
import { beginBy, beginIfReady, inside } from './scope-inside.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';

/**
 * Begins by an event of its start; an interrupting one ends everything else in the scope first. An operator may begin it
 * without an event, by a start instruction or a modification: then nothing is interrupted.
 */
export const eventSubProcess: Behaviour & Container = {
  activate(step, at) {
    applyInputs(step, at);
    toActivated(step, at);
    const start = elementOf(at.model, at.element.starts[0] ?? '');
    handOn(step, at.value.flowScopeKey, at.key, start.id);
    activateChild(step, at, start);
  },
  triggered(step, scope, start) {
    if (!start.interrupting) return beginBy(step, scope, start);
    const others = innerEvents(scope.model, scope.element).map(({ id }) => id);
    step.state.instances.put({ ...rowOf(step, scope), interruptedBy: start.scope ?? start.id, activeFlows: 0 });
    unsubscribe(step, scope, (id) => others.includes(id));
    if (terminateEachChild(step, scope)) beginIfReady(step, scope);
  },
  complete(step, at) {
    applyOutputs(step, at);
    unsubscribe(step, at);
    toCompleted(step, at);
  },
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    if (terminateChildren(step, at)) end(step, at);
  },
  ...inside(end),
};

function end(step: Step, at: At): void {
  toTerminated(step, at);
  scopeLearnsTermination(step, at);
}

/** What was noted for a start event in one scope is handed on to the next: payloads go outward when the start event completes. */
export function handOn(step: Step, from: number, to: number, startEventId: string): void {
  const trigger = findTrigger(step, from, startEventId);
  if (!trigger) return;
  step.state.triggers.put({ ...trigger, scopeKey: to });
}
