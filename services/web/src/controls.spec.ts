import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { BUILT, fetchedFor } from './testing/built';

const CLASS = /m_[0-9a-f]{6,8}/g;
const classesIn = (text: string): Set<string> => new Set([...text.matchAll(CLASS)].map(([name]) => name));
const read = (path: string | URL): string => readFileSync(path, 'utf8');

describe('The controls of the pages', () => {
  const all = read(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));
  const first = fetchedFor(['index.html'], { later: false }).flatMap(({ css = [] }) => css);
  const styles = [...new Set(first)].map((file) => read(new URL(file, BUILT))).join('');

  it('are all dressed, and from the start: whatever class of the library a script names has its style in what each page begins with', () => {
    const scripts = readdirSync(new URL('assets/', BUILT)).filter((name) => name.endsWith('.js'));
    const named = scripts.flatMap((name) => [...classesIn(read(new URL(`assets/${name}`, BUILT)))]);
    const [styled, there] = [classesIn(all), classesIn(styles)];
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((name) => styled.has(name) && !there.has(name))).toEqual([]);
  });

  it('bring half of what the library has, at most', () => {
    expect(styles.length).toBeLessThan(all.length / 2);
  });
});
