import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { pinHost } from './mount.js';

const ISSUER = 'https://platform.example/oidc';
const SOCKET = { localAddress: '127.0.0.1', localPort: 8109 };

/** What the issuer believes it was called by. */
async function believed(headers: Record<string, string>, socket: object = SOCKET): Promise<Record<string, unknown>> {
  const request = { headers: { ...headers }, socket } as unknown as IncomingMessage;
  let seen: Record<string, unknown> = {};
  const handler = pinHost(ISSUER, async (given) => {
    seen = given.headers;
  });
  await handler(request, {} as ServerResponse);
  return seen;
}

describe('the address that the issuer’s links are made of', () => {
  it.each([
    ['our own port', { host: '127.0.0.1:8109' }, { host: '127.0.0.1:8109' }],
    ['our own port by name', { host: 'localhost:8109' }, { host: 'localhost:8109' }],
    ['a name that a caller chose', { host: 'evil.example' }, { host: 'platform.example', 'x-forwarded-proto': 'https' }],
    ['our port at another name', { host: 'evil.example:8109' }, { host: 'platform.example', 'x-forwarded-proto': 'https' }],
    ['the web entry', { host: '127.0.0.1:8109', 'x-forwarded-for': '10.0.0.1' }, { host: 'platform.example', 'x-forwarded-proto': 'https' }],
    ['a forwarded name that a caller chose', { host: '127.0.0.1:8109', 'x-forwarded-host': 'evil.example' }, { host: 'platform.example', 'x-forwarded-proto': 'https' }],
    ['a forwarded scheme that a caller chose', { host: '127.0.0.1:8109', 'x-forwarded-proto': 'https' }, { host: '127.0.0.1:8109' }],
  ])('is right for %s', async (_, headers, expected) => {
    const { 'x-forwarded-for': _for, ...seen } = await believed(headers as unknown as Record<string, string>);

    expect(seen).toEqual(expected);
  });

  it('is our own also where the machine speaks IPv6', async () => {
    expect(await believed({ host: '127.0.0.1:8109' }, { localAddress: '::ffff:127.0.0.1', localPort: 8109 })).toEqual({ host: '127.0.0.1:8109' });
    expect(await believed({ host: '[::1]:8109' }, { localAddress: '::1', localPort: 8109 })).toEqual({ host: '[::1]:8109' });
  });
});
