import { createHash } from 'node:crypto';
import type { AttestationId, Instant, MeetingId, PersonId } from '@attestation/contracts';
import type { DocumentKind, DocumentLanguage } from '../shapes/kinds.js';

declare const brand: unique symbol;
export type DocumentId = string & { readonly [brand]: 'document' };

export type DocumentState = 'DRAFT' | 'AGREED' | 'SIGNED' | 'REGISTERED';

export interface Agreement {
  by: PersonId;
  at: Instant;
}

/** A signature that was verified when it came. */
export interface KeptSignature {
  cms: Buffer;
  by: PersonId;
  /** as the signature itself says */
  signedAt: Instant;
  /** when it was accepted */
  at: Instant;
  fingerprint: string;
  subject: string;
}

export interface Registration {
  number: string;
  by: PersonId;
  at: Instant;
}

/** A document and how far it has come. The bytes never change: what is signed is what was agreed to. */
export interface OfficialDocument {
  id: DocumentId;
  kind: DocumentKind;
  /** whose: a case, or a meeting of many */
  subjectId: AttestationId | MeetingId;
  language: DocumentLanguage;
  /** printed in the bytes */
  number: string;
  content: Buffer;
  /** SHA-256 of the content, hex */
  sha256: string;
  draftedAt: Instant;
  /** who must agree before it may be signed; often nobody */
  approvers: PersonId[];
  agreements: Agreement[];
  signature: KeptSignature | null;
  registration: Registration | null;
}

/** Documents that bind only with a signature over their bytes. */
const SIGNED: readonly DocumentKind[] = ['APPLICATION', 'REFUSAL', 'PROTOCOL', 'ORDER'];
export const needsSignature = (kind: DocumentKind): boolean => SIGNED.includes(kind);

export type NewDocument = Pick<OfficialDocument, 'id' | 'kind' | 'subjectId' | 'language' | 'number' | 'content' | 'draftedAt'> & { approvers?: PersonId[] };

/** A document as it is laid before whoever agrees or signs. */
export const draftDocument = ({ approvers = [], ...of }: NewDocument): OfficialDocument => ({
  ...of,
  sha256: createHash('sha256').update(of.content).digest('hex'),
  approvers: [...new Set(approvers)],
  agreements: [],
  signature: null,
  registration: null,
});

export function stateOf({ approvers, agreements, signature, registration }: Omit<OfficialDocument, 'content'>): DocumentState {
  if (registration) return 'REGISTERED';
  if (signature) return 'SIGNED';
  return approvers.length > 0 && agreements.length === approvers.length ? 'AGREED' : 'DRAFT';
}
