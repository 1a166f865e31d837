import { elementOf } from '../model/types.js';
import { atOf } from '../runtime/instances.js';
import { openTimer, recordTimer } from '../runtime/subscribe.js';
import { plus } from '../runtime/timer.js';
import { accepts, happen } from '../runtime/triggers.js';
import { EMPTY } from '../state/document.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { TimerRow } from '../state/rows.js';

/** A timer is due. What it belongs to may not take it any more: then it is just gone. */
export function triggerTimer(step: Step, { key }: Command): void {
  const timer = step.state.timers.get(key);
  if (!timer) return;
  step.state.timers.delete(key);
  recordTimer(step, 'TRIGGERED', timer);
  const row = step.state.instances.get(timer.elementInstanceKey);
  if (!row) return;
  const { model } = atOf(step, row);
  const event = elementOf(model, timer.targetElementId);
  if (!accepts(row, event)) return;
  happen(step, event, row, model, EMPTY);
  repeat(step, timer);
}

/** The next due moment follows the last one, unless that has passed as well: no drift, no burst after a pause. */
function repeat(step: Step, timer: TimerRow): void {
  const { interval, repetitions, elementInstanceKey } = timer;
  const row = step.state.instances.get(elementInstanceKey);
  if (!interval || !row || (repetitions !== -1 && repetitions <= 1)) return;
  const next = plus(timer.dueDate, interval);
  const dueDate = next > step.now ? next : plus(step.now, interval);
  openTimer(step, atOf(step, row), timer.targetElementId, { dueDate, interval, repetitions: repetitions === -1 ? -1 : repetitions - 1 });
}
