import { randomBytes, webcrypto } from 'node:crypto';
import type { PersonId } from '@attestation/contracts';
import { BitString, type BaseBlock, IA5String, Integer, Sequence, Set, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, ExtKeyUsage, PrivateKeyInfo, RelativeDistinguishedNames, Time } from 'pkijs';
import { DEMO_MARK, engine, OID, RSA } from './engine.js';
import { fromPem, toPem } from './pem.js';

/** A certificate and the key under it, as PEM. */
export interface KeyAndCertificate {
  certificatePem: string;
  /** PKCS #8, not encrypted: whoever keeps it protects it */
  privateKeyPem: string;
}

/** From the first instant to the last. */
export interface Term {
  from: Date;
  to: Date;
}

/** Long enough for any date a demo's clock is moved to. */
export const DEMO_TERM: Term = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2049-12-31T23:59:59Z') };

const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const CERTIFICATE_SIGNING = 0x04;
const CRL_SIGNING = 0x02;

/** What may be chosen of a demo authority; nothing need be. */
export interface AuthorityOptions {
  name?: string;
  term?: Term;
  /** who vouches for it; absent: itself */
  under?: KeyAndCertificate;
  /** how many authorities may stand between it and a signer; 0 unless stated */
  pathLength?: number;
}

/** A new authority for demos and tests, marked so that production refuses it. */
export async function createDemoAuthority({ name = 'ДЕМО куәландырушы орталық', term = DEMO_TERM, under, pathLength = 0 }: AuthorityOptions = {}): Promise<KeyAndCertificate> {
  const keys = await generateKeys();
  const certificate = newCertificate({ [OID.organisation]: 'ДЕМО · DEMO', [OID.commonName]: name }, term);
  certificate.issuer = under ? certificateOf(under).subject : certificate.subject;
  certificate.extensions = [
    extension(OID.basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: pathLength }).toSchema(), true),
    keyUsage(CERTIFICATE_SIGNING | CRL_SIGNING),
    extension(OID.comment, new IA5String({ value: DEMO_MARK })),
  ];
  return seal(certificate, keys, under ? await privateKeyOf(under) : keys.privateKey);
}

/** Whom a certificate is for. The person's id stands in the subject's UID, and no personal number anywhere. */
export interface CertificateHolder extends Partial<Term> {
  personId: PersonId;
  name: string;
  /** the holder's own keys; absent: new ones, which cost a third of a second */
  keys?: webcrypto.CryptoKeyPair;
}

/** A key and its certificate for one person, of the authority's term unless stated. */
export async function issueDemoCertificate(authority: KeyAndCertificate, { personId, name, keys: own, ...term }: CertificateHolder): Promise<KeyAndCertificate> {
  const issuer = certificateOf(authority);
  const keys = own ?? (await generateKeys());
  const certificate = newCertificate({ [OID.commonName]: name, [OID.userId]: personId }, {
    from: term.from ?? issuer.notBefore.value, to: term.to ?? issuer.notAfter.value,
  });
  certificate.issuer = issuer.subject;
  certificate.extensions = [
    extension(OID.basicConstraints, new BasicConstraints({ cA: false }).toSchema(), true),
    keyUsage(DIGITAL_SIGNATURE | NON_REPUDIATION),
    extension(OID.extKeyUsage, new ExtKeyUsage({ keyPurposes: [OID.emailProtection] }).toSchema()),
  ];
  return seal(certificate, keys, await privateKeyOf(authority));
}

/** @throws Error where the PEM holds none */
export const certificateOf = ({ certificatePem }: KeyAndCertificate): Certificate => Certificate.fromBER(fromPem('CERTIFICATE', certificatePem)[0] ?? Buffer.alloc(0));

/** The private key of a pair, for signing alone. */
export function privateKeyOf({ privateKeyPem }: KeyAndCertificate): Promise<webcrypto.CryptoKey> {
  const [der] = fromPem('PRIVATE KEY', privateKeyPem);
  return webcrypto.subtle.importKey('pkcs8', der ?? Buffer.alloc(0), RSA, false, ['sign']);
}

/** New keys of RSA for signing. */
export const generateKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);

function newCertificate(subject: Record<string, string>, { from, to }: Term): Certificate {
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0); // positive, and never with a leading zero
  return new Certificate({ version: 2, serialNumber: new Integer({ valueHex: serial }), subject: nameOf(subject), notBefore: time(from), notAfter: time(to) });
}

async function seal(certificate: Certificate, keys: webcrypto.CryptoKeyPair, issuerKey: webcrypto.CryptoKey): Promise<KeyAndCertificate> {
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(issuerKey, 'SHA-256', engine);
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    certificatePem: toPem('CERTIFICATE', new Uint8Array(certificate.toSchema(true).toBER())),
    privateKeyPem: toPem('PRIVATE KEY', new Uint8Array(PrivateKeyInfo.fromBER(privateKey).toSchema().toBER())),
  };
}

// RFC 5280: UTCTime up to 2049
const time = (value: Date): Time => new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });

/** Each attribute stands by itself; pkijs would put all into one SET. */
function nameOf(attributes: Record<string, string>): RelativeDistinguishedNames {
  const each = Object.entries(attributes).map(([type, value]) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }).toSchema());
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: each.map((one) => new Set({ value: [one] })) }).toBER());
}

const extension = (extnID: string, value: BaseBlock, critical = false): Extension => new Extension({ extnID, critical, extnValue: value.toBER() });

const keyUsage = (bits: number): Extension =>
  extension(OID.keyUsage, new BitString({ valueHex: Uint8Array.of(bits), unusedBits: 31 - Math.clz32(bits & -bits) }), true);
