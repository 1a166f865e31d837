import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Texts } from './i18n/i18n';
import { LANGUAGES } from './i18n/languages';
import { BUILT, fetchedFor } from './testing/built';

/** All the script that a page is made of, compressed: on a line of 400 kbit/s three seconds of it. */
const LIMIT_BYTES = 150_000;
/** Half a second of that line: the issuer's client is most of it. */
const SIGN_IN_BYTES = 25_000;
/** Each file asks for a way there and back; six are on their way at once. */
const MOST_FILES = 25;

/** What every page of somebody signed in begins with. */
const SHELL = ['index.html'];
const OF_CASES = ['case/case-pages'];

/** The pages that are read on telephones over slow lines: the teacher's, the observer's, the head's. */
const LIGHT_PAGES: { name: string; pages: string[]; texts: Texts[] }[] = [
  { name: 'home', pages: [], texts: [] },
  { name: 'which category she may claim', pages: ['claim/claim-page'], texts: ['claim'] },
  { name: 'her cases', pages: [...OF_CASES, 'case/own-cases-page'], texts: ['case'] },
  { name: 'a case', pages: [...OF_CASES, 'case/case-page'], texts: ['case', 'certificate'] },
  { name: 'a case that was returned to her', pages: [...OF_CASES, 'case/case-page', 'application/returned-section'], texts: ['case', 'certificate', 'application'] },
  { name: 'her application, while a scan is sent', pages: [...OF_CASES, 'application/application-page'], texts: ['case', 'application', 'claim'] },
  { name: 'her test', pages: [...OF_CASES, 'test/test-page'], texts: ['case', 'test', 'claim'] },
  { name: 'observation sheets', pages: ['observation/observation-pages'], texts: ['observation'] },
  { name: 'observation sheets without a network', pages: ['observation/without-network'], texts: ['observation'] },
  { name: 'the school at a glance', pages: ['school/overview-page'], texts: ['school', 'portfolio'] },
  { name: 'certificates to issue', pages: ['school/certificates-page'], texts: ['school', 'portfolio'] },
];
const EACH = LIGHT_PAGES.flatMap((page) => Object.keys(LANGUAGES).map((language) => ({ ...page, language })));

const weights = new Map<string, number>();
function weightOf(file: string): number {
  const weight = weights.get(file) ?? brotliCompressSync(readFileSync(new URL(file, BUILT))).length;
  weights.set(file, weight);
  return weight;
}

describe('What is shown first', () => {
  const page = readFileSync(new URL('index.html', BUILT), 'utf8');
  const shown = page.slice(page.indexOf('<body>'));

  it.each(Object.keys(LANGUAGES))('can be read in the page itself, before any script or style sheet: %s', (language) => {
    const texts = JSON.parse(readFileSync(new URL(`i18n/${language}/common.json`, import.meta.url), 'utf8')) as Record<string, string>;
    for (const key of ['title', 'language', 'loading', 'welcome', 'openLaw', 'signIn', 'signInFailed', 'independent']) expect(shown).toContain(JSON.stringify(texts[key]));
  });

  it('has nothing fetched before it is decided what for', () => {
    expect(page).not.toMatch(/<link|<script [^>]*src=/);
  });

  it('is brought to life for who comes to sign in by few and small files, none of the application', () => {
    const files = fetchedFor(['src/sign-in/main.ts', 'src/session/issuer.ts'], { later: true }).map(({ file }) => file);
    expect(files.reduce((sum, file) => sum + weightOf(file), 0)).toBeLessThanOrEqual(SIGN_IN_BYTES);
    for (const file of files) expect([file, /react|mantine|openapi/i.exec(readFileSync(new URL(file, BUILT), 'utf8'))?.[0]]).toEqual([file, undefined]);
  });

  it('comes in the first few packets', () => {
    expect(brotliCompressSync(page).length).toBeLessThan(4_000);
  });
});

describe('The script of a page on a slow line', () => {
  it.each(EACH)('is at most 150 KB compressed, in few files: $name in $language', ({ pages, texts, language }) => {
    const said = ['common', 'menu', ...texts].map((file) => `src/i18n/${language}/${file}.json`);
    const files = fetchedFor([...SHELL, ...said, ...pages.map((page) => `src/features/${page}.tsx`)], { later: false }).map(({ file }) => file);
    expect(files.reduce((sum, file) => sum + weightOf(file), 0)).toBeLessThanOrEqual(LIMIT_BYTES);
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  });
});

describe('The pages of the law', () => {
  const files = (language: string): string[] => fetchedFor(['law.html', ...['common', 'menu', 'law'].map((file) => `src/i18n/${language}/${file}.json`)], { later: false }).map(({ file }) => file);
  const read = (file: string): Buffer => readFileSync(new URL(file, BUILT));

  it.each(Object.keys(LANGUAGES))('are made of at most 150 KB of script, whichever way it is compressed, in few files: %s', (language) => {
    const scripts = files(language);
    expect(scripts.reduce((sum, file) => sum + gzipSync(read(file)).length, 0)).toBeLessThanOrEqual(LIMIT_BYTES);
    expect(scripts.length).toBeLessThanOrEqual(12);
  });

  it('fetch none of the controls, the ways in and the workspaces of who has signed in', () => {
    for (const file of files('kk')) expect([file, /mantine|oidc/i.exec(read(file).toString())?.[0]]).toEqual([file, undefined]);
  });
});
