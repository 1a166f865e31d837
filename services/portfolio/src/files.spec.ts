import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type PersonId } from '@attestation/contracts';
import { jpeg, pdf, png, program } from '@attestation/files/testing';
import { newId } from '@attestation/service-kit';
import { device } from './testing/sending.js';
import { startPortfolio, type World } from './testing/world.js';

let world: World;
let teacher: ReturnType<typeof device>;
let responsible: ReturnType<typeof device>;
let stranger: ReturnType<typeof device>;
beforeAll(async () => {
  world = await startPortfolio({ FILES_MAX_BYTES: '150000', FILES_PER_CASE: '4' });
  teacher = device(world, world.given.personId);
  responsible = device(world, world.given.responsibleId);
  stranger = device(world, world.given.strangerId);
});
afterAll(() => world.stop());

interface Shown {
  fileId: string;
  documentId: string;
  code: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  version: number;
  state: string;
  orderNumber: string | null;
  uploadedBy: string;
  url: string;
}
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const problem = (name: string) => `urn:ustaz:problem:${name}`;
const typeOf = async (answer: Response) => ({ status: answer.status, type: ((await answer.json()) as { type: string }).type });
const listed = async (attestationId: AttestationId, who = teacher, more = '') => {
  const answer = await who.ask('GET', `/api/v1/portfolio/files?attestationId=${attestationId}${more}`);
  return { status: answer.status, ...((await answer.json()) as { items: Shown[]; next: string | null }) };
};
const uploaded = async (attestationId: AttestationId, bytes: Buffer, more: object = {}, who = teacher): Promise<Shown> => {
  const { status, body } = await who.begin(attestationId, bytes.length, more);
  expect(status).toBe(201);
  const { place } = await who.send(body.url, bytes);
  return (await listed(attestationId, who)).items.find(({ url }) => url === place)!;
};
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const partials = () => readdirSync(join(world.folder, 'partial'));
const rowsOf = (attestationId: AttestationId) => world.db.query('select version from evidence_file where attestation_id = $1', [attestationId]) as Promise<unknown[]>;

describe('a scan of a document', () => {
  it('is sent in pieces by a stock client, goes on from where it was cut, and is shown as it was', async () => {
    const attestationId = await world.openDraft();
    const bytes = pdf(90_000);
    const { status, body } = await teacher.begin(attestationId, bytes.length, { sha256: sha(bytes) });
    expect({ status, body }).toMatchObject({ status: 201, body: { received: 0, url: expect.stringMatching(/^\/api\/v1\/portfolio\/files\/uploads\/[2-9A-Z]{27}$/), expiresAt: '2025-03-18T04:00:00.000Z' } });
    await teacher.piece(body.url, 0, bytes.subarray(0, 30_000));
    expect(await teacher.progress(body.url)).toMatchObject({ status: 200, offset: '30000', place: null });
    const { place, pieces } = await teacher.send(body.url, bytes);
    expect(pieces).toBe(3);
    const { items } = await listed(attestationId);
    expect(items).toMatchObject([{
      code: 'DIPLOMA', name: 'диплом.pdf', type: 'application/pdf', size: 90_000, sha256: sha(bytes), version: 1, state: 'CURRENT', orderNumber: null,
      uploadedBy: world.given.personId, url: place,
    }]);
    const shown = await teacher.ask('GET', place!);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([200, 'application/pdf', "sandbox; default-src 'none'"]);
    expect(await bytesOf(shown)).toEqual(bytes);
    expect(partials()).toEqual([]);
  });

  it('may be gone on with on another device: its sender sees what has come', async () => {
    const attestationId = await world.openDraft();
    const { body } = await teacher.begin(attestationId, 5_000, { code: '4.1', name: 'C:\\сертификат.pdf' });
    await teacher.piece(body.url, 0, pdf(5_000).subarray(0, 1_234));
    const own = async (who: typeof teacher) => ((await (await who.ask('GET', `/api/v1/portfolio/files/uploads?attestationId=${attestationId}`)).json()) as { items: unknown[] }).items;
    expect(await own(teacher)).toMatchObject([{ uploadId: body.uploadId, code: '4.1', name: 'сертификат.pdf', received: 1_234, size: 5_000 }]);
    expect(await own(responsible)).toEqual([]);
    expect((await teacher.giveUp(body.url)).status).toBe(204);
    expect(await own(teacher)).toEqual([]);
  });

  it('is told beforehand how large it may be, and afterwards what to do with one that is no scan', async () => {
    const attestationId = await world.openDraft();
    const answer = await teacher.ask('GET', `/api/v1/portfolio/files/uploads?attestationId=${attestationId}`);
    expect(await answer.json()).toEqual({ items: [], maxBytes: 150_000 });
    const { body } = await teacher.begin(attestationId, program().length);
    const refused = (await (await teacher.piece(body.url, 0, program())).json()) as { title: string };
    expect(refused.title).toMatch(/Save the document as PDF, or take a picture of it/);
  });

  it('is replaced by a better one; the older stays readable', async () => {
    const attestationId = await world.openDraft();
    const first = await uploaded(attestationId, jpeg(), { name: 'скан.jpg' });
    const second = await uploaded(attestationId, png(50), { replaces: first.fileId, name: 'скан.png' });
    expect(second).toMatchObject({ version: 2, documentId: first.documentId, type: 'image/png', state: 'CURRENT' });
    expect((await listed(attestationId)).items.map(({ fileId, state }) => [fileId, state])).toEqual([[first.fileId, 'REPLACED'], [second.fileId, 'CURRENT']]);
    expect(await bytesOf(await teacher.ask('GET', first.url))).toEqual(jpeg());
    expect(await teacher.begin(attestationId, 10, { replaces: first.fileId })).toMatchObject({ status: 409, body: { type: problem('file-replaced') } });
  });

  it('of two sent at once in place of one is the first to arrive; two of one document without replacing are both kept', async () => {
    const attestationId = await world.openDraft();
    const first = await uploaded(attestationId, pdf(500));
    const begun = await Promise.all([1, 2].map(() => teacher.begin(attestationId, 600, { replaces: first.fileId })));
    const sent = await Promise.all(begun.map(({ body }) => teacher.send(body.url, pdf(600))));
    expect(sent.map(({ problem: said }) => said ?? 'kept').sort()).toEqual(['kept', problem('file-replaced')]);
    const loser = begun[sent.findIndex(({ problem: said }) => said)]!;
    expect((await listed(attestationId)).items.map(({ version }) => version)).toEqual([1, 2]);
    expect((await teacher.giveUp(loser.body.url)).status).toBe(204);

    const other = await world.openDraft();
    await Promise.all([pdf(700), pdf(701)].map((bytes) => uploaded(other, bytes)));
    expect((await listed(other)).items.map(({ state }) => state)).toEqual(['CURRENT', 'CURRENT']);
  });

  it('is begun once however often the command comes', async () => {
    const attestationId = await world.openDraft();
    const key = newId();
    const answers = await Promise.all([1, 2, 3].map(() => teacher.begin(attestationId, 100, {}, key)));
    expect(new Set(answers.map(({ body }) => body.uploadId)).size).toBe(1);
    expect(await teacher.begin(attestationId, 101, {}, key)).toMatchObject({ status: 422, body: { type: problem('idempotency-key-reused') } });
  });

  it('comes from the responsible person with the number of her order', async () => {
    const attestationId = await world.openDraft();
    expect((await responsible.begin(attestationId, 100, { orderNumber: '45' })).status).toBe(422); // nobody tells it: it is known
    expect(await uploaded(attestationId, pdf(400), {}, responsible)).toMatchObject({ orderNumber: '5', uploadedBy: world.given.responsibleId });
  });
});

describe('bad input', () => {
  it.each([['a program called diploma.pdf', program(), 'file-type-not-allowed'], ['a PDF that is cut off', pdf(9_000).subarray(0, 7_000), 'file-broken'], ['a picture that is cut off', png(60).subarray(0, -20), 'file-broken']])(
    'is refused with nothing kept: %s', async (_, bytes, name) => {
      const attestationId = await world.openDraft();
      const { body } = await teacher.begin(attestationId, bytes.length, { name: 'diploma.pdf' });
      expect(await typeOf(await teacher.piece(body.url, 0, bytes))).toEqual({ status: 422, type: problem(name) });
      expect([await rowsOf(attestationId), (await teacher.progress(body.url)).status]).toEqual([[], 404]);
      expect(partials()).not.toContain(body.uploadId);
    });

  it('is refused before a byte is sent: larger than the limit, empty, of no document, too many', async () => {
    const attestationId = await world.openDraft();
    expect(await teacher.begin(attestationId, 150_001)).toMatchObject({ status: 413, body: { type: problem('file-too-large') } });
    expect(await teacher.begin(attestationId, 0)).toMatchObject({ status: 422, body: { type: problem('validation-failed') } });
    expect(await teacher.begin(attestationId, 10, { code: 'PASSWORDS' })).toMatchObject({ status: 422 });
    for (let n = 0; n < 4; n += 1) expect((await teacher.begin(attestationId, 10)).status).toBe(201);
    expect(await teacher.begin(attestationId, 10)).toMatchObject({ status: 409, body: { type: problem('too-many-files') } });
  });

  it('of the protocol: a wrong offset, more bytes than announced, another content', async () => {
    const attestationId = await world.openDraft();
    const { body } = await teacher.begin(attestationId, 1_000);
    await teacher.piece(body.url, 0, pdf(1_000).subarray(0, 400));
    expect(await typeOf(await teacher.piece(body.url, 401, pdf(1_000).subarray(401)))).toEqual({ status: 409, type: problem('upload-offset-wrong') });
    expect(await typeOf(await teacher.piece(body.url, 400, pdf(1_000)))).toEqual({ status: 413, type: problem('file-too-large') });
    const json = await teacher.ask('PATCH', body.url, { 'tus-resumable': '1.0.0', 'content-type': 'application/json', 'upload-offset': '400' }, '{}');
    expect(await typeOf(json)).toEqual({ status: 415, type: problem('media-type-unsupported') });
    expect(await teacher.progress(body.url)).toMatchObject({ offset: '400' });
  });
});

describe('others', () => {
  it('do not find a case’s scans, nor an upload that is not theirs, not even the responsible person', async () => {
    const attestationId = await world.openDraft();
    const file = await uploaded(attestationId, pdf(800));
    const { body } = await teacher.begin(attestationId, 2_000, { replaces: file.fileId });
    await teacher.piece(body.url, 0, pdf(2_000).subarray(0, 500));

    expect((await stranger.begin(attestationId, 100)).status).toBe(404);
    expect((await listed(attestationId, stranger)).status).toBe(404);
    expect((await stranger.ask('GET', file.url)).status).toBe(404);
    expect((await responsible.ask('GET', file.url)).status).toBe(200);
    for (const who of [stranger, responsible]) {
      const answers = [await who.progress(body.url), await who.piece(body.url, 500, pdf(2_000).subarray(500)), await who.giveUp(body.url)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    }
    expect(await teacher.progress(body.url)).toMatchObject({ status: 200, offset: '500' });
  });

  it('are asked for their token at every step', async () => {
    const attestationId = await world.openDraft();
    const file = await uploaded(attestationId, pdf(810));
    const { body } = await teacher.begin(attestationId, 100);
    const asked = (method: string, path: string) => fetch(`${world.address}${path}`, { method, headers: { 'tus-resumable': '1.0.0' } });
    const answers = [
      await asked('OPTIONS', '/api/v1/portfolio/files/uploads'), await asked('POST', '/api/v1/portfolio/files/uploads'), await asked('HEAD', body.url), await asked('PATCH', body.url),
      await asked('DELETE', body.url), await asked('GET', file.url), await asked('GET', `/api/v1/portfolio/files?attestationId=${attestationId}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect((await device(world, newId<PersonId>()).progress(body.url)).status).toBe(403);
  });

  it('see them as members of the commission once it is assigned, and send nothing', async () => {
    const attestationId = await world.openDraft();
    const file = await uploaded(attestationId, pdf(820));
    const member = device(world, world.given.memberId);
    expect((await member.ask('GET', file.url)).status).toBe(404);
    const assigned = { attestationId, commissionId: world.given.commissionId, level: 'ORG' as const, rule: 'E.1/1', attestingOrganisationId: world.given.organisationId, assignedAt: '2025-03-17T04:00:00.000Z', reasons: [] };
    await world.events.onCommissionAssigned([world.event(FactType.CommissionAssigned, assigned)]);
    expect((await member.ask('GET', file.url)).status).toBe(200);
    expect((await member.begin(attestationId, 100)).status).toBe(403);
  });
});

describe('after the submission', () => {
  it('nothing is sent any more, an upload on its way neither; the snapshot holds the hash of each current version', async () => {
    const attestationId = await world.openDraft();
    const first = await uploaded(attestationId, pdf(600));
    const second = await uploaded(attestationId, pdf(650), { replaces: first.fileId });
    const { body } = await teacher.begin(attestationId, 700, { code: 'ESSAY' });
    await teacher.piece(body.url, 0, pdf(700).subarray(0, 100));
    await world.allAnswer(attestationId);
    await world.submits(attestationId);

    expect(await teacher.begin(attestationId, 100)).toMatchObject({ status: 409, body: { type: problem('evidence-frozen') } });
    expect(await responsible.begin(attestationId, 100)).toMatchObject({ status: 409, body: { type: problem('evidence-frozen') } });
    expect(await typeOf(await teacher.piece(body.url, 100, pdf(700).subarray(100)))).toEqual({ status: 409, type: problem('evidence-frozen') });
    expect(await rowsOf(attestationId)).toHaveLength(2);

    const { body: snapshot } = await world.call('get', `/attestations/${attestationId}/snapshot`, { as: world.given.personId });
    expect((JSON.parse(snapshot.content) as { files: unknown }).files).toEqual([
      { fileId: second.fileId, documentId: first.documentId, version: 2, code: 'DIPLOMA', name: 'диплом.pdf', type: 'application/pdf', size: 650, sha256: sha(pdf(650)) },
    ]);
    expect(snapshot.hash).toBe(sha(Buffer.from(snapshot.content)));
    expect(await bytesOf(await teacher.ask('GET', second.url))).toEqual(pdf(650));
  });

  it('what was whole a moment too late is refused, and its bytes are let go', async () => {
    const attestationId = await world.openDraft();
    const { body } = await teacher.begin(attestationId, 950);
    const bytes = pdf(950, 'late');
    await teacher.piece(body.url, 0, bytes.subarray(0, 900));
    const { rest, sent } = teacher.slowly(body.url, 900);
    await pause(100); // the door has let it in
    await world.submits(attestationId);
    await rest(bytes.subarray(900));
    expect(await typeOf(await sent)).toEqual({ status: 409, type: problem('evidence-frozen') });
    const place = join(world.folder, 'whole', sha(bytes).slice(0, 2));
    expect(await rowsOf(attestationId)).toEqual([]);
    expect(existsSync(place) ? readdirSync(place) : []).not.toContain(sha(bytes));
  });
});

describe('the list of scans', () => {
  it('is paged by key and narrowed to a document', async () => {
    const attestationId = await world.openDraft();
    for (const [index, code] of ['ESSAY', 'COURSES', 'ESSAY', '5.1'].entries()) await uploaded(attestationId, pdf(400 + index), { code });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Shown[]; next: string | null } = await listed(attestationId, teacher, `&limit=3&cursor=${cursor}`);
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.next;
    }
    expect(seen).toEqual(['ESSAY', 'COURSES', 'ESSAY', '5.1']);
    expect((await listed(attestationId, teacher, '&code=ESSAY')).items).toHaveLength(2);
    expect((await listed(newId<AttestationId>())).status).toBe(404);
  });
});
