import { existsSync, readFileSync } from 'node:fs';

/** The pages as they were built. */
export const BUILT = new URL('../../dist/app/', import.meta.url);

export interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

/**
 * All that is fetched for these entries of the build.
 * @param later also what is only fetched when it is asked for
 * @throws Error where the build has no such entry, or there is none
 */
export function fetchedFor(entries: readonly string[], { later }: { later: boolean }): Chunk[] {
  const manifest = new URL('.vite/manifest.json', BUILT);
  if (!existsSync(manifest)) throw new Error('Build the pages first: npm run build.');
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>;
  const found = new Map<string, Chunk>();
  const waiting = [...entries];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const chunk = chunks[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    found.set(name, chunk);
    waiting.push(...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : []));
  }
  return [...found.values()];
}
