import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileUpload, UploadId } from '@attestation/contracts';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import type { RunningService } from '@attestation/service-kit';
import fc from 'fast-check';
import { Upload, type DetailedError } from 'tus-js-client';
import { DataSource } from 'typeorm';
import { jpeg, pdf, png, program } from '../testing/scans.js';
import { MOOD, MovedClock, openUpload, SMALL, startSmall } from '../testing/small-service.js';
import { UploadCare } from './upload-care.js';

let database: TestDatabase;
let folder: string;
let clock: MovedClock;
let service: RunningService;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  MOOD.is = 'keeps';
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  clock = new MovedClock();
  service = await startSmall(database.url, folder, clock, { FILES_MAX_BYTES: '200000' });
});
afterEach(() => service.stop());

const restart = async () => {
  await service.stop();
  MOOD.is = 'keeps';
  service = await startSmall(database.url, folder, clock);
};
const at = (id: UploadId) => `${service.address}${SMALL}/uploads/${id}`;
const tus = { 'tus-resumable': '1.0.0' };
const piece = (id: UploadId, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(at(id), { method: 'PATCH', headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'accept-language': 'en', ...headers }, body: new Uint8Array(body) });
const asked = async (id: UploadId) => {
  const { status, headers } = await fetch(at(id), { method: 'HEAD', headers: tus });
  return { status, offset: headers.get('upload-offset'), length: headers.get('upload-length'), place: headers.get('content-location'), expires: headers.get('upload-expires') };
};
const problem = async (answer: Response) => ({ status: answer.status, type: ((await answer.json()) as { type: string }).type });
const refused = (status: number, name: string) => ({ status, type: `urn:ustaz:problem:${name}` });
const partials = () => readdirSync(join(folder, 'partial'));
const whole = () => readdirSync(join(folder, 'whole')).flatMap((each) => readdirSync(join(folder, 'whole', each)));
const rows = (uploadId: UploadId) => service.app.get(DataSource).query('select sha256, name, type from evidence_file where upload_id = $1', [uploadId]) as Promise<{ sha256: string; name: string; type: string }[]>;
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A stock client that sends in pieces. */
const client = (upload: FileUpload, bytes: Buffer, more: object = {}): Promise<{ ok: boolean; pieces: number; problem?: string }> =>
  new Promise((resolve) => {
    let pieces = 0;
    new Upload(bytes, {
      uploadUrl: at(upload.uploadId), chunkSize: 20_000, retryDelays: [10, 10, 10], ...more,
      onChunkComplete: () => void (pieces += 1),
      onSuccess: () => resolve({ ok: true, pieces }),
      onError: (error) => resolve({ ok: false, pieces, problem: (error as DetailedError).originalResponse?.getBody() ?? error.message }),
    }).start();
  });

describe('an upload', () => {
  it('becomes a file when its last byte has come, sent in pieces by a stock client', async () => {
    const bytes = pdf(90_000);
    const upload = await openUpload(service, bytes.length);
    expect(await client(upload, bytes)).toEqual({ ok: true, pieces: 5 });
    expect(await rows(upload.uploadId)).toEqual([{ sha256: sha(bytes), name: 'диплом.pdf', type: 'application/pdf' }]);
    expect([whole(), partials()]).toEqual([[sha(bytes)], []]);
  });

  it('goes on from where the line was cut, and nothing is sent twice', async () => {
    const bytes = pdf(120_000);
    const upload = await openUpload(service, bytes.length);
    (await halfSent(upload.uploadId, bytes, 50_000)).destroy();
    await pause(100);
    const { offset, length } = await asked(upload.uploadId);
    expect([Number(offset) <= 50_000, length]).toEqual([true, '120000']);
    const sent = await client(upload, bytes, { chunkSize: Infinity });
    expect(sent).toMatchObject({ ok: true });
    expect(await rows(upload.uploadId)).toMatchObject([{ sha256: sha(bytes) }]);
  });

  it('goes on over another line while the dead one still hangs', async () => {
    const bytes = pdf(120_000);
    const upload = await openUpload(service, bytes.length);
    const dead = await halfSent(upload.uploadId, bytes, 50_000);
    expect(await asked(upload.uploadId)).toMatchObject({ status: 200, offset: '50000' });
    expect(await client(upload, bytes)).toMatchObject({ ok: true });
    dead.destroy();
    expect(await rows(upload.uploadId)).toMatchObject([{ sha256: sha(bytes) }]);
  });

  it('goes on after the service was started anew', async () => {
    const bytes = png(200);
    const upload = await openUpload(service, bytes.length);
    expect((await piece(upload.uploadId, 0, bytes.subarray(0, 1_000))).status).toBe(204);
    await restart();
    expect(await asked(upload.uploadId)).toMatchObject({ status: 200, offset: '1000' });
    expect((await piece(upload.uploadId, 1_000, bytes.subarray(1_000))).status).toBe(204);
    expect(await rows(upload.uploadId)).toMatchObject([{ type: 'image/png' }]);
  });

  it('refuses a piece that starts elsewhere, and keeps what it has', async () => {
    const bytes = pdf(2_000);
    const { uploadId } = await openUpload(service, bytes.length);
    await piece(uploadId, 0, bytes.subarray(0, 500));
    for (const offset of [0, 499, 501, 2_000]) expect(await problem(await piece(uploadId, offset, bytes.subarray(500)))).toEqual(refused(409, 'upload-offset-wrong'));
    expect(await asked(uploadId)).toMatchObject({ offset: '500' });
  });

  it('takes no byte more than was announced, with a length told or without', async () => {
    const bytes = pdf(2_000);
    const { uploadId } = await openUpload(service, bytes.length);
    expect(await problem(await piece(uploadId, 0, pdf(2_001)))).toEqual(refused(413, 'file-too-large'));
    expect(await asked(uploadId)).toMatchObject({ offset: '0' });
    const untold = new ReadableStream({ start: (stream) => (stream.enqueue(new Uint8Array(pdf(2_500))), stream.close()) });
    const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
    const answer = await fetch(at(uploadId), { method: 'PATCH', headers, body: untold, duplex: 'half' } as RequestInit);
    expect(await problem(answer)).toEqual(refused(413, 'file-too-large'));
    expect(await rows(uploadId)).toEqual([]);
  });

  it('speaks its protocol only: another version, another content, another offset than a number are refused', async () => {
    const { uploadId } = await openUpload(service, 100);
    expect((await piece(uploadId, 0, Buffer.from('a'), { 'tus-resumable': '0.2.2' })).status).toBe(400);
    expect((await fetch(at(uploadId), { method: 'HEAD' })).status).toBe(412);
    expect(await problem(await piece(uploadId, 0, Buffer.from('a'), { 'content-type': 'application/pdf' }))).toEqual(refused(415, 'media-type-unsupported'));
    expect((await piece(uploadId, 0, Buffer.from('a'), { 'upload-offset': 'x' })).status).toBe(400);
    expect((await piece('22222222222222222222' as UploadId, 0, Buffer.from('a'))).status).toBe(404);
  });

  it('says what it can do, lets no other site in, and makes no uploads by itself', async () => {
    const { status, headers } = await fetch(`${service.address}${SMALL}/uploads`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.kz' } });
    expect([status, headers.get('tus-version'), headers.get('tus-extension'), headers.get('tus-max-size')]).toEqual([204, '1.0.0', 'termination,expiration', '200000']);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${service.address}${SMALL}/uploads`, { method: 'POST', headers: { ...tus, 'upload-length': '5' } })).status).toBe(404);
  });

  it('is gone when it is given up', async () => {
    const { uploadId } = await openUpload(service, 100);
    await piece(uploadId, 0, Buffer.from('%PDF'));
    expect((await fetch(at(uploadId), { method: 'DELETE', headers: tus })).status).toBe(204);
    expect((await asked(uploadId)).status).toBe(404);
    expect(partials()).toEqual([]);
  });

  it('expires by the platform’s clock, bytes and all', async () => {
    const { uploadId } = await openUpload(service, 100);
    await piece(uploadId, 0, Buffer.from('%PDF'));
    const care = service.app.get(UploadCare, { strict: false });
    clock.moveTo('2025-03-18T03:59:59.999Z');
    await care.expire();
    expect(await asked(uploadId)).toMatchObject({ status: 200, offset: '4', expires: 'Tue, 18 Mar 2025 04:00:00 GMT' });
    clock.moveTo('2025-03-18T04:00:00.000Z');
    await care.expire();
    expect((await asked(uploadId)).status).toBe(404);
    expect(partials()).toEqual([]);
  });
});

describe('what has come whole', () => {
  const send = async (bytes: Buffer, more: Partial<FileUpload> = {}) => {
    const { uploadId } = await openUpload(service, bytes.length, more);
    return { uploadId, answer: await piece(uploadId, 0, bytes) };
  };

  it.each([['a program called diploma.pdf', program(), 'file-type-not-allowed'], ['a PDF that is cut off', pdf(5_000).subarray(0, 3_000), 'file-broken'], ['a picture that is cut off', jpeg().subarray(0, 180), 'file-broken']])(
    'is refused as %s, and nothing of it is kept', async (_, bytes, name) => {
      const { uploadId, answer } = await send(bytes, { name: 'diploma.pdf' });
      expect(await problem(answer)).toEqual(refused(422, name));
      expect([await rows(uploadId), whole(), partials(), (await asked(uploadId)).status]).toEqual([[], [], [], 404]);
    });

  it('is refused whatever it is called, when its bytes are none of the three', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.constantFrom('диплом.pdf', 'скан.jpg', 'a.png', 'diploma.pdf.exe', '%PDF-1.4'), async (bytes, name) => {
        const { uploadId, answer } = await send(Buffer.from(bytes), { name });
        expect(await problem(answer)).toEqual(refused(422, 'file-type-not-allowed'));
        expect([await rows(uploadId), whole(), partials()]).toEqual([[], [], []]);
      }),
      { seed: 20250310, numRuns: 25 },
    ));

  it('is refused when it is not what was sent', async () => {
    expect((await send(pdf(), { sha256: sha(pdf()) })).answer.status).toBe(204);
    expect(await problem((await send(pdf(900), { sha256: sha(pdf()) })).answer)).toEqual(refused(422, 'file-broken'));
  });

  it('waits when the service refuses it, and is kept when the service does', async () => {
    MOOD.is = 'refuses';
    const { uploadId, answer } = await send(pdf(700));
    expect(await problem(answer)).toEqual(refused(409, 'evidence-frozen'));
    expect([await rows(uploadId), whole()]).toEqual([[], []]);
    MOOD.is = 'keeps';
    expect(await asked(uploadId)).toMatchObject({ status: 200, offset: '700', place: `${SMALL}/${uploadId}` });
    expect(await rows(uploadId)).toHaveLength(1);
  });

  it('is one file however often its end is sent', async () => {
    const bytes = pdf(900);
    const { uploadId } = await openUpload(service, bytes.length);
    await piece(uploadId, 0, bytes);
    const again = await Promise.all([1, 2, 3].map(() => piece(uploadId, bytes.length, Buffer.alloc(0))));
    expect(again.map(({ status, headers }) => [status, headers.get('content-location')])).toEqual([1, 2, 3].map(() => [204, `${SMALL}/${uploadId}`]));
    expect(await problem(await piece(uploadId, 0, bytes))).toEqual(refused(409, 'upload-offset-wrong'));
    expect(await rows(uploadId)).toHaveLength(1);
  });

  it('lies once when two uploads bring the same, and stays when a third with the same is refused', async () => {
    const [one, two] = await Promise.all([send(pdf(800)), send(pdf(800))]);
    expect([one.answer.status, two.answer.status]).toEqual([204, 204]);
    MOOD.is = 'refuses';
    await send(pdf(800));
    expect(whole()).toEqual([sha(pdf(800))]);
  });
});

describe('a crash', () => {
  const dying = async (mood: 'dies before' | 'dies after') => {
    const bytes = pdf(4_000);
    const { uploadId } = await openUpload(service, bytes.length);
    MOOD.is = mood;
    expect((await piece(uploadId, 0, bytes)).status).toBe(500);
    return { uploadId, bytes };
  };

  it('between the file and its row loses nothing: the next start brings the upload to its end', async () => {
    const { uploadId, bytes } = await dying('dies before');
    expect([await rows(uploadId), whole(), partials()]).toEqual([[], [sha(bytes)], [uploadId]]);
    await restart();
    expect([await rows(uploadId), whole(), partials()]).toMatchObject([[{ sha256: sha(bytes) }], [sha(bytes)], []]);
    expect(await asked(uploadId)).toMatchObject({ status: 200, offset: '4000', place: `${SMALL}/${uploadId}` });
  });

  it('there is also ended by the sender, who asks how far it is', async () => {
    const { uploadId } = await dying('dies before');
    MOOD.is = 'keeps';
    expect(await asked(uploadId)).toMatchObject({ place: `${SMALL}/${uploadId}` });
    expect(await rows(uploadId)).toHaveLength(1);
  });

  it('between the row and the end of the upload leaves one file and nothing else', async () => {
    const { uploadId, bytes } = await dying('dies after');
    expect(partials()).toEqual([uploadId]);
    await restart();
    expect([await rows(uploadId), whole(), partials()]).toMatchObject([[{ sha256: sha(bytes) }], [sha(bytes)], []]);
  });

  it('that took the file and left the row is mended from the upload’s own copy', async () => {
    const { bytes } = await dying('dies after');
    const place = join(folder, 'whole', sha(bytes).slice(0, 2), sha(bytes));
    rmSync(place);
    await restart();
    expect(existsSync(place)).toBe(true);
  });

  it('leaves no bytes of an upload that nobody knows', async () => {
    const { uploadId } = await openUpload(service, 100);
    await piece(uploadId, 0, Buffer.from('%PDF'));
    await service.app.get(DataSource).query('delete from evidence_upload');
    await restart();
    expect(partials()).toEqual([]);
  });
});

describe('a kept file', () => {
  const keep = async (bytes: Buffer, name: string) => {
    const { uploadId } = await openUpload(service, bytes.length, { name });
    await piece(uploadId, 0, bytes);
    return (headers: Record<string, string> = {}, method = 'GET') => fetch(`${service.address}${SMALL}/${uploadId}`, { method, headers });
  };

  it('is shown as what it is, to be looked at and not to be run', async () => {
    const get = await keep(pdf(2_000), 'Көшірме (диплом).pdf');
    const { status, headers, ...answer } = await get().then(async (each) => ({ status: each.status, headers: each.headers, body: Buffer.from(await each.arrayBuffer()) }));
    expect([status, answer.body]).toEqual([200, pdf(2_000)]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf', 'content-length': '2000', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `inline; filename="_______ (______).pdf"; filename*=UTF-8''%D0%9A%D3%A9%D1%88%D1%96%D1%80%D0%BC%D0%B5%20%28%D0%B4%D0%B8%D0%BF%D0%BB%D0%BE%D0%BC%29.pdf`,
      'cache-control': 'private, no-cache',
    });
  });

  it('is sent in parts, not sent again to whom has it, and never beyond its end', async () => {
    const get = await keep(pdf(2_000), 'a.pdf');
    const part = await get({ range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())]).toEqual([206, 'bytes 10-19/2000', pdf(2_000).subarray(10, 20)]);
    const last = await get({ range: 'bytes=-5' });
    expect(Buffer.from(await last.arrayBuffer())).toEqual(pdf(2_000).subarray(-5));
    const beyond = await get({ range: 'bytes=2000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */2000']);
    const etag = (await get({}, 'HEAD')).headers.get('etag') ?? '';
    expect((await get({ 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(304);
    expect((await get({ range: 'bytes=0-0', 'if-range': '"other"' })).status).toBe(200);
  });

  it('is never changed, not even in the database', async () => {
    await keep(pdf(), 'a.pdf');
    const db = service.app.get(DataSource);
    await expect(db.query(`update evidence_file set sha256 = repeat('0', 64)`)).rejects.toThrow('never changed');
    await expect(db.query('delete from evidence_file')).rejects.toThrow('never changed');
  });
});

/** Sends the head of a PATCH and the first bytes of its body, and falls silent. */
async function halfSent(id: UploadId, bytes: Buffer, sent: number): Promise<Socket> {
  const { hostname, port } = new URL(service.address);
  const socket = connect(Number(port), hostname);
  socket.write(`PATCH ${SMALL}/uploads/${id} HTTP/1.1\r\nhost: ${hostname}\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\ncontent-type: application/offset+octet-stream\r\ncontent-length: ${bytes.length}\r\n\r\n`);
  socket.write(bytes.subarray(0, sent));
  await pause(300);
  return socket;
}
