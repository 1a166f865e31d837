import {
  accept, type Category, type Change, FactType, type Instant, MessageName, type OrganisationId, type PersonId, type PlainDate, refuse, type WorkItemId,
} from '@attestation/contracts';
import { bonus, certificateTerm, ruleSetOf } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';

/** The certificate of the category, issued by the education organisation; its id is the work item that the process waits for. */
export interface Certificate {
  id: WorkItemId;
  file: CaseFile;
  orderNumber: string;
  orderedOn: PlainDate;
  organisationId: OrganisationId;
  status: 'OPEN' | 'ISSUED';
  number: string | null;
  publicId: string | null;
  category: Category;
  issuedOn: PlainDate | null;
  validUntil: PlainDate | null;
}

export type NewCertificate = Pick<Certificate, 'id' | 'orderNumber' | 'orderedOn'>;

/** Asks the organisation for the certificate (D.1 #28). A second delivery finds the first. */
export function openCertificate(existing: Certificate | undefined, wanted: NewCertificate, file: CaseFile | undefined, now: Instant): Change<Certificate, Certificate> {
  if (existing) return accept({ result: existing });
  if (!file?.decision) return refuse('CERTIFICATE_NOT_DUE');
  const { attestationId, organisationId } = file;
  const next: Certificate = {
    ...wanted, file, organisationId, status: 'OPEN', number: null, publicId: null, category: file.decision.awardedCategory, issuedOn: null, validUntil: null,
  };
  const holder = { role: 'HEAD' as const, organisationId };
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.CommissionsWorkItemOpened, data: { attestationId, workItemId: wanted.id, step: 'certificate', holder, openedAt: now, due: null } }],
  });
}

/** What only the outside can give: the next number of the register, a public id nobody can guess, the day of the bonus. */
export interface Issue {
  number: string;
  publicId: string;
  awardId: string;
  by: PersonId;
  bonusFrom: PlainDate | null;
  issuedOn: PlainDate;
  now: Instant;
}

/** Issues the certificate and tells the world who holds which category until when. */
export function issueCertificate(certificate: Certificate | undefined, issue: Issue): Change<Certificate, Certificate> {
  if (!certificate?.file.decision) return refuse('NOT_FOUND');
  if (certificate.status !== 'OPEN') return refuse('WORK_ITEM_CLOSED');
  const { number, publicId, issuedOn } = issue;
  const rules = ruleSetOf(certificate.file.ruleSet);
  const term = certificateTerm(rules, { category: certificate.category, from: certificate.file.decision.decidedOn });
  const next: Certificate = { ...certificate, status: 'ISSUED', number, publicId, issuedOn, validUntil: term.outcome };
  return accept({ next, result: next, facts: issued(next, issue, term.outcome), messages: [{ name: MessageName.CertificateIssued, key: next.id, variables: {} }] });
}

function issued(certificate: Certificate, { number, publicId, awardId, by, bonusFrom, issuedOn, now }: Issue, validUntil: PlainDate) {
  const { category, orderNumber, orderedOn, organisationId, file, id } = certificate;
  const { attestationId, personId, currentCategory } = file;
  const percent = bonus(ruleSetOf(file.ruleSet), { category }).outcome;
  return [
    { type: FactType.CertificateIssued, data: { attestationId, personId, certificateNumber: number, publicId, category, issuedOn, validUntil, organisationId } },
    {
      type: FactType.CategoryAwarded,
      data: {
        attestationId, personId, category, previousCategory: currentCategory, validFrom: orderedOn, validUntil, orderNumber, certificateNumber: number,
        bonusPercent: percent, bonusFrom: percent === null ? null : bonusFrom, awardId,
      },
    },
    { type: FactType.CommissionsWorkItemClosed, data: { attestationId, workItemId: id, step: 'certificate' as const, how: 'DONE' as const, closedAt: now, by } },
  ];
}
