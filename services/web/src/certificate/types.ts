/** What a certificate is worth today. */
export type CertificateState = 'VALID' | 'EXPIRED' | 'ANNULLED';

/** What is printed on a certificate: `GET /api/v1/commissions/certificates/public/…`; texts come in the reader's language, days as dates. */
export interface CheckedCertificate {
  state: CertificateState;
  number: string;
  name: string;
  category: string;
  post: string;
  organisation: string;
  /** whose order awarded or confirmed the category */
  issuer: string;
  orderNumber: string;
  orderDate: string;
  decidedOn: string;
  issuedOn: string;
  validUntil: string;
}
