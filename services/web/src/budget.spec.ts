import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

interface Chunk {
  file: string;
  imports?: string[];
}

/** Of the script that must be there before a page is shown. The aim is 150 KB: the texts of all features and many small chunks are in the way. */
const LIMIT_BYTES = 170 * 1024;
const built = new URL('../dist/app/', import.meta.url);
const manifest = new URL('.vite/manifest.json', built);

/** What every page of somebody signed in begins with; Kazakh is the largest of the languages. */
const SHELL = ['index.html', 'src/workspace.tsx', 'src/i18n/kk/index.ts'];
/** The pages that are read on telephones over slow lines: the teacher's, the observer's, the head's. */
const LIGHT_PAGES = [['src/features/case/case-pages.tsx', 'src/features/case/case-page.tsx']];

function closure(chunks: Record<string, Chunk>, names: string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (seen.has(name)) continue;
    seen.add(name);
    closure(chunks, chunk.imports ?? [], seen);
  }
  return seen;
}

describe('The script of a page on a slow line', () => {
  it.each(LIGHT_PAGES.map((pages) => ({ page: pages.at(-1), pages })))('is at most 170 KB compressed: $page', ({ pages }) => {
    if (!existsSync(manifest)) throw new Error('Build the pages first: npm run build.');
    const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>;
    const files = [...closure(chunks, [...SHELL, ...pages])].map((name) => chunks[name]?.file ?? '');
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(new URL(file, built))).length, 0);
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
  });
});
