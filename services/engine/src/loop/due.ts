import { RESUME } from '../domain/kernel/kernel.js';
import type { Command } from '../domain/kernel/records.js';
import type { State } from '../domain/state/state.js';

/** Messages are swept once a minute, as Zeebe does: until then their ids are refused. */
const SWEEP_MS = 60_000;
/** More than a turn's time is enough for. */
const LIMIT = 200;

/** What nobody waits for: timers, job deadlines, ends of back-off, ends of messages, and what earlier commands have left to do. */
export class DueWork {
  private lastSweep: number | undefined;

  /** Is there anything to do? Changes nothing. @param now epoch ms */
  isDue(state: State, now: number): boolean {
    const next = Math.min(...[state.dueTimers.next(), state.jobDeadlines.next(), state.jobBackoffs.next()].map((due) => due ?? Infinity));
    return state.pending.size > 0 || next <= now || (this.sweepIsDue(now) && (state.expiries.next() ?? Infinity) <= now);
  }

  /** @param now epoch ms */
  commands(state: State, now: number): Command[] {
    return [
      ...(state.pending.size > 0 ? [RESUME] : []),
      ...state.dueTimers.until(now, LIMIT).map((key) => command('TIMER', 'TRIGGER', key, state.timers.get(key))),
      ...state.jobDeadlines.until(now, LIMIT).map((key) => command('JOB', 'TIME_OUT', key, state.jobs.get(key))),
      ...state.jobBackoffs.until(now, LIMIT).map((key) => command('JOB', 'RECUR_AFTER_BACKOFF', key, state.jobs.get(key))),
      ...this.expired(state, now),
    ];
  }

  private expired(state: State, now: number): Command[] {
    if (!this.sweepIsDue(now)) return [];
    const keys = state.expiries.until(now, LIMIT);
    if (keys.length < LIMIT) this.lastSweep = now;
    return keys.map((key) => command('MESSAGE', 'EXPIRE', key, undefined));
  }

  private sweepIsDue(now: number): boolean {
    this.lastSweep ??= now;
    return now - this.lastSweep >= SWEEP_MS;
  }
}

/** @param row of the state, of which the record tells what belongs to its value */
function command(valueType: Command['valueType'], intent: string, key: number, row: object | undefined): Command {
  const { key: _, state: __, disabled: ___, interval: ____, ...value } = (row ?? {}) as Record<string, unknown>;
  return { valueType, intent, key, value };
}
