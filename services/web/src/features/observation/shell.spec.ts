import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';

const BUILT = new URL('../../../dist/app/', import.meta.url);
/** What the sheets add to the frame that everybody fetches, compressed. */
const MOST_BYTES = 20_000;
const HOME = 'https://ustaz.example';

interface Event {
  request: { method: string; url: string; mode: string };
  respondWith(answer: Promise<unknown>): void;
}
const textOf = (file: string): string => readFileSync(new URL(file, BUILT), 'utf8');

describe('What the browser keeps of the page for work without a network', () => {
  const heard = new Map<string, (event: Event) => void>();
  let shell: string[];

  beforeAll(() => {
    const self = { addEventListener: (name: string, listener: (event: Event) => void) => heard.set(name, listener), location: { origin: HOME } };
    const kept = { match: (path: string) => Promise.resolve(`kept ${path}`) };
    shell = runInNewContext(`${textOf('shell-worker.js')};SHELL`, { self, caches: kept, URL, Promise, fetch: () => Promise.reject(new Error('no network')), Response: { error: () => 'error' } }) as string[];
  });

  const answerTo = async (path: string, { mode = 'cors', method = 'GET', origin = HOME } = {}): Promise<unknown> => {
    let answer: Promise<unknown> | undefined;
    heard.get('fetch')?.({ request: { method, url: origin + path, mode }, respondWith: (given) => void (answer = given) });
    return answer ?? 'left alone';
  };

  it('is all that the page is made of, in three languages, and adds little to it', () => {
    const scripts = shell.filter((path) => path.endsWith('.js'));
    const times = (name: string): number => scripts.filter((path) => new RegExp(`^/assets/${name}-[\\w-]{8}\\.js$`).test(path)).length;
    for (const name of ['index', 'observation-pages', 'without-network']) expect([name, times(name)]).toEqual([name, 1]);
    for (const texts of ['common', 'menu', 'observation']) expect([texts, times(texts)]).toEqual([texts, 3]);
    const own = scripts.filter((path) => /\/assets\/(observation-pages|without-network|write-sheet)-/.test(path));
    expect(own.reduce((sum, path) => sum + gzipSync(textOf(path.slice(1))).length, 0)).toBeLessThan(MOST_BYTES);
  });

  it('answers for the page itself where nobody else does, whatever its address', async () => {
    for (const path of ['/', '/observations', '/observations?side=WRITTEN']) expect(await answerTo(path, { mode: 'navigate' })).toBe('kept /');
    for (const path of shell) expect(await answerTo(path)).toBe(`kept ${path}`);
  });

  it.each(['/api/v1/portfolio/observations', '/api/docs', '/oidc/auth', '/certificate/7KQ2MXWV4NPRH9TZB3CDEFGHJKM', '/CERTIFICATE/x', '/signed-in?code=1'])('never answers for %s', async (path) => {
    expect(await answerTo(path)).toBe('left alone');
    expect(await answerTo(path, { mode: 'navigate' })).toBe('left alone');
  });

  it('leaves commands and other sites alone', async () => {
    expect(await answerTo('/', { mode: 'navigate', method: 'POST' })).toBe('left alone');
    expect(await answerTo('/', { mode: 'navigate', origin: 'https://other.example' })).toBe('left alone');
  });
});
