import { accept, refuse, type Change, type Instant } from '@attestation/contracts';
import { languageCertificate, localDate, ruleSetOf, type LanguageCertificateAnswer } from '@attestation/regulation';
import type { CaseFile, LanguageCertificate } from './case-file.js';

/**
 * Keeps the certificate in the draft, or takes it out again (null). What it is worth the rules say, on the day of submission.
 * Refusals: NOT_A_DRAFT.
 */
export function showCertificate(file: CaseFile | undefined, certificate: LanguageCertificate | null): Change<CaseFile, CaseFile> {
  if (file?.standing.state !== 'DRAFT') return refuse('NOT_A_DRAFT');
  const next = { ...file, languageCertificate: certificate };
  return accept({ next, result: next });
}

/**
 * What the rules say of the certificate, on the day of the application, or today while it is a draft; undefined where none was shown.
 * @source X-072
 */
export function judgedCertificate({ languageCertificate: shown, submission, claimed, profile, ruleSet }: CaseFile, now: Instant): LanguageCertificateAnswer | undefined {
  if (!shown) return undefined;
  const { language, kind, result, validUntil } = shown;
  const on = localDate(submission?.at ?? now);
  return languageCertificate(ruleSetOf(ruleSet), { language, kind, result, validUntil, claimed, on, positionSubject: profile.subject });
}

/** The certificate that takes the test's place, where the rules accept it. */
export const countingCertificate = (file: CaseFile, now: Instant): LanguageCertificate | null =>
  judgedCertificate(file, now)?.outcome === 'ACCEPTED' ? file.languageCertificate : null;
