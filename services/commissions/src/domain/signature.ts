import type { Instant, PersonId } from '@attestation/contracts';

/** A signature over the exact bytes of a paper in one language, verified when it came. */
export interface PaperSignature {
  language: 'kk' | 'ru';
  by: PersonId;
  /** the detached CMS, base64 */
  cms: string;
  /** as the signature itself says */
  signedAt: Instant;
  /** when it was accepted */
  at: Instant;
  fingerprint: string;
  subject: string;
  /** of the bytes signed, hex */
  sha256: string;
}
