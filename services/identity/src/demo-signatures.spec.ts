import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '@attestation/access/sign-in';
import { CmsVerifier, createDemoAuthority, type KeyAndCertificate, trustIn } from '@attestation/documents/signature';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { fixedClock, type RunningService, startService } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { service } from './index.js';

const BOOTSTRAP = 'bootstrap-secret-of-the-test';
const CONTENT = Buffer.from('Хаттама № 3');
const NOW = '2025-05-20T09:30:00.000Z';
const aigul = { login: 'aigul', password: 'a long enough password', personId: '0195a2b0-0000-7000-8000-000000000001' };
const serik = { login: 'serik', password: 'another long password', personId: '0195a2b0-0000-7000-8000-000000000002' };

let database: TestDatabase;
let running: RunningService;
let authority: KeyAndCertificate;
let port: number;

const here = (path: string): string => `http://127.0.0.1:${port}${path}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: found } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return found;
}

function fileOf({ certificatePem, privateKeyPem }: KeyAndCertificate): string {
  const file = join(mkdtempSync(join(tmpdir(), 'authority-')), 'authority.pem');
  writeFileSync(file, certificatePem + privateKeyPem, { mode: 0o600 });
  return file;
}

const start = (more: Record<string, string>): Promise<RunningService> =>
  startService(
    service,
    { IDENTITY_PORT: String(port), IDENTITY_DATABASE_URL: database.url, PUBLIC_URL: here(''), IDENTITY_BOOTSTRAP_SECRET: BOOTSTRAP, LOG_LEVEL: 'silent', ...more },
    { clock: fixedClock(NOW) },
  );

const tokenOf = async ({ login, password }: typeof aigul): Promise<string> =>
  (await signIn({ issuer: here('/oidc'), clientId: 'web', redirectUri: here('/'), login, password })).accessToken;

const ask = (body: object, token?: string): Promise<Response> =>
  fetch(here('/oidc/demo-signatures'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

async function signedBy(person: typeof aigul, content = CONTENT): Promise<Buffer> {
  const answer = await ask({ content: content.toString('base64') }, await tokenOf(person));
  expect(answer.status).toBe(200);
  return Buffer.from(((await answer.json()) as { cms: string }).cms, 'base64');
}

const verified = (cms: Buffer, content = CONTENT, trusted = authority) => new CmsVerifier(trustIn(trusted.certificatePem)).verify(content, cms, new Date(NOW));

beforeAll(async () => {
  database = await testDatabase();
  port = await freePort();
  authority = await createDemoAuthority();
  running = await start({ SIGNATURE_AUTHORITY: fileOf(authority) });
  for (const person of [aigul, serik]) {
    const answer = await fetch(here('/internal/accounts'), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP}` }, body: JSON.stringify(person) });
    expect(answer.status).toBe(200);
  }
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

describe('a demo signature', () => {
  it('is the signed-in person’s, at the platform’s time, over exactly the bytes she sent', async () => {
    const cms = await signedBy(aigul);

    expect(await verified(cms)).toMatchObject({ ok: true, personId: aigul.personId, signedAt: NOW, subject: expect.stringContaining('CN=aigul') });
    expect(await verified(cms, Buffer.from('Хаттама № 4'))).toEqual({ ok: false, fault: 'CONTENT_CHANGED' });
    expect(await verified(await signedBy(serik))).toMatchObject({ ok: true, personId: serik.personId });
  });

  it('covers a document of half a megabyte', async () => {
    const content = Buffer.alloc(500_000, 'ә');

    expect(await verified(await signedBy(aigul, content), content)).toMatchObject({ ok: true });
  });

  it('is of one key, however many are asked for at once', async () => {
    const person = { login: 'dana', password: 'the password of dana', personId: '0195a2b0-0000-7000-8000-000000000003' };
    await fetch(here('/internal/accounts'), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP}` }, body: JSON.stringify(person) });

    const all = await Promise.all([1, 2, 3, 4].map(async () => verified(await signedBy(person))));

    expect(new Set(all.map((each) => each.ok && each.fingerprint)).size).toBe(1);
  });

  it('is of the same key after a restart, and of another under another authority', async () => {
    const of = async (trusted = authority): Promise<string | false> => {
      const each = await verified(await signedBy(aigul), CONTENT, trusted);
      return each.ok && each.fingerprint;
    };
    const before = await of();
    const other = await createDemoAuthority();

    await running.stop();
    running = await start({ SIGNATURE_AUTHORITY: fileOf(other) });
    const under = await of(other);
    await running.stop();
    running = await start({ SIGNATURE_AUTHORITY: fileOf(authority) });

    expect(under).toMatch(/^[0-9a-f]{64}$/);
    expect(under).not.toBe(before);
    expect(await of()).toBe(before);
  }, 60_000);

  it('is nobody’s who is not signed in', async () => {
    const { accessToken } = await signIn({ issuer: here('/oidc'), clientId: 'web', redirectUri: here('/'), login: aigul.login, password: aigul.password });
    const broken = `${accessToken.slice(0, -4)}AAAA`;

    expect((await ask({ content: 'AAAA' })).status).toBe(401);
    expect((await ask({ content: 'AAAA' }, broken)).status).toBe(401);
    expect((await ask({ content: 'AAAA' }, 'no.token.at-all')).status).toBe(401);
  });

  it.each([
    ['no base64', { content: 'ә' }, 422],
    ['nothing', {}, 422],
    ['another person’s name', { content: 'AAAA', personId: serik.personId }, 422],
    ['too much', { content: 'A'.repeat(1_040_004) }, 422],
    ['much too much', { content: 'A'.repeat(2_000_000) }, 413],
  ])('is not made of %s', async (_, body, status) => {
    expect((await ask(body, await tokenOf(aigul))).status).toBe(status);
  });
});

describe('a demo key', () => {
  it('lies sealed in the database: who has the database alone cannot sign', async () => {
    await signedBy(aigul);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ private_key_pem: string }>('select private_key_pem from identity.demo_key');
    await client.end();

    expect(rows.length).toBeGreaterThan(0);
    for (const { private_key_pem } of rows) expect(private_key_pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  });
});

describe('the demo authority', () => {
  it('is told to anybody', async () => {
    const answer = await fetch(here('/oidc/demo-trust'));

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(authority.certificatePem);
  });

  it('where there is none, nobody signs here, and the issuer still issues', async () => {
    await running.stop();
    running = await start({});

    expect((await ask({ content: 'AAAA' })).status).toBe(404);
    expect((await fetch(here('/oidc/demo-trust'))).status).toBe(404);
    expect((await fetch(here('/oidc/.well-known/openid-configuration'))).status).toBe(200);
  });
});
