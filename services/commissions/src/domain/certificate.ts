import { accept, type Change, type Fact, FactType, type Instant, MessageName, type PersonId, type PlainDate, refuse, type WorkItemId } from '@attestation/contracts';
import { bonus, certificateTerm, ruleSetOf } from '@attestation/regulation';
import type { CaseDecision, CaseFile } from './case-file.js';
import type { Certificate } from './certificate-state.js';
import { itemClosed, itemOpened } from './work-item.js';

/** Asks the organisation for the certificate (D.1 #28). A second delivery finds the first. */
export function openCertificate(file: CaseFile | undefined, id: WorkItemId, now: Instant): Change<CaseFile, WorkItemId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.item?.step === 'certificate') return accept({ result: file.item.id });
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (!file.order || file.certificate) return refuse('CERTIFICATE_NOT_DUE');
  const item = { id, step: 'certificate' as const, openedAt: now, due: null };
  const holder = { role: 'HEAD' as const, organisationId: file.organisationId };
  return accept({ next: { ...file, item }, result: id, facts: [itemOpened(file.attestationId, item, holder)] });
}

/** What only the outside can give: the next number of the register, ids, the day of the bonus. */
export interface Issue {
  number: string;
  publicId: string;
  awardId: string;
  paperId: string;
  by: PersonId;
  bonusFrom: PlainDate | null;
  issuedOn: PlainDate;
  now: Instant;
}

/** Issues the certificate and tells the world who holds which category until when. */
export function issueCertificate(file: CaseFile | undefined, issue: Issue): Change<CaseFile, Certificate> {
  if (!file?.decision || !file.order) return refuse('NOT_FOUND');
  const { item, decision } = file;
  if (item?.step !== 'certificate') return refuse('WORK_ITEM_CLOSED');
  const { number, publicId, issuedOn, paperId, by } = issue;
  const certificate: Certificate = { id: item.id, number, publicId, category: decision.awardedCategory, issuedOn, issuedBy: by, validUntil: validUntilOf(file, decision), annulledOn: null, paperId };
  return accept({
    next: { ...file, item: null, certificate },
    result: certificate,
    facts: [issuedFact(file, certificate), ...awardedFact(file, certificate, issue), itemClosed(file.attestationId, item, issue.now, by)],
    messages: [{ name: MessageName.CertificateIssued, key: item.id, variables: {} }],
  });
}

/** The last day of the awarded category, counted from the decision. */
export const validUntilOf = ({ ruleSet }: Pick<CaseFile, 'ruleSet'>, { awardedCategory, decidedOn }: CaseDecision): PlainDate =>
  certificateTerm(ruleSetOf(ruleSet), { category: awardedCategory, from: decidedOn }).outcome;

function issuedFact({ attestationId, personId, organisationId }: CaseFile, { number, publicId, category, issuedOn, validUntil, paperId }: Certificate): Fact {
  const data = { attestationId, personId, certificateNumber: number, publicId, documentId: paperId, category, issuedOn, validUntil, organisationId };
  return { type: FactType.CertificateIssued, data };
}

function awardedFact(file: CaseFile, { category, number, validUntil }: Certificate, { awardId, bonusFrom }: Issue): Fact[] {
  const { attestationId, personId, currentCategory, decision, order, ruleSet } = file;
  if (!decision || !order) return [];
  const percent = bonus(ruleSetOf(ruleSet), { category }).outcome;
  const paid = { bonusPercent: percent, bonusFrom: percent === null ? null : bonusFrom };
  const award = { category, previousCategory: currentCategory, testExempt: decision.testExempt, validFrom: order.issuedOn, validUntil };
  return [{ type: FactType.CategoryAwarded, data: { attestationId, personId, ...award, orderNumber: order.number, certificateNumber: number, ...paid, awardId } }];
}
