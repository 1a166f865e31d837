import { childrenOf, context, der, type Der, expectTag, NotDer, oid, readDer, TAG, timeIn } from './der.js';
import { OID } from './engine.js';

/** What a detached signature of one signer holds. Nothing of it is believed yet. */
export interface ParsedCms {
  /** DER, the signer's first */
  certificates: Buffer[];
  /** the attributes as they were signed: a SET */
  signedBytes: Buffer;
  signature: Buffer;
  messageDigest: Buffer;
  signingTime: Date;
}

/** A signature with its certificates is a few kilobytes; what is longer is none. */
const MAX_BYTES = 64 * 1024;
const MOST_CERTIFICATES = 8;

const VERSION = Buffer.from([TAG.integer, 1, 1]);
const NULL = Buffer.from([TAG.null, 0]);
const algorithms = (id: string): Buffer[] => [der(TAG.sequence, oid(id), NULL), der(TAG.sequence, oid(id))];
/** With the parameter NULL, or without: both are in use. */
const SHA256 = algorithms(OID.sha256);
const RSA_SHA256 = algorithms(OID.rsaSha256);
const RSA = [...RSA_SHA256, ...algorithms(OID.rsa)];
/** RFC 6211, as `cmsSigner` states it. */
const PROTECTED = der(TAG.sequence, der(TAG.sequence, oid(OID.sha256), NULL), der(context(1), oid(OID.rsaSha256), NULL));

/**
 * Reads a CMS SignedData (RFC 5652): one signer, RSA and SHA-256, content beside it. What is read is put together again and must
 * give the same bytes: what the signature does not cover can have one form only, so that no byte is changed unseen.
 * @returns undefined for anything else; never throws
 */
export function parseCms(bytes: Uint8Array): ParsedCms | undefined {
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_BYTES) return undefined;
  try {
    return read(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof NotDer) return undefined;
    throw error;
  }
}

function read(bytes: Buffer): ParsedCms {
  const [, content] = childrenOf(readDer(bytes, TAG.sequence), 2);
  const signedData = readDer(expectTag(content, context(0)).value, TAG.sequence);
  const [, digests, , certificates, signers] = childrenOf(signedData, 5);
  const signer = readDer(expectTag(signers, TAG.set).value, TAG.sequence);
  const [, sid, digest, attributes, algorithm, signature] = childrenOf(signer, 6);
  const parts = {
    certificates: childrenOf(expectTag(certificates, context(0)), MOST_CERTIFICATES),
    digests: oneOf(SHA256, expectTag(digests, TAG.set).value),
    sid: expectTag(sid, TAG.sequence).whole,
    digest: oneOf(SHA256, digest?.whole),
    attributes: expectTag(attributes, context(0)).value,
    algorithm: oneOf(RSA, algorithm?.whole),
    signature: expectTag(signature, TAG.octets).value,
  };
  if (!together(parts).equals(bytes)) throw new NotDer();
  return { ...attributesIn(parts), certificates: signersFirst(parts), signature: parts.signature };
}

interface Parts {
  certificates: Der[];
  digests: Buffer;
  sid: Buffer;
  digest: Buffer;
  attributes: Buffer;
  algorithm: Buffer;
  signature: Buffer;
}

/** The one form such a signature has. */
function together({ certificates, digests, sid, digest, attributes, algorithm, signature }: Parts): Buffer {
  const signer = der(TAG.sequence, VERSION, sid, digest, der(context(0), attributes), algorithm, der(TAG.octets, signature));
  const kept = der(context(0), ...certificates.map(({ whole }) => whole));
  const signedData = der(TAG.sequence, VERSION, der(TAG.set, digests), der(TAG.sequence, oid(OID.data)), kept, der(TAG.set, signer));
  return der(TAG.sequence, oid(OID.signedData), der(context(0), signedData));
}

/** The signer names its certificate by issuer and number, byte for byte. */
function signersFirst({ certificates, sid }: Parts): Buffer[] {
  const own = certificates.find((each) => der(TAG.sequence, ...issuerAndNumber(each)).equals(sid));
  if (!own) throw new NotDer();
  return [own, ...certificates.filter((each) => each !== own)].map(({ whole }) => whole);
}

function issuerAndNumber(certificate: Der): Buffer[] {
  const [tbs] = childrenOf(expectTag(certificate, TAG.sequence), 3);
  const [, number, , issuer] = childrenOf(expectTag(tbs, TAG.sequence), 10);
  return [expectTag(issuer, TAG.sequence).whole, expectTag(number, TAG.integer).whole];
}

function attributesIn({ attributes, algorithm }: Parts): Pick<ParsedCms, 'signedBytes' | 'messageDigest' | 'signingTime'> {
  const signedBytes = der(TAG.set, attributes);
  const all = childrenOf(readDer(signedBytes), 32).map((each) => childrenOf(expectTag(each, TAG.sequence), 2));
  const one = (type: string): Der | undefined => {
    const [found, ...more] = all.filter(([name]) => name?.whole.equals(oid(type)));
    if (more.length > 0) throw new NotDer();
    return found && readDer(expectTag(found[1], TAG.set).value);
  };
  if (!one(OID.contentType)?.whole.equals(oid(OID.data))) throw new NotDer();
  const stated = one(OID.algorithmProtection);
  if (stated) {
    oneOf([PROTECTED], stated.whole);
    oneOf(RSA_SHA256, algorithm);
  }
  const time = one(OID.signingTime);
  if (!time) throw new NotDer();
  return { signedBytes, messageDigest: expectTag(one(OID.messageDigest), TAG.octets).value, signingTime: timeIn(time) };
}

function oneOf(forms: Buffer[], given: Buffer | undefined): Buffer {
  const found = forms.find((each) => given?.equals(each));
  if (!found) throw new NotDer();
  return found;
}
