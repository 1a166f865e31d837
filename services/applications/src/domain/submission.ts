import {
  accept, FactType, MessageName, refuse, REGISTRIES, type Change, type Fact, type Instant, type JobOut, type Outcome, type Registry,
} from '@attestation/contracts';
import { epochOf, localDate, registrationDay, registriesDue, type WorkCalendar } from '@attestation/regulation';
import { settingsOf, type CaseFile, type LanguageCertificate } from './case-file.js';
import { countingCertificate } from './language-certificate.js';
import { windowClosed } from './opening.js';
import { awaiting } from './own-reasons.js';
import { applicationPaper, samePaper, type ApplicationPaper, type Frame } from './papers.js';
import { withFacts } from './with-facts.js';

/**
 * A process instance takes the case on: which registries are asked, and until when. The same instance asking again gets the same answer,
 * a second instance of the same case is turned away (ALREADY_STARTED).
 */
export function begin(file: CaseFile | undefined, processInstanceKey: string): Change<CaseFile, JobOut<'applications.begin'>> {
  if (!file) throw new Error('a process was started for a case that does not exist');
  if (file.processInstanceKey && file.processInstanceKey !== processInstanceKey) return refuse('ALREADY_STARTED');
  const registriesDeadline = registriesDue(file, settingsOf(file));
  const result = { registries: [...REGISTRIES], registriesDeadline, windowDeadline: file.windowEnds };
  return accept({ next: { ...file, processInstanceKey }, result });
}

/** Registries that have neither answered nor fallen silent, and for which nothing was entered by hand. */
export const unheard = (file: CaseFile): Registry[] => REGISTRIES.filter((registry) => !file.registries[registry]);

/** The application as it was laid before the teacher, and what is known of the signature under it. */
export interface SignedApplication {
  documentId: string;
  shown: ApplicationPaper;
  frame: Frame;
  /** the fingerprint of her certificate; or why the signature is not accepted */
  signature: Outcome<{ fingerprint: string }>;
}

export interface Submitting {
  consent: boolean;
  now: Instant;
  application: SignedApplication | undefined;
  /** in which she signs */
  language: 'kk' | 'ru';
  /** the working calendar as it is today; absent: as released */
  calendar?: WorkCalendar;
}

/**
 * The teacher signs and submits. Without consent to the use of personal data the application is taken and can only be refused (ground 3).
 * Refusals: NOT_A_DRAFT, WINDOW_CLOSED, DOCUMENTS_MISSING (names the registries still awaited), EMAIL_MISSING, SIGNATURE_OF_OTHER_CONTENT (what she signed is no
 * more what stands in the file), SIGNATURE_*.
 * @source D.1 rows 4–5
 */
export function submit(file: CaseFile | undefined, { consent, now, application, language, calendar }: Submitting): Change<CaseFile, CaseFile> {
  if (file?.standing.state !== 'DRAFT' || !application) return refuse('NOT_A_DRAFT');
  if (epochOf(now) >= epochOf(file.windowEnds)) return windowClosed(file.window, localDate(now));
  const awaited = unheard(file);
  if (awaited.length > 0) return refuse('DOCUMENTS_MISSING', [awaiting(awaited)]);
  if (!file.email) return refuse('EMAIL_MISSING');
  const { documentId, shown, frame, signature } = application;
  if (!samePaper(shown, applicationPaper(file, consent, frame))) return refuse('SIGNATURE_OF_OTHER_CONTENT');
  if (!signature.ok) return signature;

  const signedWith = signature.value.fingerprint;
  const certificate = countingCertificate(file, now);
  const told = { attestationId: file.id, personId: file.personId, submittedAt: now, consent, signedWith, ...(certificate && { languageCertificate: asTold(certificate) }) };
  const facts: Fact[] = [{ type: FactType.ApplicationSubmitted, data: told }];
  const registersAt = registrationDay(now, calendar).at;
  const next = withFacts({ ...file, submission: { at: now, consent, language, documentId, signedWith, registersAt } }, now, facts);
  const variables = { registrationDeadline: registersAt, languageCertificateValid: certificate !== null };
  return accept({ next, result: next, facts, messages: [{ name: MessageName.ApplicationSubmitted, key: file.id, variables }] });
}

const asTold = ({ kind, result, number, validUntil }: LanguageCertificate) => ({ kind, level: result, certificateNumber: number, validUntil });

/**
 * The window closed on a draft. An application submitted in its last minute is not lost: ALREADY_SUBMITTED. Where the window was extended since the
 * process set its timer, nothing is closed: the process waits on, until the day it is told.
 */
export function expireDraft(file: CaseFile | undefined, now: Instant): Change<CaseFile, JobOut<'applications.expire-draft'>> {
  if (!file) throw new Error('a window closed on a case that does not exist');
  if (file.submission) return refuse('ALREADY_SUBMITTED');
  if (file.standing.state !== 'DRAFT') return accept({ result: EXPIRED }); // expired before, or withdrawn
  if (epochOf(now) < epochOf(file.windowEnds)) return accept({ result: { windowDeadline: file.windowEnds } });
  const facts: Fact[] = [{ type: FactType.DraftExpired, data: { attestationId: file.id, expiredAt: now } }];
  return accept({ next: withFacts(file, now, facts), result: EXPIRED, facts });
}

const EXPIRED = { windowDeadline: null };
