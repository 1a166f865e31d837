import { ownEvents } from '../model/types.js';
import { evaluate } from '../runtime/evaluate.js';
import { createJob, jobProperties } from '../runtime/jobs.js';
import { completeElement, toActivated } from '../runtime/lifecycle.js';
import { applyInputs } from '../runtime/outputs.js';
import { subscribe } from '../runtime/subscribe.js';
import { noteTrigger } from '../runtime/triggers.js';
import { decide } from './decision.js';
import { completeAndLeave, leave, terminateLeaf } from './ending.js';
import type { At, Behaviour, Step } from '../kernel/step.js';
import type { JobDefinition } from '../model/types.js';

/** A task whose work is done outside, or, where the model says so, by a decision or a script inside. */
export const workTask: Behaviour = {
  activate(step, at) {
    if (at.element.job) activateJob(step, at, at.element.job);
    else activateInside(step, at);
  },
  complete: completeAndLeave,
  terminate: terminateLeaf,
};

export function activateJob(step: Step, at: At, definition: JobDefinition): void {
  applyInputs(step, at);
  const properties = jobProperties(step, at, definition);
  subscribe(step, at, ownEvents(at.model, at.element));
  createJob(step, at, properties);
  toActivated(step, at);
}

/** What is evaluated inside never waits: its boundary events are not subscribed to. */
function activateInside(step: Step, at: At): void {
  applyInputs(step, at);
  const { work, id } = at.element;
  if (!work) throw new Error(`${id} has neither job nor inner work`);
  const json = 'script' in work ? evaluate(step, work.script, { scopeKey: at.key }).json : decide(step, at, work.decisionId);
  noteTrigger(step, { ...at.value, scopeKey: at.key, elementId: id, variables: { [work.resultVariable]: json } });
  toActivated(step, at);
  completeElement(step, at);
}

/** Waits for a message. */
export const receiveTask: Behaviour = {
  activate(step, at) {
    applyInputs(step, at);
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
  },
  complete: completeAndLeave,
  terminate: terminateLeaf,
};

/** Manual and undefined tasks: a token passes through, whatever else they say. */
export const passingTask: Behaviour = {
  activate(step, at) {
    toActivated(step, at);
    completeElement(step, at);
  },
  complete: leave,
  terminate: terminateLeaf,
};
