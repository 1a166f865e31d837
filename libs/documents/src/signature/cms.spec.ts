import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '@attestation/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContentInfo, SignedData } from 'pkijs';
import { signAs, testAuthority, testKeyOf, testVerifier } from '../testing/index.js';
import { cmsSigner } from './cms-signer.js';
import { CmsVerifier } from './cms-verifier.js';
import { certificateOf, createDemoAuthority, issueDemoCertificate, type KeyAndCertificate } from './demo-authority.js';
import type { SignatureVerifier } from './ports.js';
import { trustIn } from './trust.js';

const AIGUL = '0195a2b0-0000-7000-8000-000000000001' as PersonId;
const SERIK = '0195a2b0-0000-7000-8000-000000000002' as PersonId;
const CONTENT = Buffer.from('Аттестаттау комиссиясының хаттамасы: Ә Ғ Қ Ң Ө Ұ Ү Һ І');
const SIGNED_AT = new Date('2025-05-20T09:30:00Z');
const RECEIVED = new Date('2025-05-20T09:31:00Z');

let verifier: SignatureVerifier;
let cms: Buffer;

beforeAll(async () => {
  verifier = await testVerifier();
  cms = await signAs(AIGUL, CONTENT, SIGNED_AT);
}, 60_000);

const judged = (signature: Uint8Array, content: Uint8Array = CONTENT, at = RECEIVED) => verifier.verify(content, signature, at);
const faultOf = async (signature: Uint8Array, content?: Uint8Array, at?: Date): Promise<string | undefined> => {
  const verified = await judged(signature, content, at);
  return verified.ok ? undefined : verified.fault;
};
const signWith = (pair: KeyAndCertificate, at = SIGNED_AT): Promise<Buffer> => cmsSigner(pair, () => at).sign(CONTENT);

describe('a signature', () => {
  it('says who signed, when, and with which certificate', async () => {
    const { certificatePem } = await testKeyOf(AIGUL);
    const fingerprint = fingerprintOf(certificatePem);

    expect(await judged(cms)).toEqual({ ok: true, personId: AIGUL, signedAt: '2025-05-20T09:30:00.000Z', fingerprint, subject: expect.stringContaining('CN=Тест 0001') });
  });

  it('of another person is that person’s', async () => {
    expect(await judged(await signAs(SERIK, CONTENT, SIGNED_AT))).toMatchObject({ ok: true, personId: SERIK });
  });

  it('covers empty content too, and content of megabytes', async () => {
    for (const content of [Buffer.alloc(0), Buffer.alloc(3_000_000, 7)]) {
      expect(await judged(await signAs(AIGUL, content, SIGNED_AT), content)).toMatchObject({ ok: true });
    }
  });

  it('is no signature of other content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(CONTENT.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        expect(await faultOf(cms, changed(CONTENT, at, change))).toBe('CONTENT_CHANGED');
      }),
      { numRuns: 200 },
    );
    expect(await faultOf(cms, Buffer.concat([CONTENT, Buffer.from(' ')]))).toBe('CONTENT_CHANGED');
  });

  it('is refused when any of its own bytes was changed', async () => {
    for (let at = 0; at < cms.length; at += 1) {
      for (const change of [0x01, 0x20]) expect([at, change, (await judged(changed(cms, at, change))).ok]).toEqual([at, change, false]);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(cms.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        expect((await judged(changed(cms, at, change))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('is refused when the names of its algorithms were exchanged', async () => {
    const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex');
    const at = cms.lastIndexOf(sha256WithRsa);

    expect(await faultOf(changed(cms, at + sha256WithRsa.length - 1, 0x0b ^ 0x01))).toBe('BROKEN');
  });

  it('is judged in a few milliseconds', async () => {
    for (let warm = 0; warm < 20; warm += 1) await judged(cms);
    const from = performance.now();
    for (let each = 0; each < 100; each += 1) await judged(cms);
    const perSignature = (performance.now() - from) / 100;

    expect(perSignature).toBeLessThan(20); // 2 ms on an idle machine
  });
});

describe('who signs', () => {
  it('must be vouched for by an authority we trust', async () => {
    const foreign = await createDemoAuthority();
    const pair = await issueDemoCertificate(foreign, { personId: AIGUL, name: 'Айгүл' });

    expect(await faultOf(await signWith(pair))).toBe('UNTRUSTED');
    expect(await new CmsVerifier(trustIn(foreign.certificatePem)).verify(CONTENT, await signWith(pair), RECEIVED)).toMatchObject({ ok: true });
  });

  it('may be vouched for over an authority in between that came along', async () => {
    const root = await createDemoAuthority({ name: 'Root', pathLength: 1 });
    const between = await createDemoAuthority({ name: 'Between', under: root });
    const pair = await issueDemoCertificate(between, { personId: AIGUL, name: 'Айгүл' });
    const believing = (anchor: KeyAndCertificate) => new CmsVerifier(trustIn(anchor.certificatePem));
    const [alone, along] = [await signWith(pair), withCertificate(await signWith(pair), between)];

    expect(await believing(root).verify(CONTENT, along, RECEIVED)).toMatchObject({ ok: true, personId: AIGUL });
    expect(await believing(root).verify(CONTENT, alone, RECEIVED)).toEqual({ ok: false, fault: 'UNTRUSTED' });
    expect(await believing(between).verify(CONTENT, alone, RECEIVED)).toMatchObject({ ok: true });
  });

  it('is not vouched for by an authority that may have none below it', async () => {
    const root = await createDemoAuthority({ name: 'Root' });
    const between = await createDemoAuthority({ name: 'Between', under: root });
    const pair = await issueDemoCertificate(between, { personId: AIGUL, name: 'Айгүл' });

    const signature = withCertificate(await signWith(pair), between);
    expect(await new CmsVerifier(trustIn(root.certificatePem)).verify(CONTENT, signature, RECEIVED)).toEqual({ ok: false, fault: 'UNTRUSTED' });
  });

  it('is not vouched for by a person’s certificate', async () => {
    const pair = await issueDemoCertificate(await testKeyOf(SERIK), { personId: AIGUL, name: 'Айгүл' });

    expect(await faultOf(await signWith(pair))).toBe('UNTRUSTED');
  });

  it('is no authority itself', async () => {
    expect(await faultOf(await signWith(await testAuthority()))).toBe('WRONG_PURPOSE');
  });

  it('is named by the platform’s id, or is nobody here', async () => {
    const pair = await issueDemoCertificate(await testAuthority(), { personId: 'IIN850101300123' as PersonId, name: 'Айгүл' });

    expect(await faultOf(await signWith(pair))).toBe('WRONG_PURPOSE');
  });

  it('signs within the term of the certificate', async () => {
    const term = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2025-12-31T23:59:59Z') };
    const pair = await issueDemoCertificate(await testAuthority(), { personId: AIGUL, name: 'Айгүл', ...term });
    const signature = await signWith(pair);

    expect(await faultOf(signature)).toBeUndefined();
    expect(await faultOf(signature, CONTENT, new Date('2026-01-01T00:00:00Z'))).toBe('EXPIRED');
    expect(await faultOf(signature, CONTENT, new Date('2024-12-31T00:00:00Z'))).toBe('NOT_YET_VALID');
    expect(await faultOf(await signWith(pair, new Date('2024-12-31T00:00:00Z')))).toBe('NOT_YET_VALID');
  });

  it('does not sign ahead of our clock, but for what clocks differ by', async () => {
    const pair = await testKeyOf(AIGUL);

    expect(await faultOf(await signWith(pair, new Date(RECEIVED.getTime() + 4 * 60_000)))).toBeUndefined();
    expect(await faultOf(await signWith(pair, new Date(RECEIVED.getTime() + 6 * 60_000)))).toBe('NOT_YET_VALID');
  });
});

describe('what is no signature', () => {
  it('is told from one, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(await faultOf(bytes)).toBe('BROKEN');
      }),
      { numRuns: 500 },
    );
  });

  it('is each beginning of one', async () => {
    for (let length = 0; length < cms.length; length += 7) expect(await faultOf(cms.subarray(0, length))).toBe('BROKEN');
    expect(await faultOf(Buffer.concat([cms, Buffer.alloc(1)]))).toBe('BROKEN');
  });

  it('is a piece of one in the place of another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(cms.length - 1), fc.nat(cms.length - 1), fc.integer({ min: 1, max: 200 }), async (from, to, length) => {
        const mixed = Buffer.from(cms);
        cms.copy(mixed, to, from, Math.min(from + length, cms.length));
        fc.pre(!mixed.equals(cms));
        expect((await judged(mixed)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['deep', Buffer.from('3080'.repeat(30_000), 'hex')],
    ['deep with lengths', nested(8_000)],
    ['of many small parts', Buffer.concat([Buffer.from('3082fffa', 'hex'), Buffer.alloc(0xfffa - 4, Buffer.from('0500', 'hex'))])],
    ['long', Buffer.alloc(20_000_000, 0x30)],
    ['longer than it is', Buffer.from('3084ffffffff06092a864886f70d010702', 'hex')],
    ['without end', Buffer.from('308006092a864886f70d010702a080', 'hex')],
  ])('is found at once where it is %s', async (_, bytes) => {
    const from = performance.now();

    expect(await faultOf(bytes)).toBe('BROKEN');
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('is a certificate alone', async () => {
    const der = Buffer.from((await testAuthority()).certificatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

    expect(await faultOf(der)).toBe('BROKEN');
  });
});

const openssl = hasOpenssl();
(openssl ? describe : describe.skip)('beside another implementation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cms-'));
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    const pair = await testKeyOf(AIGUL);
    writeFileSync(at('ca.pem'), (await testAuthority()).certificatePem);
    writeFileSync(at('person.pem'), pair.certificatePem);
    writeFileSync(at('person.key'), pair.privateKeyPem, { mode: 0o600 });
    writeFileSync(at('content'), CONTENT);
    writeFileSync(at('ours.der'), cms);
  });

  it('our signatures are understood', () => {
    const verify = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', at('ours.der'), '-content', at('content'), '-CAfile', at('ca.pem'), '-out', at('out')];

    execFileSync('openssl', verify, { stdio: 'pipe' });
    expect(readFileSync(at('out')).equals(CONTENT)).toBe(true);
  });

  it('its signatures are understood', async () => {
    const sign = ['cms', '-sign', '-binary', '-outform', 'DER', '-md', 'sha256', '-in', at('content'), '-signer', at('person.pem'), '-inkey', at('person.key'), '-out', at('theirs.der')];

    execFileSync('openssl', sign, { stdio: 'pipe' });
    expect(await judged(readFileSync(at('theirs.der')), CONTENT, new Date('2040-01-01T00:00:00Z'))).toMatchObject({ ok: true, personId: AIGUL });
  });
});

function changed(bytes: Buffer, at: number, change: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ change, at);
  return copy;
}

/** Sequences within sequences, each of its true length. */
function nested(depth: number): Buffer {
  let inner = Buffer.from('0500', 'hex');
  for (let level = 0; level < depth; level += 1) {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(0x3082, 0);
    head.writeUInt16BE(inner.length, 2);
    inner = Buffer.concat([head, inner]);
  }
  return inner;
}

/** The same signature with one more certificate beside it. */
function withCertificate(signature: Buffer, { certificatePem }: KeyAndCertificate): Buffer {
  const outer = ContentInfo.fromBER(new Uint8Array(signature));
  const signed = new SignedData({ schema: outer.content });
  signed.certificates?.push(certificateOf({ certificatePem, privateKeyPem: '' }));
  return Buffer.from(new ContentInfo({ contentType: outer.contentType, content: signed.toSchema(true) }).toSchema().toBER());
}

function fingerprintOf(pem: string): string {
  return createHash('sha256').update(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')).digest('hex');
}

function hasOpenssl(): boolean {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL');
  } catch {
    return false;
  }
}
