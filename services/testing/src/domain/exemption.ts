import type { Instant, PlainDate, Reason } from '@attestation/contracts';

/** Why a case needs no test (E.5). */
export interface Exemption {
  ground: string;
  rule: string;
  /** confirmations without the test in a row before this one (F-04) */
  consecutive: number;
  /** taken instead of the test */
  certificate: LanguageCertificate | null;
  recordedAt: Instant;
  reasons: Reason[];
}

export interface LanguageCertificate {
  kind: string;
  level: string;
  certificateNumber: string;
  /** last day; null: none is printed on it */
  validUntil: PlainDate | null;
}
