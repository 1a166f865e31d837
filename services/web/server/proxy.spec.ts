import { createServer, request as httpRequest, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AT_ONCE, waysTo } from './proxy.js';

const MANY = 3 * AT_ONCE;

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A service that answers when it is told to. */
class Held {
  readonly waiting: { url: string; response: ServerResponse }[] = [];
  readonly server = createServer(((request, response) => void this.waiting.push({ url: request.url ?? '', response })) satisfies RequestListener);

  answer(): void {
    for (const { url, response } of this.waiting.splice(0)) response.end(url);
  }
}

let held: Held;
let entry: Server;
let address: string;

beforeAll(async () => {
  held = new Held();
  const target = await listening(held.server);
  entry = createServer(waysTo([{ name: 'testing', prefixes: ['/api/v1/testing'], target }, { name: 'portfolio', prefixes: ['/api/v1/portfolio'], target }], 1_000));
  address = await listening(entry);
});
afterAll(() => {
  for (const server of [entry, held.server]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => held.answer());

const arrived = async (count: number): Promise<void> => {
  while (held.waiting.length < count) await pause(5);
};
const send = (path: string, more: RequestInit = {}): Promise<string> => fetch(`${address}${path}`, more).then((answer) => answer.text());

describe('The way to a service', () => {
  it('lets through what it has hands for; the others wait in a line, and all are answered with their own', async () => {
    const paths = Array.from({ length: MANY }, (_, index) => `/api/v1/testing/${index}`);
    const answers = Promise.all(paths.map((path, index) => send(path, index % 2 ? { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } } : {})));
    let seen = 0;
    while (seen < MANY) {
      await arrived(1);
      await pause(30);
      expect(held.waiting.length).toBeLessThanOrEqual(AT_ONCE);
      seen += held.waiting.length;
      held.answer();
    }
    expect(await answers).toEqual(paths);
  });

  it('is free for one service while another is full', async () => {
    const full = Array.from({ length: AT_ONCE + 1 }, (_, index) => send(`/api/v1/testing/${index}`));
    await arrived(AT_ONCE);
    const other = send('/api/v1/portfolio/x');
    await arrived(AT_ONCE + 1);
    expect(held.waiting.at(-1)?.url).toBe('/api/v1/portfolio/x');
    held.answer();
    await arrived(1);
    held.answer();
    await Promise.all([...full, other]);
  });

  it('is held up neither by whoever goes away while he waits, nor by a scan that comes slowly', async () => {
    const scans = Array.from({ length: AT_ONCE }, () => {
      const scan = httpRequest(`${address}/api/v1/testing/scan`, { method: 'PATCH', headers: { 'content-type': 'application/offset+octet-stream', 'content-length': '10' } });
      scan.on('error', () => undefined).write('12345');
      return scan;
    });
    await arrived(AT_ONCE);
    const gone = new AbortController();
    const first = Array.from({ length: AT_ONCE }, (_, index) => send(`/api/v1/testing/${index}`));
    await arrived(2 * AT_ONCE);
    const left = send('/api/v1/testing/left', { signal: gone.signal }).catch(() => 'left');
    const last = send('/api/v1/testing/last');
    await pause(30);
    gone.abort();
    expect(await left).toBe('left');
    await pause(50); // until the entry has noticed
    held.answer();
    await arrived(1);
    expect(held.waiting.map(({ url }) => url)).toEqual(['/api/v1/testing/last']);
    held.answer();
    expect(await last).toBe('/api/v1/testing/last');
    await Promise.all(first);
    for (const scan of scans) scan.destroy();
  });
});
