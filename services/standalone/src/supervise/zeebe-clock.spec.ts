import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@attestation/persistence/embedded';
import { alignZeebeClock } from './zeebe-clock.js';

const YEAR_MS = 365 * 86_400_000;
const real = (): number => performance.timeOrigin + performance.now();
let server: Server | undefined;
afterEach(() => void server?.close());

/** The clock of Zeebe's management: what it is ahead by, and how often it was moved. */
async function aBroker(clock: { offset: number; moves: number; controlled?: boolean }): Promise<string> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8'))).on('end', () => {
      if (clock.controlled === false) return response.writeHead(403).end();
      if (request.method === 'POST' && request.url === '/actuator/clock/add') {
        clock.offset += (JSON.parse(body) as { offsetMilli: number }).offsetMilli;
        clock.moves++;
      }
      return response.end(JSON.stringify({ epochMilli: Math.round(real() + clock.offset) }));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the clock of a real Zeebe', () => {
  it.each([0, -5 * YEAR_MS, 3 * YEAR_MS])('comes to the platform’s time from %i ms off, in one step', async (offset) => {
    const clock = { offset, moves: 0 };
    await alignZeebeClock(await aBroker(clock), -YEAR_MS);
    expect(Math.abs(clock.offset + YEAR_MS)).toBeLessThan(1_000);
    expect(clock.moves).toBe(1);
  });

  it('is left alone where it is right already', async () => {
    const clock = { offset: -YEAR_MS + 300, moves: 0 };
    await alignZeebeClock(await aBroker(clock), -YEAR_MS);
    expect(clock.moves).toBe(0);
  });

  it('that cannot be moved stops the start, in one sentence', async () => {
    const url = await aBroker({ offset: 0, moves: 0, controlled: false });
    await expect(alignZeebeClock(url, -YEAR_MS)).rejects.toThrow(`The engine's clock at ${url} cannot be set (403): is ZEEBE_CLOCK_CONTROLLED set on the broker?`);
  });

  it('that nobody answers for stops the start', async () => {
    await expect(alignZeebeClock(`http://127.0.0.1:${await freePort()}`, 0)).rejects.toThrow('cannot be set (fetch failed)');
  });
});
