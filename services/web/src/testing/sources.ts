import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The sources of the pages. */
export const SOURCES = fileURLToPath(new URL('..', import.meta.url));

const STATIC = /^(?:import|export) (?!type )[^;]*?'(\.[^']+)';/gm;

export const read = (file: string): string => readFileSync(file, 'utf8');

/** The file an import names, seen from another. @returns undefined for what is no script */
export function fileOf(name: string, from: string): string | undefined {
  const whole = fileURLToPath(new URL(name, `file://${from}`));
  return ['.ts', '.tsx', '/index.ts'].map((ending) => whole + ending).find((file) => existsSync(file) && statSync(file).isFile());
}

/** A script and all that is fetched with it, without what is only fetched when it is asked for. */
export function withAllItNeeds(root: string): Set<string> {
  const found = new Set<string>();
  const waiting = [root];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, name = ''] of read(file).matchAll(STATIC)) waiting.push(...[fileOf(name, file)].filter((each) => each !== undefined));
  }
  return found;
}
