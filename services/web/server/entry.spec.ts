import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, startService } from '@attestation/service-kit';
import express from 'express';
import { otherName, serveApp, underOneName } from './app-files.js';
import { service } from './service.js';
import { readUpstreams } from './upstreams.js';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** the other end of the line it came by */
  line: number | undefined;
}

/** A service behind the entry that remembers what it was asked and answers with it. */
async function upstream(): Promise<{ address: string; seen: Seen[]; server: Server; breaksOff: boolean }> {
  const seen: Seen[] = [];
  const behind = { seen, breaksOff: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString(), line: request.socket.remotePort });
    response.writeHead(201, { 'content-type': 'application/json', 'x-from': 'service' });
    if (behind.breaksOff) response.write('{"ok"', () => request.socket.destroy());
    else response.end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(behind, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server });
}

describe('the web entry', () => {
  let entry: RunningService;
  let behind: Awaited<ReturnType<typeof upstream>>;
  beforeAll(async () => {
    behind = await upstream();
    const env = { WEB_PORT: '0', COMMISSIONS_URL: behind.address, INTEGRATIONS_URL: behind.address, IDENTITY_URL: behind.address, TESTING_URL: 'http://127.0.0.1:1' };
    entry = await startService(service, env, { logs: { write: () => undefined } });
  });
  afterAll(async () => {
    await entry?.stop();
    behind?.server.close();
  });

  it('sends what lies below a prefix to its service, with method, headers and body as they came', async () => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer x', 'idempotency-key': 'abcdefgh' };
    const answer = await fetch(`${entry.address}/api/v1/commissions/orders?limit=5`, { method: 'POST', headers, body: '{"number":"45-НҚ"}' });
    expect([answer.status, answer.headers.get('x-from'), await answer.json()]).toEqual([201, 'service', { ok: true }]);
    expect(behind.seen.at(-1)).toMatchObject({ method: 'POST', url: '/api/v1/commissions/orders?limit=5', body: '{"number":"45-НҚ"}' });
    expect(behind.seen.at(-1)?.headers).toMatchObject({ authorization: 'Bearer x', 'idempotency-key': 'abcdefgh' });
    expect(behind.seen.at(-1)?.headers['x-forwarded-host']).toBeDefined();
  });

  it('sends events of registries to integrations, whose second prefix that is', async () => {
    const event = '{"specversion":"1.0","id":"e-1"}';
    await fetch(`${entry.address}/api/v1/events`, { method: 'POST', headers: { 'content-type': 'application/cloudevents+json' }, body: event });
    expect(behind.seen.at(-1)).toMatchObject({ method: 'POST', url: '/api/v1/events', body: event, headers: { 'content-type': 'application/cloudevents+json' } });
    await fetch(`${entry.address}/api/v1/events/0195a2b0-4c11-7a2b-8c3d-0123456789ab`);
    expect(behind.seen.at(-1)?.url).toBe('/api/v1/events/0195a2b0-4c11-7a2b-8c3d-0123456789ab');
    await fetch(`${entry.address}/api/v1/integrations/keys`);
    expect(behind.seen.at(-1)?.url).toBe('/api/v1/integrations/keys');
  });

  it('sends the issuer’s forms on as they came', async () => {
    await fetch(`${entry.address}/oidc/interaction/1`, { method: 'POST', body: new URLSearchParams({ login: 'teacher', password: 'a b&c' }) });
    expect(behind.seen.at(-1)).toMatchObject({ url: '/oidc/interaction/1', body: 'login=teacher&password=a+b%26c' });
  });

  it('keeps its line to a service, and takes another when the service has closed it', async () => {
    const send = async (number: string) => {
      const answer = await fetch(`${entry.address}/api/v1/commissions/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number }) });
      expect([answer.status, answer.headers.get('connection')]).toEqual([201, 'keep-alive']);
      return behind.seen.at(-1);
    };
    const [first, second] = [await send('1'), await send('2')];
    expect([second?.line, second?.body]).toEqual([first?.line, '{"number":"2"}']);
    behind.server.closeAllConnections();
    await pause(50);
    const third = await send('3');
    expect(third?.body).toBe('{"number":"3"}');
    expect(third?.line).not.toBe(first?.line);
  });

  it('gives each of many requests at once its own body', async () => {
    const bodies = Array.from({ length: 40 }, (_, index) => JSON.stringify({ number: `n${index}` }));
    const from = behind.seen.length;
    await Promise.all(bodies.map((body) => fetch(`${entry.address}/api/v1/commissions/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })));
    expect(behind.seen.slice(from).map(({ body }) => body).sort()).toEqual([...bodies].sort());
  });

  it('does not take a longer word for a prefix', async () => {
    const before = behind.seen.length;
    const answer = await fetch(`${entry.address}/api/v1/commissionsX`, { headers: { accept: 'application/json' } });
    expect(answer.status).toBe(404);
    expect(behind.seen).toHaveLength(before);
  });

  it.each([['kk', 'Қызмет уақытша қолжетімсіз'], ['ru', 'Служба временно недоступна'], ['en', 'The service is not reachable at the moment']])(
    'says in %s that a service is away, with a reference and when to try again',
    async (language, title) => {
      const answer = await fetch(`${entry.address}/api/v1/testing/sessions`, { headers: { 'accept-language': language } });
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([503, '5', 'application/problem+json; charset=utf-8']);
      expect(await answer.json()).toMatchObject({ type: 'urn:ustaz:problem:unavailable', title, reference: expect.stringMatching(/^\w{8}$/) });
    },
  );

  it('leaves it to the service to read a body, byte for byte', async () => {
    const body = '{ "a": 1.10, "a":';
    expect((await fetch(`${entry.address}/api/v1/commissions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).toBe(201);
    expect(behind.seen.at(-1)?.body).toBe(body);
  });

  it('says nothing of its own line to a service, and from whom a request comes', async () => {
    await fetch(`${entry.address}/api/v1/commissions`, { headers: { 'x-forwarded-for': '10.1.1.1' } });
    const { port } = new URL(entry.address);
    const here = { 'x-forwarded-for': expect.stringMatching(/^10\.1\.1\.1,.*127\.0\.0\.1$/), 'x-forwarded-port': port, 'x-forwarded-proto': 'http', 'x-forwarded-host': `127.0.0.1:${port}` };
    expect(behind.seen.at(-1)?.headers).toMatchObject({ ...here, host: `127.0.0.1:${port}` });
  });

  it('counts what it has sent on', async () => {
    await fetch(`${entry.address}/api/v1/commissions/x`);
    expect(await (await fetch(`${entry.address}/metrics`)).text()).toMatch(/http_request_duration_seconds_count\{[^}]*method="GET"[^}]*status="201"/);
  });

  it('cuts off an answer that breaks off, instead of ending it', async () => {
    behind.breaksOff = true;
    const answer = await fetch(`${entry.address}/api/v1/commissions/broken`);
    await expect(answer.text()).rejects.toThrow();
    behind.breaksOff = false;
  });

  it('shows the merged description of all services', async () => {
    const answer = (await (await fetch(`${entry.address}/api/docs-json`)).json()) as { openapi: string };
    expect(answer.openapi).toBe('3.1.0');
    expect((await fetch(`${entry.address}/api/docs`)).status).toBe(200);
  });

  it('knows where each service is, and refuses an address that is none', () => {
    expect(readUpstreams({ TESTING_URL: 'https://testing.kz' }).find(({ name }) => name === 'testing')).toEqual({ name: 'testing', prefixes: ['/api/v1/testing'], target: 'https://testing.kz' });
    expect(readUpstreams({}).some(({ name }) => name === 'web')).toBe(false);
    expect(() => readUpstreams({ TESTING_URL: 'somewhere' })).toThrow(/TESTING_URL/);
  });
});

describe('the page’s files', () => {
  it('are served with the page for every path that is not an interface', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'law.html'), '<title>law</title>');
    writeFileSync(join(folder, 'assets', 'a-1.js'), '1');
    writeFileSync(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync('1'));
    const server = express().use(serveApp(folder)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const html = { headers: { accept: 'text/html' } };
    try {
      expect(await (await fetch(`${at}/signed-in?code=1`, html)).text()).toBe('<title>page</title>');
      expect((await fetch(`${at}/`, html)).headers.get('cache-control')).toBe('no-cache');
      for (const path of ['/law', '/law/rules/X-041', '/LAW/planner']) expect(await (await fetch(`${at}${path}`, html)).text()).toBe('<title>law</title>');
      const law = await fetch(`${at}/law`, html);
      expect([law.headers.get('cache-control'), law.headers.get('x-robots-tag')]).toEqual(['no-cache', null]);
      expect(await (await fetch(`${at}/lawyers`, html)).text()).toBe('<title>page</title>');
      expect((await fetch(`${at}/certificates`, html)).headers.get('x-robots-tag')).toBeNull();
      expect((await fetch(`${at}/assets/a-1.js`)).headers.get('cache-control')).toContain('immutable');
      expect((await fetch(`${at}/assets/a-1.js`, { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding')).toBe('br');
      expect(await (await fetch(`${at}/assets/a-1.js`, { headers: { 'accept-encoding': 'identity' } })).text()).toBe('1');
      expect((await fetch(`${at}/assets/gone.js`)).status).toBe(404);
      expect((await fetch(`${at}/api/v1/unknown`, html)).status).toBe(404);
    } finally {
      server.close();
    }
  });

  it('come with the page compressed, whose own little script the policy knows, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    const page = '<title>page</title><script>document.title = 1</script>';
    writeFileSync(join(folder, 'index.html'), page);
    writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(page));
    const server = express()
      .use((_, response, next) => (response.setHeader('content-security-policy', "default-src 'self';script-src 'self'"), next()))
      .use(serveApp(folder))
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const ask = (encoding: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`, { headers: { accept: 'text/html', 'accept-encoding': encoding } });
    try {
      const [packed, plain] = [await ask('br'), await ask('identity')];
      expect([packed, plain].map(({ headers }) => [headers.get('content-encoding'), headers.get('content-type'), headers.get('cache-control'), headers.get('vary')?.toLowerCase()])).toEqual([
        ['br', 'text/html; charset=utf-8', 'no-cache', 'accept-encoding'],
        [null, 'text/html; charset=utf-8', 'no-cache', 'accept-encoding'],
      ]);
      expect([await packed.text(), await plain.text()]).toEqual([page, page]);
      const hash = createHash('sha256').update('document.title = 1').digest('base64');
      expect(packed.headers.get('content-security-policy')).toBe(`default-src 'self';script-src 'self' 'sha256-${hash}';frame-src 'self' blob:`);
    } finally {
      server.close();
    }
  });

  it.each(['/certificate/7KQ2MXWV4NPRH9TZB3CD', '/CERTIFICATE/7kq2', '/certificate'])('let nobody keep the check of a certificate at %s, find it, or follow whence its reader came', async (path) => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(join(folder, 'certificate.html'), '<title>check</title>');
    const server = express().use(serveApp(folder)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { status, headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { accept: 'text/html' } });
      expect([status, ...['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name))]).toEqual([200, 'no-store', 'noindex, nofollow', 'no-referrer']);
    } finally {
      server.close();
    }
  });

  it('are reached under the name that the issuer knows, whatever this machine is called', async () => {
    const server = express().use(underOneName(otherName('http://127.0.0.1:8080')), (_, response) => void response.send('here')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const at = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      const page = await fetch(`${at}/a?b=1`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([page.status, page.headers.get('location')]).toEqual([302, 'http://127.0.0.1:8080/a?b=1']);
      expect(await (await fetch(`${at}/a`, { headers: { accept: 'application/json' } })).text()).toBe('here');
    } finally {
      server.close();
    }
  });
});
