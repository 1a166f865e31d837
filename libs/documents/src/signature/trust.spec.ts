import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '@attestation/contracts';
import { ConfigError } from '@attestation/service-kit/config';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testAuthority, testKeyOf, testTrustFile } from '../testing/index.js';
import type { KeyAndCertificate } from './demo-authority.js';
import { fingerprintOf, readDemoAuthority, readTrust, trustIn } from './trust.js';

const AIGUL = '0195a2b0-0000-7000-8000-000000000001' as PersonId;
const folder = mkdtempSync(join(tmpdir(), 'trust-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

let authority: KeyAndCertificate;
let person: KeyAndCertificate;
beforeAll(async () => {
  authority = await testAuthority();
  person = await testKeyOf(AIGUL);
}, 60_000);

const refusal = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'none';
};

describe('whom a service believes', () => {
  it('is read from the file that it is told of', async () => {
    const { anchors, demo } = readTrust({ SIGNATURE_TRUST: await testTrustFile() });

    expect(anchors.map(({ fingerprint }) => fingerprint)).toEqual([fingerprintOf(authority.certificatePem)]);
    expect(demo).toBe(true);
  });

  it('may be several', () => {
    expect(trustIn(`Ours:\n${authority.certificatePem}\nand again\n${authority.certificatePem}`).anchors).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined, 'SIGNATURE_TRUST must name a PEM file'],
    ['a file that is not there', '/nowhere/trust.pem', 'The file of SIGNATURE_TRUST (/nowhere/trust.pem) cannot be read (ENOENT).'],
    ['an empty file', file('empty.pem', ''), 'holds no certificate.'],
    ['another text', file('text.pem', 'ca.pem'), 'holds no certificate.'],
    ['a broken certificate', file('broken.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'), 'holds a certificate that cannot be read.'],
  ])('is not %s: said in one sentence', (_, path, sentence) => {
    expect(refusal(() => readTrust({ SIGNATURE_TRUST: path }))).toContain(sentence);
  });

  it('is no person', () => {
    expect(refusal(() => readTrust({ SIGNATURE_TRUST: file('person.pem', person.certificatePem) }))).toContain('holds a certificate that is no authority\'s.');
  });

  it('is no demo authority in production', async () => {
    const path = await testTrustFile();

    expect(refusal(() => readTrust({ SIGNATURE_TRUST: path, NODE_ENV: 'production' }))).toBe(
      `The file of SIGNATURE_TRUST (${path}) names a demo authority, which production refuses: name your country's authorities instead.`,
    );
  });
});

describe('who signs on a laptop', () => {
  it('is read with the key', () => {
    const path = file('authority.pem', authority.certificatePem + authority.privateKeyPem);

    expect(readDemoAuthority({ SIGNATURE_AUTHORITY: path })).toEqual(authority);
    expect(readDemoAuthority({})).toBeUndefined();
  });

  it('is nobody without the key, nor in production', () => {
    const path = file('alone.pem', authority.certificatePem);

    expect(refusal(() => readDemoAuthority({ SIGNATURE_AUTHORITY: path }))).toContain('must hold a certificate and its private key.');
    expect(refusal(() => readDemoAuthority({ SIGNATURE_AUTHORITY: path, NODE_ENV: 'production' }))).toContain('production refuses');
    expect(refusal(() => readDemoAuthority({ SIGNATURE_AUTHORITY: '/nowhere' }))).toContain('cannot be read (ENOENT)');
  });
});
