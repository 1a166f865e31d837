import { Rejection } from '../failure.js';
import { BEHAVIOURS } from '../elements/index.js';
import { standStill } from '../commands/elements.js';
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
  /** characters of what is long in the records */
  weight: number;
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
    answer = handleMeasured(step, command);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return refused(step, command, error, mark);
  }
  follow(step);
  return { answer, ...outcomeOf(step) };
}

/** A refused command leaves its record, and nothing else. */
function refused(step: Step, command: Command, rejection: Rejection, mark: number): Outcome {
  step.state.journal.rollback(mark);
  const again = new Step(step.state, step.models, step.behaviours, step.now);
  again.command(command.valueType, command.intent, command.key, command.value);
  again.rejected(command, rejection);
  return { rejection, ...outcomeOf(again) };
}

function follow(step: Step): void {
  for (let count = 0; count < SLICE; count += 1) {
    const command = step.nextCommand();
    if (!command) return;
    followUp(step, command);
  }
  step.postpone();
}

/** @throws Error on the unexpected */
function followUp(step: Step, command: Command): void {
  const undo = step.mark();
  try {
    handleMeasured(step, command);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.type === 'EXCEEDED_BATCH_RECORD_SIZE') undo();
    if (error.type !== 'EXCEEDED_BATCH_RECORD_SIZE' || !standStill(step, command)) step.rejected(command, error);
  }
}

/** One that fails unexpectedly is refused by itself: those behind it would never come to their turn. */
function resume(step: Step): Outcome {
  for (let count = 0; count < SLICE; count += 1) {
    const command = step.nextPending() ?? step.nextCommand();
    if (!command) break;
    const undo = step.mark();
    try {
      followUp(step, command);
    } catch (error) {
      undo();
      step.rejected(command, new Rejection('PROCESSING_ERROR', (error as Error).message));
    }
  }
  step.postpone();
  return outcomeOf(step);
}

const outcomeOf = ({ activatable, ended, records, weight }: Step): Omit<Outcome, 'answer' | 'rejection'> => ({ activatable, ended, records, weight });

/** @throws Rejection EXCEEDED_BATCH_RECORD_SIZE when its records are more than one message holds */
function handleMeasured(step: Step, command: Command): unknown {
  const { weight, records } = step;
  const before = records.length;
  const answer = handle(step, command);
  checkBatchSize(records, before, step.weight - weight);
  return answer;
}

function handle(step: Step, command: Command): unknown {
  const handler = HANDLERS[`${command.valueType}.${command.intent}`];
  if (!handler) throw new Error(`no handler for ${command.valueType} ${command.intent}`);
  return handler(step, command);
}
