import { createHash } from 'node:crypto';
import { type AsnType, Null, ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js';
import { AlgorithmIdentifier, Attribute, type Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs';
import { certificateOf, type KeyAndCertificate, privateKeyOf } from './demo-authority.js';
import { engine, OID } from './engine.js';
import type { Signer } from './ports.js';

/**
 * Signs with one key: RSA, SHA-256, the content beside the signature (CMS, RFC 5652).
 * @param now what is signed as the time of signing
 */
export function cmsSigner(pair: KeyAndCertificate, now: () => Date): Signer {
  const certificate = certificateOf(pair);
  const key = privateKeyOf(pair);
  return {
    async sign(content) {
      const signed = signedDataOf(certificate, signedAttributes(content, now()));
      await signed.sign(await key, 0, 'SHA-256', undefined, engine);
      const wrapped = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
      return Buffer.from(wrapped.toSchema().toBER());
    },
  };
}

function signedDataOf(certificate: Certificate, attributes: Attribute[]): SignedData {
  const { issuer, serialNumber } = certificate;
  return new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
}

/** In the order DER wants of a SET: other tools put them so before they look at the signature. */
function signedAttributes(content: Uint8Array, at: Date): Attribute[] {
  const digest = createHash('sha256').update(content).digest();
  const attributes = [
    attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
    attribute(OID.signingTime, new UTCTime({ valueDate: at })),
    attribute(OID.messageDigest, new OctetString({ valueHex: digest })),
    attribute(OID.algorithmProtection, protectedAlgorithms()),
  ];
  const bytes = (each: Attribute): Buffer => Buffer.from(each.toSchema().toBER());
  return attributes.toSorted((one, other) => Buffer.compare(bytes(one), bytes(other)));
}

const attribute = (type: string, value: AsnType): Attribute => new Attribute({ type, values: [value] });

/** RFC 6211: without it the names of the algorithms could be exchanged unseen. */
function protectedAlgorithms(): Sequence {
  const algorithm = (algorithmId: string): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
  const signature = algorithm(OID.rsaSha256).toSchema();
  signature.idBlock.tagClass = 3;
  signature.idBlock.tagNumber = 1;
  return new Sequence({ value: [algorithm(OID.sha256).toSchema(), signature] });
}
