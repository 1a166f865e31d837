import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { childrenOf, context, type Der, expectTag, NotDer, oid, readDer, TAG, timeIn } from './der.js';
import { DEMO_MARK, OID } from './engine.js';

/** A certificate with what its extensions say; reading it believes nothing of it. */
export interface ReadCertificate {
  x509: X509Certificate;
  key: KeyObject;
  from: Date;
  to: Date;
  isAuthority: boolean;
  /** how many authorities may stand between it and the signer; absent: any number */
  pathLength?: number;
  forSignatures: boolean;
  /** its signature and key are strong enough, and it has no critical extension that we do not know */
  sound: boolean;
  /** SHA-256, hex */
  fingerprint: string;
  /** e.g. `CN=…, UID=…` */
  subject: string;
  /** the subject's UID, or else its serialNumber */
  holder?: string;
  demo: boolean;
}

interface ReadExtension {
  id: Buffer;
  critical: boolean;
  value: Buffer;
}

const MIN_BITS = 2048;
/** sha256, sha384, sha512 with RSA */
const STRONG = [OID.rsaSha256, '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13'].map(oid);
const KNOWN = [
  OID.basicConstraints, OID.keyUsage, OID.extKeyUsage, OID.subjectKeyIdentifier, OID.authorityKeyIdentifier, OID.subjectAltName, OID.issuerAltName,
  OID.certificatePolicies, OID.crlDistributionPoints,
].map(oid);
const SIGNING_PURPOSES = [OID.anyPurpose, OID.emailProtection, OID.documentSigning].map(oid);
/** Digital signature or non-repudiation, the first two bits of keyUsage. */
const SIGNING_BITS = 0xc0;

/** @throws Error for bytes that are no certificate */
export function readCertificate(bytes: Buffer): ReadCertificate {
  const x509 = new X509Certificate(bytes);
  const [tbs, algorithm] = childrenOf(readDer(bytes, TAG.sequence), 3);
  const [, , , , validity, subject, , ...optional] = childrenOf(expectTag(tbs, TAG.sequence), 10);
  const [from, to] = childrenOf(expectTag(validity, TAG.sequence), 2);
  if (!from || !to || !subject || !algorithm) throw new NotDer();
  const extensions = extensionsIn(optional);
  const { publicKey: key } = x509;
  const constraints = constraintsIn(extensions);
  const isAuthority = constraints.authority && x509.ca;
  return {
    x509, key, isAuthority,
    from: timeIn(from),
    to: timeIn(to),
    pathLength: constraints.pathLength,
    forSignatures: !isAuthority && signs(extensions),
    sound: isOneOf(STRONG, childrenOf(algorithm)[0]?.whole) && isStrong(key) && extensions.every(({ critical, id }) => !critical || isOneOf(KNOWN, id)),
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    subject: x509.subject.replaceAll('\n', ', '),
    holder: nameIn(subject, OID.userId) ?? nameIn(subject, OID.serialNumber),
    demo: extensions.some(({ id, value }) => id.equals(oid(OID.comment)) && value.includes(DEMO_MARK)),
  };
}

function extensionsIn(optional: Der[]): ReadExtension[] {
  const found = optional.find(({ tag }) => tag === context(3));
  if (!found) return [];
  return childrenOf(readDer(found.value, TAG.sequence)).map((each) => {
    const parts = childrenOf(expectTag(each, TAG.sequence), 3);
    const value = expectTag(parts.at(-1), TAG.octets).value;
    return { id: expectTag(parts[0], TAG.oid).whole, critical: parts.length === 3 && parts[1]?.value[0] !== 0, value };
  });
}

function constraintsIn(extensions: ReadExtension[]): { authority: boolean; pathLength?: number } {
  const value = valueIn(extensions, OID.basicConstraints);
  const [authority, pathLength] = value ? childrenOf(readDer(value, TAG.sequence), 2) : [];
  return { authority: authority?.tag === TAG.boolean && authority.value[0] !== 0, ...(pathLength?.tag === TAG.integer && { pathLength: pathLength.value.readUIntBE(0, pathLength.value.length) }) };
}

/** For signatures, and where purposes are named, for one that means documents. */
function signs(extensions: ReadExtension[]): boolean {
  const usage = valueIn(extensions, OID.keyUsage);
  const bits = usage ? (readDer(usage, TAG.bits).value[1] ?? 0) : 0;
  const purposes = valueIn(extensions, OID.extKeyUsage);
  return (bits & SIGNING_BITS) !== 0 && (!purposes || childrenOf(readDer(purposes, TAG.sequence)).some(({ whole }) => isOneOf(SIGNING_PURPOSES, whole)));
}

const valueIn = (extensions: ReadExtension[], id: string): Buffer | undefined => extensions.find((each) => each.id.equals(oid(id)))?.value;

/** A value of the subject: a sequence of sets of name and value. */
function nameIn(subject: Der, id: string): string | undefined {
  const pairs = childrenOf(subject).flatMap((set) => childrenOf(set)).map((pair) => childrenOf(pair, 2));
  return pairs.find(([name]) => name?.whole.equals(oid(id)))?.[1]?.value.toString('utf8');
}

const isStrong = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_BITS;

const isOneOf = (known: Buffer[], given: Buffer | undefined): boolean => known.some((each) => given?.equals(each));
