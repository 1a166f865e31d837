import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { TokenVerifier } from './token-verifier.js';
import type { TokenOptions } from './token-verifier.js';

const PERSON = '018f4f3e-0001-7000-8000-000000000001';

type Pair = ReturnType<typeof generateKeyPair>;
const pairs = new Map<string, Pair>(); // making one takes its time: one for each name
const pairOf = (kid: string): Pair => {
  const pair = pairs.get(kid) ?? generateKeyPair('RS256', { extractable: true });
  pairs.set(kid, pair);
  return pair;
};

/** An issuer whose keys, answers and life a test decides. */
class Issuer {
  address = '';
  asked = 0;
  broken = false;
  named?: string;
  keys: JWK[] = [];
  private signing?: CryptoKey;
  private server?: Server;

  async start(): Promise<void> {
    await this.rotate('first');
    this.server = createServer(({ url = '' }, response) => {
      this.asked += 1;
      if (this.broken) return void response.writeHead(503).end();
      const body = url.endsWith('/jwks') ? { keys: this.keys } : { issuer: this.named ?? this.address, jwks_uri: `${this.address}/jwks` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async rotate(kid: string): Promise<void> {
    const { privateKey, publicKey } = await pairOf(kid);
    this.signing = privateKey;
    this.keys = [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }];
  }

  token(claims: Record<string, unknown> = {}, { kid = 'first', key = this.signing as CryptoKey | Uint8Array, alg = 'RS256' } = {}): Promise<string> {
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const all = { iss: this.address, aud: 'attestation', sub: PERSON, client_id: 'web', iat: now, exp: now + 600, ...claims };
    return new SignJWT(all).setProtectedHeader({ alg, kid, typ: 'at+jwt' }).sign(key);
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

let issuer: Issuer;
const verifier = (more: Partial<TokenOptions> = {}) => new TokenVerifier({ issuer: issuer.address, audience: 'attestation', ...more });
const now = () => Math.floor((performance.timeOrigin + performance.now()) / 1000);

beforeEach(async () => {
  issuer = new Issuer();
  await issuer.start();
});
afterEach(() => issuer.stop());

describe('A good token', () => {
  it('names the person and the client', async () => {
    expect(await verifier().verify(await issuer.token())).toEqual({ ok: true, personId: PERSON, client: 'web' });
  });

  it('may name the person by another claim, where the issuer\'s subjects are its own', async () => {
    const token = await issuer.token({ sub: 'f:keycloak:1', person_id: PERSON });
    expect(await verifier({ personClaim: 'person_id' }).verify(token)).toMatchObject({ ok: true, personId: PERSON });
  });

  it('is still good while clocks differ by less than the skew', async () => {
    expect(await verifier().verify(await issuer.token({ exp: now() - 2 }))).toMatchObject({ ok: true });
  });

  it('asks the issuer for its keys once, not for each request', async () => {
    const one = verifier();
    const token = await issuer.token();
    await Promise.all(Array.from({ length: 20 }, () => one.verify(token)));
    expect(issuer.asked).toBe(2); // its description and its keys
  });

  it('is good with a key that the issuer has only just begun to use', async () => {
    const one = verifier();
    await one.verify(await issuer.token());
    await issuer.rotate('second');
    // within the cool-down nothing new is asked for: refused, but never taken for good
    expect((await one.verify(await issuer.token({}, { kid: 'second' }))).ok).toBe(false);
    expect(await verifier().verify(await issuer.token({}, { kid: 'second' }))).toMatchObject({ ok: true });
  });
});

describe('A token that was good', () => {
  it('is so no longer when it is over', async () => {
    const one = verifier({ skewSeconds: 0 });
    const token = await issuer.token({ exp: now() + 2 });
    expect(await one.verify(token)).toMatchObject({ ok: true });
    expect(await one.verify(token)).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await one.verify(token)).toMatchObject({ ok: false, why: 'refused' });
  });

  it('vouches for no other of the same person', async () => {
    const one = verifier();
    const [header, payload, signature] = (await issuer.token()).split('.');
    await one.verify([header, payload, signature].join('.'));
    expect(await one.verify([header, payload, signature?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))].join('.'))).toMatchObject({ ok: false });
  });
});

describe('A token is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['when it is over', { exp: 1_700_000_000 }],
    ['without an end', { exp: undefined }],
    ['before it begins', { nbf: 4_000_000_000 }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['for somebody else', { aud: 'another-system' }],
    ['for nobody', { aud: undefined }],
    ['without a subject', { sub: undefined }],
    ['whose subject is no person\'s id', { sub: 'admin' }],
    ['of a machine, even one called like a person', { client_id: PERSON }],
  ])('%s', async (_, claims) => {
    expect(await verifier().verify(await issuer.token(claims))).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when its signature is another\'s', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await verifier().verify(await issuer.token({}, { key: privateKey }))).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when one letter of its content was changed', async () => {
    const [header, payload = '', signature] = (await issuer.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: PERSON.replace(/1$/, '2') })).toString('base64url');
    expect(await verifier().verify([header, forged, signature].join('.'))).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when it is not signed at all', async () => {
    const token = new UnsecuredJWT({ sub: PERSON, iss: issuer.address, aud: 'attestation', exp: now() + 600 }).encode();
    expect(await verifier().verify(token)).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when the public key was used as a shared secret', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    issuer.keys = [{ ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256', use: 'sig' }];
    const secret = new TextEncoder().encode(await exportSPKI(publicKey));
    expect(await verifier().verify(await issuer.token({}, { key: secret, alg: 'HS256' }))).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when its algorithm is not among those pinned', async () => {
    expect(await verifier({ algorithms: ['ES256'] }).verify(await issuer.token())).toMatchObject({ ok: false, why: 'refused' });
  });

  it.each(['', 'a.b.c', 'x', `${'a'.repeat(10_000)}.b.c`])('when it is no token (%#)', async (text) => {
    expect(await verifier().verify(text)).toMatchObject({ ok: false, why: 'refused' });
  });
});

describe('While the issuer does not answer', () => {
  it('nobody can say whether a token is good: it is not taken for good', async () => {
    issuer.broken = true;
    expect(await verifier().verify(await issuer.token())).toMatchObject({ ok: false, why: 'unavailable' });
  });

  it('known keys hold until they expire, then nothing is believed', async () => {
    const one = verifier({ keysMaxAgeMs: 200 });
    const token = await issuer.token();
    expect((await one.verify(token)).ok).toBe(true);
    issuer.broken = true;
    expect((await one.verify(token)).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await one.verify(token)).toMatchObject({ ok: false, why: 'unavailable' });
    issuer.broken = false;
    expect((await one.verify(token)).ok).toBe(true);
  });

  it('an issuer that calls itself otherwise is not believed', async () => {
    issuer.named = 'https://elsewhere.example';
    expect(await verifier().verify(await issuer.token())).toMatchObject({ ok: false, why: 'unavailable' });
  });
});

describe('A machine\'s own token', () => {
  it('names the client', async () => {
    expect(await verifier().verifyClient(await issuer.token({ sub: 'integrations', client_id: 'integrations' }))).toEqual({ ok: true, client: 'integrations' });
  });

  it('is not a person\'s', async () => {
    expect(await verifier().verifyClient(await issuer.token())).toMatchObject({ ok: false, why: 'refused' });
  });
});
