/**
 * Runs sources as they are: `node --conditions=source --import …/from-source.mjs services/x/src/main.ts`. TypeScript is turned by swc as the build does it;
 * `./x.js`, in the pages also `./x`, is found as `./x.ts` or `./x.tsx`. So run the specs, and the processes of their own that they kill.
 */
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformFile } from '@swc/core';

const SOURCE = /\.tsx?$/;
/** As in the build, which leaves the specs out; a map for the places in errors. */
const options = { ...JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8')), exclude: [], swcrc: false, configFile: false, sourceMaps: 'inline' };

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  const ours = specifier.startsWith('.') && SOURCE.test(context.parentURL);
  return next(ours ? sourceOf(specifier, context.parentURL) : specifier, context);
}

function sourceOf(specifier, parent) {
  const name = specifier.replace(/\.js$/, '');
  return [`${name}.ts`, `${name}.tsx`].find((each) => existsSync(new URL(each, parent))) ?? specifier;
}

export async function load(url, context, next) {
  if (!SOURCE.test(url)) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), options);
  return { format: 'module', source: code, shortCircuit: true };
}
