/** What a spec finds as `@jest/globals`: always those of the spec that is running. Preloaded by `--import`, which lets them be found here. */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  return specifier === '@jest/globals' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context);
}

export let describe, it, test, expect, beforeAll, beforeEach, afterEach, afterAll;

/** Before a spec is loaded: from now on whoever imported them has these. */
export function useGlobals(globals) {
  ({ describe, it, test, expect, beforeAll, beforeEach, afterEach, afterAll } = globals);
}

/** Milliseconds that each test of the spec may take. */
export const jest = { setTimeout: (ms) => void (globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms) };
