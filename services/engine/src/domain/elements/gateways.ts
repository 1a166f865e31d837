import { Failure } from '../failure.js';
import { elementOf, ownEvents } from '../model/types.js';
import { evaluateBoolean } from '../runtime/evaluate.js';
import { takeFlow, toActivated, toCompleted, toCompleting } from '../runtime/lifecycle.js';
import { subscribe, unsubscribe } from '../runtime/subscribe.js';
import { activateEvent, findTrigger, takeTrigger } from '../runtime/triggers.js';
import { leave, terminateLeaf } from './ending.js';
import type { At, Behaviour, Step } from '../kernel/step.js';
import type { Flow } from '../model/types.js';

/** One flow is taken: the first whose condition is true, else the default. */
export const exclusiveGateway: Behaviour = {
  activate(step, at) {
    const flow = at.element.outgoing.length > 0 ? chooseFlow(step, at) : undefined;
    passThrough(step, at);
    toCompleted(step, at);
    if (flow) takeFlow(step, at, flow);
  },
  terminate: terminateLeaf,
};

/** All flows are taken whose conditions are true, else the default. */
export const inclusiveGateway: Behaviour = {
  activate(step, at) {
    const flows = at.element.outgoing.length > 0 ? chooseFlows(step, at) : [];
    passThrough(step, at);
    toCompleted(step, at);
    for (const flow of flows) takeFlow(step, at, flow);
  },
  terminate: terminateLeaf,
};

/** @throws Failure as with one flow */
function chooseFlows(step: Step, at: At): Flow[] {
  const { outgoing, defaultFlow } = at.element;
  const [only] = outgoing;
  if (only && outgoing.length === 1 && !only.condition) return [only];
  const chosen = outgoing.filter(holds(step, at));
  if (chosen.length > 0) return chosen;
  return [outgoing.find(({ id }) => id === defaultFlow) ?? nowhere(at)];
}

/** The condition of the default flow is never tried. */
const holds = (step: Step, { key, element }: At) => ({ id, condition }: Flow): boolean =>
  id !== element.defaultFlow && condition !== undefined && evaluateBoolean(step, condition, { scopeKey: key });

function nowhere({ key }: At): never {
  throw new Failure('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow', key);
}

/** @throws Failure CONDITION_ERROR without a choice; EXTRACT_VALUE_ERROR for a condition that is no boolean */
function chooseFlow(step: Step, at: At): Flow {
  const { outgoing, defaultFlow } = at.element;
  const [only] = outgoing;
  if (only && outgoing.length === 1 && !only.condition) return only;
  return outgoing.find(holds(step, at)) ?? outgoing.find(({ id }) => id === defaultFlow) ?? nowhere(at);
}

/** Begins when every incoming flow was taken, and takes every outgoing one. */
export const parallelGateway: Behaviour = {
  activate(step, at) {
    passThrough(step, at);
    leave(step, at);
  },
  terminate: terminateLeaf,
};

/** Waits for the first of several events. */
export const eventBasedGateway: Behaviour = {
  activate(step, at) {
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
  },
  complete(step, at) {
    const trigger = findTrigger(step, at.key, ...at.element.outgoing.map(({ target }) => target));
    if (!trigger) throw new Error(`nothing happened to the gateway ${at.element.id}`);
    unsubscribe(step, at);
    toCompleted(step, at);
    takeTrigger(step, trigger, at.value);
    activateEvent(step, at, elementOf(at.model, trigger.elementId), at.value.flowScopeKey, trigger.variables);
  },
  terminate: terminateLeaf,
};

function passThrough(step: Step, at: At): void {
  toActivated(step, at);
  toCompleting(step, at);
}
