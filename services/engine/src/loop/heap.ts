import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** Bytes. Below this V8 decides: looking often would cost more than it frees. */
const LARGE = 128 * 1024 * 1024;
/** Percent of what is alive. V8 would let a large heap grow to three times of it before it looks for garbage. */
const GARBAGE = 15;

/** Lets V8 decide, as long as a state is read: all of it stays. */
export const letHeapGrow = (): void => setFlagsFromString('--heap-growing-percent=0');

/**
 * What waits stays in memory for months and what moves is soon gone: a process that leads keeps little garbage beside a large state, for
 * the price of looking more often. Called now and then; holds for the whole process.
 */
export const keepHeapTight = (): void =>
  setFlagsFromString(`--heap-growing-percent=${getHeapStatistics().used_heap_size > LARGE ? GARBAGE : 0}`);
