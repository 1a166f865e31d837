import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/**
 * From so many bytes on V8 may let so many percent of what is alive gather as garbage before it looks for it; it would let a large heap grow to three
 * times of it. Below the smallest V8 decides: looking often would cost more than it frees.
 */
const STEPS = [{ from: 128 * 1024 * 1024, percent: 15 }, { from: 64 * 1024 * 1024, percent: 60 }];

/** Bytes that the process holds. */
export const heapInUse = (): number => getHeapStatistics().used_heap_size;

/** Lets V8 decide, as long as a state is read: all of it stays; and when there is none any more. */
export const letHeapGrow = (): void => setFlagsFromString('--heap-growing-percent=0');

/** Percent of what is alive that may gather as garbage beside so many bytes; 0: as much as V8 thinks right. */
export const garbageBeside = (bytes: number): number => STEPS.find(({ from }) => bytes > from)?.percent ?? 0;

/**
 * What waits stays in memory for months and what moves is soon gone: a process that leads keeps little garbage beside a large state, for
 * the price of looking more often. Called now and then; holds for the whole process.
 * @param besides bytes that the process holds beside the state: whoever shares it with others does not make them look
 */
export const keepHeapTight = (besides: number): void => setFlagsFromString(`--heap-growing-percent=${garbageBeside(heapInUse() - besides)}`);
