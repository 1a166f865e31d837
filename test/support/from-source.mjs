/**
 * Runs sources as they are in a process of a test's own: `node --conditions=source --import …/from-source.mjs services/x/src/main.ts`.
 * TypeScript is turned by swc as the build does it, and `./x.js` is found as `./x.ts`. For tests that kill a process; Jest does the same within itself.
 */
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformFile } from '@swc/core';

const configFile = fileURLToPath(new URL('../../.swcrc', import.meta.url));

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  const ours = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
  return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { configFile, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
