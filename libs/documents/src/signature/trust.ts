import { readFileSync } from 'node:fs';
import { ConfigError, type Environment } from '@attestation/service-kit/config';
import { type ReadCertificate, readCertificate } from './certificate.js';
import { fromPem } from './pem.js';

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
  const trust = trustIn(readPem(path), `The file of SIGNATURE_TRUST (${path})`);
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

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`The file of SIGNATURE_TRUST (${path}) cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function read(der: Buffer, what: string): ReadCertificate {
  try {
    return readCertificate(der);
  } catch {
    throw new ConfigError(`${what} holds a certificate that cannot be read.`);
  }
}
