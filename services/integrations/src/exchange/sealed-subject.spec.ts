import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { isUsableKey, sealFor, SealBroken, unseal } from './sealed-subject.js';

const SEED = 20250317;
const subject = { personalNumber: '900101100014', about: '0195a2b0-4c11-7a2b-8c3d-0123456789ab' };

let ours: JWK;
let others: JWK;
let curve: JWK;

const publicOf = ({ kty, n, e, crv, x, y, kid }: JWK): JWK => ({ kty, n, e, crv, x, y, kid });
const make = async (alg: string, more: object, kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, ...more });
  return { ...(await exportJWK(privateKey)), kid };
};

beforeAll(async () => {
  [ours, others, curve] = await Promise.all([
    make('RSA-OAEP-256', { modulusLength: 2048 }, 'ours'), make('RSA-OAEP-256', { modulusLength: 2048 }, 'others'), make('ECDH-ES+A256KW', { crv: 'X25519' }, 'curve'),
  ]);
});

describe('a sealed subject', () => {
  it('is read by whoever holds the key, also when a newer key stands before it', async () => {
    const sealed = await sealFor(publicOf(ours), subject);

    expect(await unseal([ours], sealed)).toEqual(subject);
    expect(await unseal([others, ours], sealed)).toEqual(subject);
  });

  it('is read whichever of our keys it was sealed with, and with no other', async () => {
    for (const key of [ours, curve]) expect(await unseal([curve, ours], await sealFor(publicOf(key), subject))).toEqual(subject);
    await expect(unseal([{ ...ours, kid: 'curve' }], await sealFor(publicOf(curve), subject))).rejects.toBeInstanceOf(SealBroken);
  });

  it('shows nothing of the person, and never looks the same twice', async () => {
    const [first, second] = await Promise.all([sealFor(publicOf(ours), subject), sealFor(publicOf(ours), subject)]);

    expect(Buffer.from(first.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')).join('')).toString()).not.toContain(subject.personalNumber);
    expect(first).not.toBe(second);
  });

  it('is not read with another key', async () => {
    await expect(unseal([others], await sealFor(publicOf(ours), subject))).rejects.toBeInstanceOf(SealBroken);
  });

  it('is not read when a single character was changed', async () => {
    const sealed = await sealFor(publicOf(ours), subject);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: sealed.length - 2 }), async (place) => {
        const sign = sealed[place] === 'A' ? 'B' : 'A';
        if (sealed[place] === '.') return;
        const changed = sealed.slice(0, place) + sign + sealed.slice(place + 1);
        const read = await unseal([ours], changed).catch((problem: unknown) => problem);
        // the last bits of a base64url part may say nothing: then it is the same text still
        expect(read instanceof SealBroken || JSON.stringify(read) === JSON.stringify(subject)).toBe(true);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('is refused when its sender chose the algorithm instead of us', async () => {
    const plain = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');

    await expect(unseal([ours], `${plain}....`)).rejects.toBeInstanceOf(SealBroken);
    await expect(unseal([ours], 'a.b.c.d.e')).rejects.toBeInstanceOf(SealBroken);
  });
});

describe('a registry’s key', () => {
  it.each([
    ['RSA of 2048 bits', 'RSA-OAEP-256', { modulusLength: 2048 }, true],
    ['P-256', 'ECDH-ES+A256KW', { crv: 'P-256' }, true],
    ['X25519', 'ECDH-ES+A256KW', { crv: 'X25519' }, true],
  ])('%s can be used, its private part cannot', async (_, alg, more, usable) => {
    const key = await make(alg, more, 'registry');

    expect([await isUsableKey(publicOf(key)), await isUsableKey(key)]).toEqual([usable, false]);
  });

  it.each<[string, JWK]>([
    ['an empty one', { kty: 'RSA' }],
    ['a short one', { kty: 'RSA', n: Buffer.alloc(128, 255).toString('base64url'), e: 'AQAB' }],
    ['one for signing', { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32, 1).toString('base64url') }],
    ['a secret', { kty: 'oct', k: 'AAAA' }],
  ])('%s cannot be used', async (_, key) => {
    expect(await isUsableKey(key)).toBe(false);
  });
});
