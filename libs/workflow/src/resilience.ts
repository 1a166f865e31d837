import { randomInt } from 'node:crypto';

/** A number from 0 (included) to 1 (excluded). Injected, so that a test knows what will be waited. */
export type Random = () => number;

const STEPS = 2 ** 32;

/** The default source of randomness. */
export const systemRandom: Random = () => randomInt(STEPS) / STEPS;

export interface Backoff {
  /** wait before the second try, in ms */
  firstMs: number;
  /** no wait is longer, in ms */
  maxMs: number;
}

/**
 * How long to wait after the n-th failure in a row: doubled each time up to the maximum, then a random half of it taken
 * off, so that workers which failed together do not come back together.
 * @param failures 1 after the first failure
 * @returns whole milliseconds from half the step to the whole step
 */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number, random: Random): number {
  const step = Math.min(maxMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.round(step / 2 + (step / 2) * random());
}

/** Waits; ends early, without an error, when the signal fires. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

export type Duration = `${number}ms` | `${number}s` | `${number}m`;

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000 };

/**
 * `500ms`, `30s`, `5m` in milliseconds.
 * @throws Error for anything else, or when it is not positive
 */
export function durationMs(text: Duration): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const ms = Number(amount) * (UNITS[unit ?? ''] ?? NaN);
  if (!(ms > 0)) throw new Error(`"${text}" is no duration: write for example 500ms, 30s or 5m.`);
  return ms;
}
