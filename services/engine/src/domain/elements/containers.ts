import { noneStart } from '../model/types.js';
import { resolveAll } from '../runtime/incidents.js';
import { findAt } from '../runtime/instances.js';
import { activateChild, terminateChildren, toActivated, toCompleted, toTerminated } from '../runtime/lifecycle.js';
import { startNextBuffered } from '../runtime/message-starts.js';
import { applyInputs } from '../runtime/outputs.js';
import { unsubscribe } from '../runtime/subscribe.js';
import { activateEvent, findTrigger, takeTrigger } from '../runtime/triggers.js';
import { localDocument } from '../runtime/variables.js';
import { completeAndLeave, endTermination } from './ending.js';
import { inside } from './scope-inside.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';

type Scope = Behaviour & Container;

function activateStart(step: Step, scope: At): void {
  const start = noneStart(scope.model, scope.element);
  if (!start) throw new Error(`${scope.element.id} has no none start event`);
  activateChild(step, scope, start);
}

/** An embedded sub-process. */
export const subProcess: Scope = {
  activate(step, at) {
    applyInputs(step, at);
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
    takeTrigger(step, trigger, at.value, at.value.processDefinitionKey);
    const start = at.model.elements.get(trigger.elementId);
    if (start) activateEvent(step, at, start, at.key, trigger.variables);
  },
  complete(step, at) {
    unsubscribe(step, at);
    const results = localDocument(step.state, at.key);
    toCompleted(step, at);
    step.ended.push({ processInstanceKey: at.key, variables: results });
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
