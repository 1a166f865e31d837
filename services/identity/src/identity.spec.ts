import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '@attestation/access/sign-in';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { startService, type RunningService } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { service } from './index.js';

const BOOTSTRAP = 'bootstrap-secret-of-the-test';
const MACHINE = 'machine-secret-of-the-test';
const teacher = { login: 'aigul', password: 'a long enough password', personId: '0195a2b0-0000-7000-8000-000000000001' };

let database: TestDatabase;
let running: RunningService;
let port: number;

const here = (path: string): string => `http://127.0.0.1:${port}${path}`;
const issuer = (): string => here('/oidc');
const web = () => ({ issuer: issuer(), clientId: 'web', redirectUri: here('/'), login: teacher.login, password: teacher.password });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: found } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return found;
}

/** A registry's account, as an operator lays it down. */
const registryClients = join(mkdtempSync(join(tmpdir(), 'registry-clients-')), 'clients.json');
writeFileSync(registryClients, JSON.stringify({ 'registry-diploma': 'secret-of-the-diplomas' }));

const start = (more: Record<string, string> = {}): Promise<RunningService> =>
  startService(service, {
    IDENTITY_PORT: String(port),
    IDENTITY_DATABASE_URL: database.url,
    PUBLIC_URL: here(''),
    IDENTITY_BOOTSTRAP_SECRET: BOOTSTRAP,
    INTEGRATIONS_CLIENT_SECRET: MACHINE,
    REGISTRY_CLIENTS_FILE: registryClients,
    LOG_LEVEL: 'silent',
    ...more,
  });

const putAccount = (account: object, secret = BOOTSTRAP): Promise<Response> =>
  fetch(here('/internal/accounts'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'accept-language': 'en' },
    body: JSON.stringify(account),
  });

const token = (form: Record<string, string>, client?: string): Promise<Response> =>
  fetch(`${issuer()}/token`, {
    method: 'POST',
    headers: client ? { authorization: `Basic ${Buffer.from(client).toString('base64')}` } : {},
    body: new URLSearchParams(form),
  });

const authorization = (more: Record<string, string> = {}): string =>
  `${issuer()}/auth?${new URLSearchParams({
    client_id: 'web',
    redirect_uri: here('/'),
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  })}`;

/** Opens the sign-in page as a browser would. */
async function openSignInPage(more: Record<string, string> = {}, query = ''): Promise<{ at: string; cookie: string; page: Response }> {
  const first = await fetch(authorization(more), { redirect: 'manual' });
  const cookie = first.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  const at = new URL(first.headers.get('location')!, issuer()).href;
  return { at, cookie, page: await fetch(at + query, { headers: { cookie } }) };
}

interface Tokens {
  access_token: string;
  refresh_token: string;
}

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** Signs the teacher in on the page; what the application then sends to the token endpoint. */
async function codeGrant(): Promise<Record<string, string>> {
  const { at, cookie } = await openSignInPage({ scope: 'openid offline_access' });
  const form = new URLSearchParams({ login: teacher.login, password: teacher.password });
  const done = await fetch(at, { method: 'POST', headers: { cookie }, body: form, redirect: 'manual' });
  const resumed = await fetch(new URL(done.headers.get('location')!, at), { headers: { cookie }, redirect: 'manual' });
  const code = new URL(resumed.headers.get('location')!).searchParams.get('code')!;
  return { grant_type: 'authorization_code', code, client_id: 'web', redirect_uri: here('/'), code_verifier: VERIFIER };
}

beforeAll(async () => {
  database = await testDatabase();
  port = await freePort();
  running = await start();
  await putAccount(teacher);
});

afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

describe('an access token', () => {
  it('says who signed in, to the audience of the platform, for ten minutes, signed by a published key', async () => {
    const { accessToken, expiresIn } = await signIn(web());

    const { payload, protectedHeader } = await jwtVerify(accessToken, createRemoteJWKSet(new URL(here('/oidc/jwks'))), {
      issuer: issuer(),
      audience: 'attestation',
      algorithms: ['RS256'],
    });
    expect(protectedHeader.typ).toBe('at+jwt');
    expect(payload).toMatchObject({ sub: teacher.personId, client_id: 'web' });
    expect(expiresIn).toBe(600);
    expect(payload.exp! - payload.iat!).toBe(600);
  });

  it('is renewed by a refresh token, which works once', async () => {
    const first = (await (await token(await codeGrant())).json()) as Tokens;
    const renewal = { grant_type: 'refresh_token', client_id: 'web', refresh_token: first.refresh_token };

    const renewed = await token(renewal);
    const again = await token(renewal);

    const second = (await renewed.json()) as Tokens;
    expect(decodeJwt(second.access_token)).toMatchObject({ sub: teacher.personId, aud: 'attestation' });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(again.status).toBe(400);
  });

  it('is given for a code once, even when it is presented twice at once', async () => {
    const grant = await codeGrant();

    const answers = await Promise.all([token(grant), token(grant)]);

    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    expect((await token(grant)).status).toBe(400);
  });

  it('is not given for a wrong password', async () => {
    await expect(signIn({ ...web(), password: 'another long password' })).rejects.toThrow('The login name or the password is wrong.');
  });

  it('is not given for an unknown name, with the same words', async () => {
    await expect(signIn({ ...web(), login: 'nobody' })).rejects.toThrow('The login name or the password is wrong.');
  });

  it('is not given to a foreign redirect address', async () => {
    const refused = await fetch(authorization({ redirect_uri: 'http://127.0.0.1:1/' }), { redirect: 'manual' });

    expect(refused.status).toBe(400);
    expect(refused.headers.get('location')).toBeNull();
  });

  it('is not given without PKCE', async () => {
    const plain = new URL(authorization());
    plain.searchParams.delete('code_challenge');
    plain.searchParams.delete('code_challenge_method');

    const refused = await fetch(plain, { redirect: 'manual' });

    expect(new URL(refused.headers.get('location')!).searchParams.get('error')).toBe('invalid_request');
  });
});

describe('the machine client', () => {
  it('gets a token in its own name with its secret', async () => {
    const answer = await token({ grant_type: 'client_credentials' }, `integrations:${MACHINE}`);

    const { access_token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(access_token)).toMatchObject({ aud: 'attestation', client_id: 'integrations', sub: 'integrations' });
  });

  it('of a registry gets one too', async () => {
    const answer = await token({ grant_type: 'client_credentials' }, 'registry-diploma:secret-of-the-diplomas');

    const { access_token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(access_token)).toMatchObject({ aud: 'attestation', sub: 'registry-diploma' });
    expect((await token({ grant_type: 'client_credentials' }, 'registry-courses:secret-of-the-diplomas')).status).toBe(401);
  });

  it('gets nothing with another secret', async () => {
    expect((await token({ grant_type: 'client_credentials' }, 'integrations:wrong-secret-of-the-test')).status).toBe(401);
  });

  it('does not exist for the application’s client', async () => {
    expect((await token({ grant_type: 'client_credentials', client_id: 'web' })).status).toBe(400);
  });
});

describe('the sign-in page', () => {
  it('is Kazakh unless another language is wished', async () => {
    const { page } = await openSignInPage();

    const html = await page.text();
    expect(html).toContain('<html lang="kk">');
    expect(html).toContain('Құпиясөз');
  });

  it('speaks the language that the application asks for', async () => {
    const { page } = await openSignInPage({ ui_locales: 'ru' });

    expect(await page.text()).toContain('Войти');
  });

  it('changes its language by a link on it', async () => {
    const { page } = await openSignInPage({ ui_locales: 'ru' }, '?lang=en');

    expect(await page.text()).toContain('<html lang="en">');
  });

  it('runs no script and sits in nobody’s frame', async () => {
    const { page } = await openSignInPage();

    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(await page.text()).not.toContain('<script');
  });

  it('names every field for a screen reader and announces a failure', async () => {
    const { at, cookie } = await openSignInPage();

    const failed = await fetch(at, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ login: '"><b>x', password: 'wrong' }) });

    const html = await failed.text();
    expect(failed.status).toBe(401);
    expect(html).toContain('<label for="login">');
    expect(html).toContain('<label for="password">');
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('<b>x');
  });

  it('belongs to the browser that opened it', async () => {
    const { at } = await openSignInPage();

    const stranger = await fetch(at);

    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('session_not_found');
  });

  it('closes a name after ten failures and says so, also for a name that nobody has', async () => {
    for (const login of ['closed-one', 'nobody-at-all']) {
      if (login === 'closed-one') await putAccount({ ...teacher, login, personId: '0195a2b0-0000-7000-8000-0000000000c1' });
      const { at, cookie } = await openSignInPage({ ui_locales: 'en' });
      const attempt = async (password: string): Promise<string> =>
        (await fetch(at, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ login, password }) })).text();

      for (let failure = 0; failure < 10; failure += 1) expect(await attempt('not the password')).toContain('is wrong');

      expect(await attempt(teacher.password)).toContain('Try again in 15 minutes');
    }
  }, 30_000);

  it('says when to come again, rather than that the password is wrong, while more come than can be answered', async () => {
    const { at, cookie } = await openSignInPage({ ui_locales: 'en' });
    const attempt = () => fetch(at, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ login: 'many-at-once', password: 'not the password' }) });

    const answers = await Promise.all(Array.from({ length: 30 }, attempt));

    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]!.headers.get('retry-after')).toBe('5');
    expect(await busy[0]!.text()).toContain('Too many people are signing in at this moment.');
    expect(answers.every(({ status }) => status === 503 || status === 401)).toBe(true);
  });
});

describe('an account', () => {
  it('is made once, however often it is asked for', async () => {
    const account = { login: 'Serik', password: 'a password of serik', personId: '0195a2b0-0000-7000-8000-000000000002' };

    const answers = await Promise.all([putAccount(account), putAccount(account), putAccount(account)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await answers[0]!.json()).toEqual({ login: 'serik', personId: account.personId });
  });

  it('takes a new password for the same person', async () => {
    const account = { login: 'dana', password: 'the first password', personId: '0195a2b0-0000-7000-8000-000000000003' };
    await putAccount(account);
    await putAccount({ ...account, password: 'the second password' });

    await expect(signIn({ ...web(), login: 'dana', password: 'the first password' })).rejects.toThrow();
    await expect(signIn({ ...web(), login: 'dana', password: 'the second password' })).resolves.toMatchObject({ expiresIn: 600 });
  });

  it('is nobody else’s', async () => {
    const taken = await putAccount({ ...teacher, personId: '0195a2b0-0000-7000-8000-0000000000ff' });

    expect(taken.status).toBe(409);
    expect(await taken.json()).toMatchObject({ type: 'urn:ustaz:problem:login-taken' });
  });

  it('is made by nobody without the secret', async () => {
    expect((await putAccount(teacher, 'another-secret-of-some-length')).status).toBe(401);
  });

  it('is refused with an unknown field', async () => {
    expect((await putAccount({ ...teacher, role: 'HEAD' })).status).toBe(422);
  });
});

describe('the issuer', () => {
  it('names addresses of its own only, whatever Host a caller claims', async () => {
    const { Agent, request } = await import('node:http');
    const body = await new Promise<string>((resolve, reject) => {
      const ask = request(
        { port, host: '127.0.0.1', path: '/oidc/.well-known/openid-configuration', headers: { host: 'evil.example' }, agent: new Agent() },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve(text));
        },
      );
      ask.on('error', reject).end();
    });

    expect(body).toContain(issuer());
    expect(body).not.toContain('evil.example');
  });

  it('lets a browser keep for a minute what it says of itself, and nothing else', async () => {
    const kept = async (path: string) => (await fetch(`http://127.0.0.1:${port}/oidc/${path}`, { redirect: 'manual' })).headers.get('cache-control');
    expect(await kept('.well-known/openid-configuration')).toBe('private, max-age=60');
    expect(await kept('auth?client_id=nobody')).not.toMatch(/max-age/);
  });

  it('keeps its keys over a restart: tokens given before stay valid', async () => {
    const { accessToken } = await signIn(web());
    await running.stop();
    running = await start();

    const keys = createRemoteJWKSet(new URL(here('/oidc/jwks')));

    await expect(jwtVerify(accessToken, keys, { audience: 'attestation' })).resolves.toBeDefined();
    expect(decodeProtectedHeader(accessToken).kid).toBeDefined();
  });

  it('does not start in production, and says why', async () => {
    await expect(start({ NODE_ENV: 'production', IDENTITY_PORT: '0' })).rejects.toThrow('does not run with NODE_ENV=production');
  });
});
