import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** Bytes. Below this V8 decides: looking often would cost more than it frees. */
const LARGE = 128 * 1024 * 1024;
/** Percent of what is alive. V8 would let a large heap grow to three times of it before it looks for garbage. */
const GARBAGE = 15;

/** Bytes that the process holds. */
export const heapInUse = (): number => getHeapStatistics().used_heap_size;

/** Lets V8 decide, as long as a state is read: all of it stays; and when there is none any more. */
export const letHeapGrow = (): void => setFlagsFromString('--heap-growing-percent=0');

/**
 * What waits stays in memory for months and what moves is soon gone: a process that leads keeps little garbage beside a large state, for
 * the price of looking more often. Called now and then; holds for the whole process.
 * @param besides bytes that the process holds beside the state: whoever shares it with others does not make them look
 */
export const keepHeapTight = (besides: number): void => setFlagsFromString(`--heap-growing-percent=${heapInUse() - besides > LARGE ? GARBAGE : 0}`);
