import { type Instant, type Outcome, type PersonId, refuse, type RefusalCode } from '@attestation/contracts';
import type { SignatureFault, Verification } from '../signature/ports.js';
import { needsSignature, type OfficialDocument, type Registration } from './document.js';

/** What came with a signature: the bytes, and what the verifier said of them. */
export interface GivenSignature {
  cms: Buffer;
  verification: Verification;
  /** whose command it is: the signature must be his */
  by: PersonId;
  at: Instant;
}

/**
 * How a document comes into force: agree → sign → register. A port: a country's own document management may stand behind it.
 * Each step answers with the next state or a refusal; the same step again changes nothing.
 */
export interface DocumentFlow {
  /** One of the approvers agrees. NOT_AN_APPROVER, DOCUMENT_CLOSED. */
  agree(document: OfficialDocument, by: PersonId, at: Instant): Outcome<OfficialDocument>;
  /** Takes the signature. SIGNATURE_*, DOCUMENT_NOT_AGREED, DOCUMENT_CLOSED. */
  sign(document: OfficialDocument, given: GivenSignature): Outcome<OfficialDocument>;
  /** Gives it the number it bears. DOCUMENT_NOT_AGREED, DOCUMENT_NOT_SIGNED, DOCUMENT_NUMBER_DIFFERS. */
  register(document: OfficialDocument, registration: Registration): Outcome<OfficialDocument>;
}

/** The refusal of each fault. */
export const REFUSAL_OF_FAULT: Readonly<Record<SignatureFault, RefusalCode>> = {
  BROKEN: 'SIGNATURE_BROKEN',
  CONTENT_CHANGED: 'SIGNATURE_OF_OTHER_CONTENT',
  UNTRUSTED: 'SIGNATURE_UNTRUSTED',
  EXPIRED: 'SIGNATURE_EXPIRED',
  NOT_YET_VALID: 'SIGNATURE_NOT_YET_VALID',
  WRONG_PURPOSE: 'SIGNATURE_WRONG_PURPOSE',
};

/** The platform's own flow, kept with the case. */
export const documentFlow: DocumentFlow = { agree, sign, register };

const next = (value: OfficialDocument): Outcome<OfficialDocument> => ({ ok: true, value });

function agree(document: OfficialDocument, by: PersonId, at: Instant): Outcome<OfficialDocument> {
  if (!document.approvers.includes(by)) return refuse('NOT_AN_APPROVER');
  if (document.agreements.some((each) => each.by === by)) return next(document);
  if (document.signature || document.registration) return refuse('DOCUMENT_CLOSED');
  return next({ ...document, agreements: [...document.agreements, { by, at }] });
}

function sign(document: OfficialDocument, { cms, verification, by, at }: GivenSignature): Outcome<OfficialDocument> {
  if (!verification.ok) return refuse(REFUSAL_OF_FAULT[verification.fault]);
  const { personId, signedAt, fingerprint, subject } = verification;
  if (personId !== by) return refuse('SIGNATURE_OF_ANOTHER');
  if (document.signature) return document.signature.by === by ? next(document) : refuse('DOCUMENT_CLOSED');
  if (document.registration) return refuse('DOCUMENT_CLOSED');
  if (!isAgreed(document)) return refuse('DOCUMENT_NOT_AGREED');
  return next({ ...document, signature: { cms, by, signedAt, at, fingerprint, subject } });
}

function register(document: OfficialDocument, registration: Registration): Outcome<OfficialDocument> {
  if (registration.number !== document.number) return refuse('DOCUMENT_NUMBER_DIFFERS');
  if (document.registration) return next(document);
  if (!isAgreed(document)) return refuse('DOCUMENT_NOT_AGREED');
  if (needsSignature(document.kind) && !document.signature) return refuse('DOCUMENT_NOT_SIGNED');
  return next({ ...document, registration });
}

const isAgreed = ({ approvers, agreements }: OfficialDocument): boolean => approvers.every((each) => agreements.some(({ by }) => by === each));
