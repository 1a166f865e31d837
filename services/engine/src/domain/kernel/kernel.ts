import { Rejection } from '../failure.js';
import { BEHAVIOURS } from '../elements/index.js';
import { HANDLERS } from '../commands/index.js';
import { checkBatchSize } from './batch-size.js';
import { Step } from './step.js';
import type { Command, LogRecord } from './records.js';
import type { Ended, Models } from './step.js';
import type { State } from '../state/state.js';

/** What came of a command and all that followed from it. */
export interface Outcome {
  /** what the caller is told; absent when refused */
  answer?: unknown;
  rejection?: Rejection;
  /** keys of jobs that became activatable */
  activatable: readonly number[];
  /** instances that completed */
  ended: readonly Ended[];
  records: LogRecord[];
}

/** So many commands are carried out at once; what else follows waits for the next micro-batch, and others have their turn between. */
export const SLICE = 1_000;

/** Goes on with what earlier batches have left. It is no record: those of the commands themselves are in the log already. */
export const RESUME: Command = { valueType: 'PROCESS_INSTANCE_BATCH', intent: 'RESUME', key: -1, value: {} };

/**
 * Carries out one command and all that follows from it, first in, first out, on the state.
 * Pure: time is handed in, keys are counted in the state; the same state, command and time give the same changes and records.
 * @throws Error on the unexpected: then the state is as before
 */
export function execute(state: State, models: Models, command: Command, now: number): Outcome {
  const mark = state.journal.mark();
  const step = new Step(state, models, BEHAVIOURS, now, command === RESUME ? state.pendingInOrder.next() : undefined);
  try {
    return command === RESUME ? resume(step) : run(step, command, mark);
  } catch (error) {
    state.journal.rollback(mark);
    throw error;
  }
}

function run(step: Step, first: Command, mark: number): Outcome {
  step.command(first.valueType, first.intent, first.key, first.value, first.payload);
  const command = step.nextCommand() ?? first;
  let answer: unknown;
  try {
    answer = handle(step, command);
    checkBatchSize(command, step.records.slice(1));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return refused(step, command, error, mark);
  }
  follow(step);
  return { answer, activatable: step.activatable, ended: step.ended, records: step.records };
}

/** A refused command leaves its record, and nothing else. */
function refused(step: Step, command: Command, rejection: Rejection, mark: number): Outcome {
  step.state.journal.rollback(mark);
  const again = new Step(step.state, step.models, step.behaviours, step.now);
  again.command(command.valueType, command.intent, command.key, command.value);
  again.rejected(command, rejection);
  return { rejection, activatable: [], ended: [], records: again.records };
}

function follow(step: Step): void {
  for (let count = 0; count < SLICE; count += 1) {
    const command = step.nextCommand();
    if (!command) return;
    try {
      handle(step, command);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      step.rejected(command, error);
    }
  }
  step.postpone();
}

/** One that fails unexpectedly is refused by itself: those behind it would never come to their turn. */
function resume(step: Step): Outcome {
  for (let count = 0; count < SLICE; count += 1) {
    const command = step.nextPending() ?? step.nextCommand();
    if (!command) break;
    const undo = step.mark();
    try {
      handle(step, command);
    } catch (error) {
      if (!(error instanceof Rejection)) undo();
      step.rejected(command, error instanceof Rejection ? error : new Rejection('PROCESSING_ERROR', (error as Error).message));
    }
  }
  step.postpone();
  return { activatable: step.activatable, ended: step.ended, records: step.records };
}

function handle(step: Step, command: Command): unknown {
  const handler = HANDLERS[`${command.valueType}.${command.intent}`];
  if (!handler) throw new Error(`no handler for ${command.valueType} ${command.intent}`);
  return handler(step, command);
}
