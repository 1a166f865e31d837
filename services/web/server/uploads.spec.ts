import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FileUpload } from '@attestation/contracts';
import { pdf } from '@attestation/files/testing';
import { MovedClock, openUpload, SMALL, startSmall } from '@attestation/files/testing/service';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { type RunningService, startService } from '@attestation/service-kit';
import { Upload } from 'tus-js-client';
import { service } from './service.js';

const LIMIT = 3_000_000;
const TUS = { 'tus-resumable': '1.0.0' };
const quiet = { logs: { write: () => undefined } };

describe('a scan on its way through the web entry', () => {
  let database: TestDatabase;
  let small: RunningService;
  let entry: RunningService;
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  beforeAll(async () => {
    database = await testDatabase();
    small = await startSmall(database.url, folder, new MovedClock(), { FILES_MAX_BYTES: String(LIMIT) });
    entry = await startService(service, { WEB_PORT: '0', PORTFOLIO_URL: small.address, BODY_LIMIT: '10000' }, quiet);
  });
  afterAll(async () => {
    await entry?.stop();
    await small?.stop();
    await database?.drop();
  });

  const at = ({ uploadId }: FileUpload) => `${entry.address}${SMALL}/uploads/${uploadId}`;
  const progress = async (upload: FileUpload) => {
    const { status, headers } = await fetch(at(upload), { method: 'HEAD', headers: TUS });
    return { status, offset: Number(headers.get('upload-offset')), length: Number(headers.get('upload-length')) };
  };
  const sent = (upload: FileUpload, bytes: Buffer, chunkSize: number): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const onSuccess: NonNullable<ConstructorParameters<typeof Upload>[1]['onSuccess']> = ({ lastResponse }) => resolve(lastResponse.getHeader('content-location'));
      new Upload(bytes, { uploadUrl: at(upload), chunkSize, retryDelays: [], onSuccess, onError: reject }).start();
    });

  it('arrives as it was, of any size up to the limit of files, far beyond that of other bodies', async () => {
    const bytes = pdf(LIMIT);
    const upload = await openUpload(small, bytes.length);
    const place = await sent(upload, bytes, Infinity);
    const shown = await fetch(`${entry.address}${place}`, { headers: { range: 'bytes=0-7' } });
    expect([shown.status, shown.headers.get('content-range'), await shown.text()]).toEqual([206, `bytes 0-7/${LIMIT}`, '%PDF-1.4']);
    expect(shown.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const whole = Buffer.from(await (await fetch(`${entry.address}${place}`)).arrayBuffer());
    expect(createHash('sha256').update(whole).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('goes on after the line to the entry was cut', async () => {
    const bytes = pdf(1_000_000);
    const upload = await openUpload(small, bytes.length);
    const { hostname, port } = new URL(entry.address);
    const socket = connect(Number(port), hostname);
    const head = `PATCH ${SMALL}/uploads/${upload.uploadId} HTTP/1.1\r\nhost: ${hostname}\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\ncontent-type: application/offset+octet-stream\r\n`;
    socket.write(`${head}content-length: ${bytes.length}\r\n\r\n`);
    socket.write(bytes.subarray(0, 600_000));
    await pause(300);
    socket.destroy();
    await pause(200);
    const { status, offset, length } = await progress(upload);
    expect({ status, length, some: offset > 0 && offset <= 600_000 }).toEqual({ status: 200, length: 1_000_000, some: true });
    expect(await sent(upload, bytes, 300_000)).toBe(`${SMALL}/${upload.uploadId}`);
    expect(readdirSync(join(folder, 'partial'))).toEqual([]);
  });

  it('meets the protocol’s methods, headers and refusals as at the service itself', async () => {
    const upload = await openUpload(small, 1_000);
    const options = await fetch(`${entry.address}${SMALL}/uploads`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('tus-version'), options.headers.get('tus-max-size')]).toEqual([204, '1.0.0', String(LIMIT)]);
    const patch = (headers: object, body: Buffer) =>
      fetch(at(upload), { method: 'PATCH', headers: { ...TUS, 'content-type': 'application/offset+octet-stream', ...headers }, body: new Uint8Array(body) });
    expect((await patch({ 'upload-offset': '5' }, pdf(500))).status).toBe(409);
    expect((await patch({ 'upload-offset': '0' }, pdf(20_000))).status).toBe(413);
    const half = await patch({ 'upload-offset': '0' }, pdf(1_000).subarray(0, 400));
    expect([half.status, half.headers.get('upload-offset'), half.headers.get('upload-expires')]).toEqual([204, '400', 'Tue, 18 Mar 2025 04:00:00 GMT']);
    expect((await fetch(at(upload), { method: 'DELETE', headers: TUS })).status).toBe(204);
    expect((await progress(upload)).status).toBe(404);
  });

  it('changes nothing of the limit of all other bodies', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(10_000) });
    const answer = await fetch(`${entry.address}${SMALL}/uploads`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(413);
  });
});

describe('what the web entry sends on', () => {
  it('leaves it as it comes, not only when all of it has come', async () => {
    let heard: (text: string) => void = () => undefined;
    const first = new Promise<string>((resolve) => (heard = resolve));
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => heard(chunk.toString()));
      request.on('end', () => void response.writeHead(204).end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const entry = await startService(service, { WEB_PORT: '0', PORTFOLIO_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, quiet);
    try {
      const { readable, writable } = new TransformStream<Uint8Array>();
      const writer = writable.getWriter();
      const headers = { 'content-type': 'application/offset+octet-stream' };
      const answer = fetch(`${entry.address}${SMALL}/uploads/1`, { method: 'PATCH', headers, body: readable, duplex: 'half' } as RequestInit);
      await writer.write(new TextEncoder().encode('the first piece'));
      expect(await first).toBe('the first piece');
      await writer.close();
      expect((await answer).status).toBe(204);
    } finally {
      await entry.stop();
      server.close();
    }
  });
});
