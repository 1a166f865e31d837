import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, type Environment } from '@attestation/service-kit/config';
import { type ReadCertificate, readCertificate } from './certificate.js';
import type { KeyAndCertificate } from './demo-authority.js';
import { fromPem, toPem } from './pem.js';

/** The authorities whose certificates are believed. */
export interface TrustAnchors {
  anchors: ReadCertificate[];
  /** at least one is a demo's: whatever is signed under them is stamped «ДЕМО» */
  demo: boolean;
}

/**
 * The anchors of SIGNATURE_TRUST, a PEM file with the certificates of authorities.
 * @throws ConfigError in one sentence: not set, not legible, no authority in it, or in production a demo's
 */
export function readTrust(env: Environment): TrustAnchors {
  const path = env.SIGNATURE_TRUST?.trim();
  if (!path) throw new ConfigError('SIGNATURE_TRUST must name a PEM file with the certificates of the authorities whose signatures are accepted.');
  const trust = trustIn(readPem('SIGNATURE_TRUST', path), `The file of SIGNATURE_TRUST (${path})`);
  if (trust.demo && env.NODE_ENV === 'production') {
    throw new ConfigError(`The file of SIGNATURE_TRUST (${path}) names a demo authority, which production refuses: name your country's authorities instead.`);
  }
  return trust;
}

/**
 * The anchors of a PEM text.
 * @param what what the text is called in the sentence of a refusal
 * @throws ConfigError where it holds none, or something else
 */
export function trustIn(pem: string, what = 'The text'): TrustAnchors {
  const anchors = fromPem('CERTIFICATE', pem).map((der) => read(der, what));
  if (anchors.length === 0) throw new ConfigError(`${what} holds no certificate.`);
  if (anchors.some(({ isAuthority }) => !isAuthority)) throw new ConfigError(`${what} holds a certificate that is no authority's.`);
  return { anchors, demo: anchors.some(({ demo }) => demo) };
}

/**
 * The demo authority of SIGNATURE_AUTHORITY, a PEM file with its certificate and key; undefined where none is named. For whoever
 * signs on a laptop, and nobody else.
 * @throws ConfigError in one sentence: in production, not legible, or not both in it
 */
export function readDemoAuthority(env: Environment): KeyAndCertificate | undefined {
  const path = env.SIGNATURE_AUTHORITY?.trim();
  if (!path) return undefined;
  if (env.NODE_ENV === 'production') throw new ConfigError('SIGNATURE_AUTHORITY names the key of a demo authority, which production refuses: remove it.');
  const pem = readPem('SIGNATURE_AUTHORITY', path);
  const [certificate, key] = [fromPem('CERTIFICATE', pem)[0], fromPem('PRIVATE KEY', pem)[0]];
  if (!certificate || !key) throw new ConfigError(`The file of SIGNATURE_AUTHORITY (${path}) must hold a certificate and its private key.`);
  return { certificatePem: toPem('CERTIFICATE', certificate), privateKeyPem: toPem('PRIVATE KEY', key) };
}

/** SHA-256 of a certificate, hex, as signatures name it. */
export const fingerprintOf = (certificatePem: string): string => createHash('sha256').update(fromPem('CERTIFICATE', certificatePem)[0] ?? '').digest('hex');

function readPem(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`The file of ${variable} (${path}) cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function read(der: Buffer, what: string): ReadCertificate {
  try {
    return readCertificate(der);
  } catch {
    throw new ConfigError(`${what} holds a certificate that cannot be read.`);
  }
}
