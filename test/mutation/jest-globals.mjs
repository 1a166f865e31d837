/**
 * Lets the law's tests run under Mocha, which loads them once and then runs a single test as often as it is asked; Jest begins anew for each change,
 * which takes seconds apiece. Preloaded by `--import`: `@jest/globals` is found as this file.
 */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { expect } from 'expect';
import { bind } from 'jest-each';

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: import.meta.url, shortCircuit: true };
  const law = /^@attestation\/regulation(?:\/(.*))?$/.exec(specifier);
  const [root] = context.parentURL?.split(/(?<=\/)(?:libs|services)\//) ?? [];
  return law && root ? next(`${root}libs/regulation/src/${fileOf(law[1])}`, context) : next(specifier, context);
}

/** The law that is changed, not the one that lies beside it in node_modules. */
const fileOf = (entry = 'index') => (entry === 'register' ? 'register/index.ts' : `${entry}.ts`);

const it = (...test) => globalThis.it(...test);
it.each = (...table) => bind(it, false)(...table);

export { expect, it };
export const describe = (...suite) => globalThis.describe(...suite);
export const beforeAll = (...step) => globalThis.before(...step);
