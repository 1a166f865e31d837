import { codeOf, EngineCode } from '../gateway/engine-error.js';
import type { CallName, Calls } from '../gateway/wire.js';
import { backoffMs, pause } from '../resilience.js';
import type { Backoff, Random } from '../resilience.js';

/** What calls go through; `Gateway` is one. */
export interface Caller {
  call<N extends CallName>(name: N, request: Calls[N]['in'], timeoutMs: number): Promise<Calls[N]['out']>;
}

export interface Patience {
  /** how often in all */
  tries: number;
  /** time limit of one try, in ms */
  timeoutMs: number;
  backoff: Backoff;
  random: Random;
  /** the codes after which the same call may be sent again */
  again: readonly number[];
}

/** The engine did not get to it, or is full. */
export const NOT_TAKEN: readonly number[] = [EngineCode.ResourceExhausted];
/** It may or may not have been done: only for calls that may be done twice. */
export const PERHAPS_DONE: readonly number[] = [
  EngineCode.ResourceExhausted,
  EngineCode.Unavailable,
  EngineCode.DeadlineExceeded,
  EngineCode.Internal,
  EngineCode.Cancelled,
];

/**
 * Calls until an answer comes, a limited number of times; each try has its own time limit.
 * @throws EngineError the last one
 */
export async function callPatiently<N extends CallName>(to: Caller, name: N, request: Calls[N]['in'], patience: Patience): Promise<Calls[N]['out']> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await to.call(name, request, patience.timeoutMs);
    } catch (error) {
      if (tries >= patience.tries || !patience.again.includes(codeOf(error))) throw error;
      await pause(backoffMs(patience.backoff, tries, patience.random));
    }
  }
}
