import type { Instant, PersonId } from '@attestation/contracts';

/** Signs as one person. */
export interface Signer {
  /** @returns a detached CMS SignedData (DER) over exactly these bytes */
  sign(content: Uint8Array): Promise<Buffer>;
}

/**
 * Why a signature is not accepted. BROKEN: no CMS signature, or not of that key; CONTENT_CHANGED: good, of other bytes;
 * UNTRUSTED: of no authority we trust; EXPIRED, NOT_YET_VALID: outside the certificate's term; WRONG_PURPOSE: the certificate
 * is not for signatures or names no person.
 */
export const SIGNATURE_FAULTS = ['BROKEN', 'CONTENT_CHANGED', 'UNTRUSTED', 'EXPIRED', 'NOT_YET_VALID', 'WRONG_PURPOSE'] as const;
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

export interface VerifiedSignature {
  ok: true;
  /** whom the certificate names; that it is the caller is the caller's to check (`documentFlow.sign` does) */
  personId: PersonId;
  /** the signed attribute signingTime */
  signedAt: Instant;
  /** SHA-256 of the signer's certificate, hex, lower case */
  fingerprint: string;
  /** e.g. `CN=Сериков Арман` */
  subject: string;
}
export type Verification = VerifiedSignature | { ok: false; fault: SignatureFault };

/** What stands between the platform and whoever judges signatures. A class, so that it is its own token of injection. */
export abstract class SignatureVerifier {
  /**
   * Never throws for what is in the bytes: that is a fault.
   * @param at the instant at which the certificate must be valid: when the signature is received
   */
  abstract verify(content: Uint8Array, cms: Uint8Array, at: Date): Promise<Verification>;
}
