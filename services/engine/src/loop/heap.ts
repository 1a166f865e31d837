import { setFlagsFromString } from 'node:v8';

/** Percent of what is alive. V8 would let the heap grow to three times of it before it looks for garbage. */
const GARBAGE = 30;

/** Lets V8 decide, as long as a state is read: all of it stays. */
export const letHeapGrow = (): void => setFlagsFromString('--heap-growing-percent=0');

/**
 * What waits stays in memory for months and what moves is soon gone: a process that leads keeps little garbage beside its state, for the
 * price of looking more often. Holds for the whole process.
 */
export const keepHeapTight = (): void => setFlagsFromString(`--heap-growing-percent=${GARBAGE}`);
