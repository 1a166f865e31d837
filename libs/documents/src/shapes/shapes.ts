import type { Category, ClaimableCategory, CommissionLevel, Decision, Instant, PlainDate, SubDecision, Texts } from '@attestation/contracts';
import type { DocumentKind } from './kinds.js';

/** A name or post as it is printed, in both languages of documents. */
export type Printed = Pick<Texts, 'kk' | 'ru'>;

/** Who answers for the document with his signature: the block at its end. */
export interface SignatureBlock {
  /** surname, first name, patronymic */
  name: string;
  post: Printed;
  /** of an electronic signature that exists already; of one still to come, which is kept beside these bytes, there is none */
  signedAt?: Instant;
  /** SHA-256 of the signer's certificate, hex */
  fingerprint?: string;
}

/** What every document has. */
export interface DocumentBase {
  /** the document's number, printed in its head and foot */
  number: string;
  /** random public id (`publicId()` of service-kit), printed in the foot; says nothing of the case */
  publicId: string;
  /** the document's own date */
  date: PlainDate;
  /** when these bytes are made: the same data give the same bytes */
  madeAt: Instant;
  /** whose document it is: the full name of the organisation or body */
  issuer: Printed;
  /** made with demo keys: «ДЕМО» is stamped on each page */
  demo: boolean;
  /** the platform's clock is not real time: each page says so */
  clockMoved: boolean;
}

/** The teacher as documents name her. */
export interface Attestee {
  /** surname, first name, patronymic */
  name: string;
  post: Printed;
  /** full name of the education organisation */
  workplace: Printed;
}

/** The application the teacher signs. @source O83 Annex 2; without personal number, which lives in `directory` alone */
export interface ApplicationData extends DocumentBase {
  attestee: Attestee;
  year: number;
  claimedCategory: ClaimableCategory;
  currentCategory: Category;
  currentUntil: PlainDate | null;
  email: string | null;
  /** the consent to the use of personal data that makes it an application */
  consent: boolean;
  /** ids and hashes of what is applied with, e.g. `Диплом · sha256 …`, at most a page of them */
  attachments: Printed[];
}

/** Notice of acceptance. @source O83 p.16, Annex 3 */
export interface AcceptanceData extends DocumentBase {
  attestee: Attestee;
  claimedCategory: ClaimableCategory;
  /** the number and day under which the application was registered */
  registrationNumber: string;
  registeredOn: PlainDate;
  signature?: SignatureBlock;
}

/** The grounds of refusal by their number in the law: untrue data, unfit materials, no consent. */
export type RefusalGround = 1 | 2 | 3;

/** Reasoned refusal. @source O83 p.16, Annex 4 and Annex 1 row 9 */
export interface RefusalData extends DocumentBase {
  attestee: Attestee;
  claimedCategory: ClaimableCategory;
  registrationNumber: string;
  registeredOn: PlainDate;
  /** at least one */
  grounds: RefusalGround[];
  /** missing or mismatched documents by name, at most three */
  documents: Printed[];
  /** why, in the sentences of the rules; may be empty */
  reasons: Printed[];
  signature: SignatureBlock;
}

/** One case as protocol and extract state it. */
export interface DecidedCase {
  name: string;
  post: Printed;
  presentCategory: Category;
  claimedCategory: ClaimableCategory;
  awardedCategory: Category;
  decision: Decision;
  subDecision: SubDecision | null;
}

export interface CommissionMemberLine {
  name: string;
  present: boolean;
}

/** Protocol of a meeting: four tables. @source O83 p.25, Annex 5 */
export interface ProtocolData extends DocumentBase {
  /** full name of the commission */
  commission: Printed;
  level: CommissionLevel;
  chair: CommissionMemberLine;
  /** all other members, also those who were absent */
  members: CommissionMemberLine[];
  /** not a member */
  secretary: string;
  /** in the order of the agenda; a table that is empty says so */
  cases: DecidedCase[];
  /** the chair's; members and secretary have lines of their own */
  signature: SignatureBlock;
}

/** One person of an order. */
export interface AwardLine extends Attestee {
  category: Category;
  how: 'AWARD' | 'CONFIRM';
  validFrom: PlainDate;
  validUntil: PlainDate | null;
}

/** The attesting body's order on the basis of the protocol. @source O83 p.26 */
export interface OrderData extends DocumentBase {
  protocol: { number: string; date: PlainDate; commission: Printed };
  awards: AwardLine[];
  signature: SignatureBlock;
}

/** Extract of the protocol for one teacher. @source O83 p.25, Annex 6 */
export interface ExtractData extends DocumentBase {
  protocol: { number: string; date: PlainDate; commission: Printed };
  case: DecidedCase;
  /** the secretary's */
  signature: SignatureBlock;
}

/** Certificate of category. `number` is the registration number, `date` the day of issue. @source O83 p.26, Annex 7 */
export interface CertificateData extends DocumentBase {
  attestee: Attestee;
  decidedOn: PlainDate;
  /** whose order, its number and day */
  order: { issuer: Printed; number: string; date: PlainDate };
  category: Category;
  how: 'AWARD' | 'CONFIRM';
  validUntil: PlainDate;
  /** e.g. `https://ustaz.example.kz`; the QR leads to `<publicUrl>/certificate/<publicId>` */
  publicUrl: string;
  /** the head's */
  signature: SignatureBlock;
}

export interface DocumentData {
  APPLICATION: ApplicationData;
  ACCEPTANCE: AcceptanceData;
  REFUSAL: RefusalData;
  PROTOCOL: ProtocolData;
  ORDER: OrderData;
  EXTRACT: ExtractData;
  CERTIFICATE: CertificateData;
}
/** Every kind has its data. */
export type DataOf<K extends DocumentKind> = DocumentData[K];

/** Where anybody checks a certificate without an account; the content of its QR code. */
export const certificateAddress = (publicUrl: string, publicId: string): string => `${publicUrl.replace(/\/+$/, '')}/certificate/${encodeURIComponent(publicId)}`;
