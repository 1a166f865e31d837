import type { Category, PersonId, PlainDate, WorkItemId } from '@attestation/contracts';

/** The certificate of the category, issued by the education organisation; a row of the register that replaces the missing journal (F-12). */
export interface Certificate {
  /** of the work item the process waited with */
  id: WorkItemId;
  number: string;
  /** printed in the QR code; nobody can guess it */
  publicId: string;
  category: Category;
  issuedOn: PlainDate;
  issuedBy: PersonId;
  validUntil: PlainDate;
  annulledOn: PlainDate | null;
  paperId: string;
}

/** What a certificate is worth on a day. */
export type CertificateState = 'VALID' | 'EXPIRED' | 'ANNULLED';
export function certificateState({ annulledOn, validUntil }: Pick<Certificate, 'annulledOn' | 'validUntil'>, on: PlainDate): CertificateState {
  if (annulledOn) return 'ANNULLED';
  return on > validUntil ? 'EXPIRED' : 'VALID';
}
