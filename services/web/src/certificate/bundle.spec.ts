import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BUILT, type Chunk, fetchedFor } from '../testing/built';

/** What it may weigh, compressed, in all three languages: 60,000 is what a telephone in a village has in two seconds; this page needs far less. */
const MOST_BYTES = 20_000;

describe('The page on which a certificate is checked', () => {
  /** all that is fetched for it, in whichever language */
  let fetched: Chunk[];

  const textOf = (file: string): string => readFileSync(new URL(file, BUILT), 'utf8');
  const compressed = (files: string[]): number => files.reduce((sum, file) => sum + gzipSync(textOf(file)).length, 0);

  beforeAll(() => {
    fetched = fetchedFor(['certificate.html'], { later: true });
  });

  it('is a page of its own, whose script in all languages together is small', () => {
    const scripts = fetched.map(({ file }) => file);
    expect(scripts.length).toBeGreaterThan(4); // itself, three languages and what they share
    expect(compressed(scripts)).toBeLessThan(MOST_BYTES);
    expect(compressed(fetched.flatMap(({ css = [] }) => css))).toBeLessThan(MOST_BYTES);
  });

  it('holds nothing of the application: no library of it, no sign-in, no workspace', () => {
    for (const { file } of fetched) expect([file, /react|mantine|i18next|oidc|openapi/i.exec(textOf(file))?.[0]]).toEqual([file, undefined]);
    const page = textOf('certificate.html');
    for (const [, file] of page.matchAll(/(?:src|href)="\/([^"]+)"/g)) expect(fetched.flatMap(({ file: script, css = [] }) => [script, ...css])).toContain(file);
  });
});
