import { Failure } from '../failure.js';
import { elementOf } from '../model/types.js';
import { atOf } from '../runtime/instances.js';
import { startByEvent } from '../runtime/processes.js';
import { openStartTimer } from '../runtime/starts.js';
import { openTimer, recordTimer } from '../runtime/subscribe.js';
import { following, schedule } from '../runtime/timer.js';
import { accepts, happen } from '../runtime/triggers.js';
import { EMPTY } from '../state/document.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Element, TimerDefinition } from '../model/types.js';
import type { TimerRow } from '../state/rows.js';
import type { Schedule } from '../runtime/timer.js';

/** A timer is due. What it belongs to may not take it any more: then it is just gone. */
export function triggerTimer(step: Step, { key }: Command): void {
  const timer = step.state.timers.get(key);
  if (!timer) return;
  step.state.timers.delete(key);
  if (timer.elementInstanceKey === -1) return startInstance(step, timer);
  recordTimer(step, 'TRIGGERED', timer);
  const row = step.state.instances.get(timer.elementInstanceKey);
  if (!row) return;
  const { model } = atOf(step, row);
  const event = elementOf(model, timer.targetElementId);
  if (!accepts(row, event)) return;
  happen(step, event, row, model, EMPTY);
  const again = step.state.instances.get(timer.elementInstanceKey);
  const next = repetition(step, timer, event);
  if (again && next) openTimer(step, atOf(step, again), timer.targetElementId, next);
}

function startInstance(step: Step, timer: TimerRow): void {
  const process = step.state.processes.get(timer.processDefinitionKey);
  if (!process) return;
  const processInstanceKey = step.nextKey();
  recordTimer(step, 'TRIGGERED', { ...timer, processInstanceKey });
  startByEvent(step, process, processInstanceKey, timer.targetElementId, EMPTY);
  const next = repetition(step, timer, elementOf(step.models.process(process.key), timer.targetElementId));
  if (next) openStartTimer(step, process, timer.targetElementId, next, processInstanceKey);
}

/** When the timer fires again, if it does: the interval is read anew, how often it still fires is not. */
function repetition(step: Step, timer: TimerRow, { timer: definition }: Element): Schedule | undefined {
  const { dueDate: last, interval: before, repetitions, elementInstanceKey } = timer;
  if (!before || !definition || (repetitions !== -1 && repetitions <= 1)) return undefined;
  const interval = intervalNow(step, definition, elementInstanceKey) ?? before;
  const dueDate = following(interval, last, step.now);
  return dueDate === undefined ? undefined : { dueDate, interval, repetitions: repetitions === -1 ? -1 : repetitions - 1 };
}

/** Undefined where the expression no longer tells one: then the one before goes on. */
function intervalNow(step: Step, definition: TimerDefinition, scopeKey: number): string | undefined {
  try {
    return schedule(step, definition, scopeKey).interval;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
