import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '@attestation/contracts';
import { cmsSigner } from '../signature/cms-signer.js';
import { CmsVerifier } from '../signature/cms-verifier.js';
import { createDemoAuthority, generateKeys, issueDemoCertificate, type KeyAndCertificate } from '../signature/demo-authority.js';
import type { SignatureVerifier } from '../signature/ports.js';
import { trustIn } from '../signature/trust.js';

/** Keys are costly: one authority for a process, and one pair for all its people, each of whom has a certificate of his own. */
let keys: ReturnType<typeof generateKeys> | undefined;
let authority: Promise<KeyAndCertificate> | undefined;
let file: Promise<string> | undefined;
const people = new Map<PersonId, Promise<KeyAndCertificate>>();

/** The demo authority of this process. */
export const testAuthority = (): Promise<KeyAndCertificate> => (authority ??= createDemoAuthority());

/** A PEM file of it, for SIGNATURE_TRUST. */
export const testTrustFile = (): Promise<string> => (file ??= testAuthority().then(writeTrust));

/** Believes the authority of this process. */
export const testVerifier = async (): Promise<SignatureVerifier> => new CmsVerifier(trustIn((await testAuthority()).certificatePem));

/** The demo key of a person. */
export function testKeyOf(personId: PersonId): Promise<KeyAndCertificate> {
  const known = people.get(personId) ?? certify(personId);
  people.set(personId, known);
  return known;
}

async function certify(personId: PersonId): Promise<KeyAndCertificate> {
  return issueDemoCertificate(await testAuthority(), { personId, name: `Тест ${personId.slice(-4)}`, keys: await (keys ??= generateKeys()) });
}

/**
 * A detached CMS signature of this person.
 * @param at when he says he signs; a verifier refuses what lies ahead of its clock, so the default is early
 */
export async function signAs(personId: PersonId, content: Uint8Array, at: Date | string = '2025-01-06T04:00:00Z'): Promise<Buffer> {
  return cmsSigner(await testKeyOf(personId), () => new Date(at)).sign(content);
}

function writeTrust({ certificatePem }: KeyAndCertificate): string {
  const path = join(mkdtempSync(join(tmpdir(), 'signature-trust-')), 'trust.pem');
  writeFileSync(path, certificatePem);
  return path;
}
