import { resolveAll } from '../runtime/incidents.js';
import { rowOf, scopeOf } from '../runtime/instances.js';
import { cancelJob } from '../runtime/jobs.js';
import { scopeLearnsTermination, takeOutgoing, toCompleted, toTerminated } from '../runtime/lifecycle.js';
import { applyOutputs } from '../runtime/outputs.js';
import { unsubscribe } from '../runtime/subscribe.js';
import { activateTriggered, findTrigger } from '../runtime/triggers.js';
import type { At, Step } from '../kernel/step.js';

/** The usual way to complete: results outward, nothing awaited any more, on along the flows. */
export function completeAndLeave(step: Step, at: At): void {
  applyOutputs(step, at);
  unsubscribe(step, at);
  leave(step, at);
}

export function leave(step: Step, at: At): void {
  toCompleted(step, at);
  takeOutgoing(step, at);
}

/** Terminates an element that has nothing inside. */
export function terminateLeaf(step: Step, at: At): void {
  cancelJob(step, at);
  unsubscribe(step, at);
  resolveAll(step, at);
  endTermination(step, at);
}

/** The last act of a termination: an interrupting boundary event that caused it begins, else the scope learns of it. */
export function endTermination(step: Step, at: At): void {
  const scope = rowOf(step, scopeOf(step, at));
  const open = scope.state === 'ELEMENT_ACTIVATED' && scope.interruptedBy === undefined;
  const trigger = open ? findTrigger(step, at.key, ...at.element.boundaries) : undefined;
  toTerminated(step, at);
  if (trigger) activateTriggered(step, at, trigger);
  else scopeLearnsTermination(step, at);
}
