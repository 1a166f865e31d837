/**
 * Lets the law's tests run under Mocha, which loads them once and then runs a single test as often as it is asked; Jest loads all anew for each change,
 * which takes half a minute apiece. Preloaded by `--import`: `@jest/globals` is found as this file.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';
import { expect } from 'expect';
import { bind } from 'jest-each';

const configFile = fileURLToPath(new URL('../../.swcrc', import.meta.url));

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: import.meta.url, shortCircuit: true };
  const law = /^@attestation\/regulation(?:\/(.*))?$/.exec(specifier);
  const [root] = context.parentURL?.split(/(?<=\/)(?:libs|services)\//) ?? [];
  return law && root ? next(`${root}libs/regulation/src/${fileOf(law[1])}`, context) : next(specifier, context);
}

/** The law that is changed, not the one that lies beside it in node_modules. */
const fileOf = (entry = 'index') => (entry === 'register' ? 'register/index.ts' : `${entry}.ts`);

/** The build's configuration leaves tests out by their name, so they are turned under another. */
export async function load(url, context, next) {
  if (!url.endsWith('.spec.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, 'utf8'), { configFile, filename: file.replace('.spec.ts', '.ts'), sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}

const it = (...test) => globalThis.it(...test);
it.each = (...table) => bind(it, false)(...table);

export { expect, it };
export const describe = (...suite) => globalThis.describe(...suite);
export const beforeAll = (...step) => globalThis.before(...step);
