import { setTimeout as pause } from 'node:timers/promises';

/**
 * Arrivals at a given rate, whatever the answers take: who comes does not ask whether the one before is done.
 * @param work is told when it should have begun, by `performance.now()`
 * @returns seconds from the first arrival to the last end
 */
export async function arrive<T>(all: readonly T[], perSecond: number, work: (each: T, due: number, index: number) => Promise<unknown>): Promise<number> {
  const from = performance.now();
  const going: Promise<unknown>[] = [];
  let failed = false;
  for (const [index, each] of all.entries()) {
    const due = from + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    if (failed) break; // the first failure is told; nobody else need come
    const one = work(each, due, index);
    one.catch(() => (failed = true));
    going.push(one);
  }
  await Promise.all(going);
  return (performance.now() - from) / 1000;
}
