/**
 * The programs of the platform in few files: thousands of small modules cost each process seconds of its start. Made from what
 * is built (`dist`) by bundle.mjs; used only while it holds exactly what is built and installed, else the modules themselves run.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
export const bundleFolder = join(root, 'services', 'standalone', 'bundle');
export const RECORD = join(bundleFolder, 'made-of.json');

/** What tells one state of a file from another, without reading it. @returns undefined where there is no such file */
export function stateOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeMs}`;
}

/** Does the bundle hold what is built now? `BUNDLE=off` says no: then traces show the lines of the sources. */
export function bundleIsCurrent() {
  if (process.env.BUNDLE === 'off' || !existsSync(RECORD)) return false;
  const { root: madeIn, files } = JSON.parse(readFileSync(RECORD, 'utf8'));
  return madeIn === root && Object.entries(files).every(([path, state]) => stateOf(join(root, path)) === state);
}

/** The address of one of the platform's programs, `main.js` say. */
export const programAt = (name) => new URL(`../${bundleIsCurrent() ? 'bundle' : 'dist'}/${name}`, import.meta.url).href;
