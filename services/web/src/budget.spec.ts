import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { BUILT, fetchedFor } from './testing/built';

/** Of the script that must be there before a page is shown. The aim is 150 KB: the texts of all features and many small chunks are in the way. */
const LIMIT_BYTES = 170 * 1024;

/** What every page of somebody signed in begins with; Kazakh is the largest of the languages. */
const SHELL = ['index.html', 'src/workspace.tsx', 'src/i18n/kk/index.ts'];
/** The pages that are read on telephones over slow lines: the teacher's, the observer's, the head's. */
const LIGHT_PAGES = [['src/features/case/case-pages.tsx', 'src/features/case/case-page.tsx']];

describe('The script of a page on a slow line', () => {
  it.each(LIGHT_PAGES.map((pages) => ({ page: pages.at(-1), pages })))('is at most 170 KB compressed: $page', ({ pages }) => {
    const files = fetchedFor([...SHELL, ...pages], { later: false }).map(({ file }) => file);
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(new URL(file, BUILT))).length, 0);
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
  });
});
