import { webcrypto } from 'node:crypto';
import { CryptoEngine } from 'pkijs';

/** pkijs on Node's own cryptography. */
export const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });

/** The one algorithm of demo keys; a key of the country's own standard stays behind the port. */
export const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const;

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  /** RFC 6211: the algorithms, signed */
  algorithmProtection: '1.2.840.113549.1.9.52',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  serialNumber: '2.5.4.5',
  userId: '0.9.2342.19200300.100.1.1',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  certificatePolicies: '2.5.29.32',
  crlDistributionPoints: '2.5.29.31',
  anyPurpose: '2.5.29.37.0',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  /** a comment that any tool shows; marks demo authorities */
  comment: '2.16.840.1.113730.1.13',
} as const;

/** What a demo authority says of itself; production refuses whoever says it. */
export const DEMO_MARK = 'DEMO ONLY: signatures under this certificate bind nobody';
