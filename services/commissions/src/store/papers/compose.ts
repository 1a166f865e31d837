import type { CommissionLevel, Instant, PersonId, PlainDate, Texts } from '@attestation/contracts';
import type { AwardLine, CertificateData, DecidedCase, DocumentBase, ExtractData, OrderData, Printed, ProtocolData } from '@attestation/documents';
import type { CaseDecision, CaseFile } from '../../domain/case-file.js';
import { validUntilOf } from '../../domain/certificate.js';
import type { Certificate } from '../../domain/certificate-state.js';
import type { Composition, Meeting } from '../../domain/meeting.js';
import type { Order } from '../../domain/order.js';
import type { Names } from './names.js';

/** What the platform adds to each document. */
export interface Making {
  publicId: string;
  madeAt: Instant;
  demo: boolean;
  clockMoved: boolean;
}

const POSTS = {
  CHAIR: { kk: 'Комиссия төрағасы', ru: 'Председатель комиссии' },
  SECRETARY: { kk: 'Комиссия хатшысы', ru: 'Секретарь комиссии' },
  ORG: { kk: 'Басшы', ru: 'Руководитель' },
  DISTRICT: { kk: 'Білім бөлімінің басшысы', ru: 'Руководитель отдела образования' },
  REGION: { kk: 'Білім басқармасының басшысы', ru: 'Руководитель управления образования' },
  MINISTRY: { kk: 'Уәкілетті органның басшысы', ru: 'Руководитель уполномоченного органа' },
} as const satisfies Record<'CHAIR' | 'SECRETARY' | CommissionLevel, Printed>;

/** A case whose commission has decided. */
export type DecidedFile = CaseFile & { decision: CaseDecision };
export const isDecided = (file: CaseFile): file is DecidedFile => file.decision !== null;

const printed = ({ kk, ru }: Texts): Printed => ({ kk, ru });
/** A post as the registers write it, in whichever language that is. */
const asWritten = (text: string): Printed => ({ kk: text, ru: text });
const base = (number: string, date: PlainDate, issuer: Texts, making: Making): DocumentBase => ({ ...making, number, date, issuer: printed(issuer) });

function decidedCase({ personId, post, currentCategory, claimedCategory, decision }: DecidedFile, names: Names): DecidedCase {
  const { awardedCategory, decision: formula, subDecision } = decision;
  return { name: names.person(personId), post: asWritten(post), presentCategory: currentCategory, claimedCategory, awardedCategory, decision: formula, subDecision };
}

/** What a protocol rests on: the meeting that was held, by whom, over which cases. */
export interface Held {
  meeting: Meeting;
  composition: Composition;
  heldOn: PlainDate;
  level: CommissionLevel;
  issuer: Texts;
  commission: Texts;
}

/** @source O83 Ann. 5 */
export function protocolData({ meeting, composition, heldOn, level, issuer, commission }: Held, files: readonly DecidedFile[], names: Names, making: Making): ProtocolData {
  const line = (personId: PersonId) => ({ name: names.person(personId), present: meeting.present.includes(personId) });
  const { chairId, memberIds, secretaryId } = composition;
  return {
    ...base(meeting.protocolNumber, heldOn, issuer, making),
    commission: printed(commission),
    level,
    chair: line(chairId),
    members: memberIds.filter((memberId) => memberId !== chairId).map(line),
    secretary: names.person(secretaryId),
    cases: files.map((file) => decidedCase(file, names)),
    signature: { name: names.person(chairId), post: POSTS.CHAIR },
  };
}

/** The secretary's, who signs it himself. @source O83 Ann. 6 */
export function extractData({ meeting, composition, heldOn, issuer, commission }: Held, file: DecidedFile, names: Names, making: Making): ExtractData {
  const signature = { name: names.person(composition.secretaryId), post: POSTS.SECRETARY };
  const protocol = { number: meeting.protocolNumber, date: heldOn, commission: printed(commission) };
  return { ...base(meeting.protocolNumber, heldOn, issuer, making), protocol, case: decidedCase(file, names), signature };
}

const howOf = ({ outcome }: CaseDecision): 'AWARD' | 'CONFIRM' => (outcome === 'CONFIRMED' ? 'CONFIRM' : 'AWARD');

/** @source O83 p.26 */
export function orderData(order: Order, { protocol, issuer }: { protocol: OrderData['protocol']; issuer: Texts }, files: readonly DecidedFile[], names: Names, making: Making): OrderData {
  const awards = files.map((file): AwardLine => ({
    name: names.person(file.personId),
    post: asWritten(file.post),
    workplace: printed(names.organisation(file.organisationId)),
    category: file.decision.awardedCategory,
    how: howOf(file.decision),
    validFrom: order.dated,
    validUntil: validUntilOf(file, file.decision),
  }));
  return { ...base(order.number, order.dated, issuer, making), protocol, awards, signature: { name: names.person(order.signerId), post: POSTS[order.body.level] } };
}

/** What stands on a certificate beside its number and days; the public check shows it in the reader's language. */
export interface PrintedCertificate {
  name: string;
  post: string;
  organisation: Texts;
  order: { issuer: Texts; number: string; date: PlainDate };
  decidedOn: PlainDate;
}

/** @source O83 Ann. 7 */
export function certificateData(certificate: Certificate, file: DecidedFile, on: PrintedCertificate, names: Names, making: Making & { publicUrl: string }): CertificateData {
  const { publicUrl, ...made } = making;
  return {
    ...base(certificate.number, certificate.issuedOn, on.organisation, { ...made, publicId: certificate.publicId }),
    attestee: { name: on.name, post: asWritten(on.post), workplace: printed(on.organisation) },
    decidedOn: on.decidedOn,
    order: { ...on.order, issuer: printed(on.order.issuer) },
    category: certificate.category,
    how: howOf(file.decision),
    validUntil: certificate.validUntil,
    publicUrl,
    signature: { name: names.person(certificate.issuedBy), post: POSTS.ORG },
  };
}
