import { accept, FactType, refuse, type Change, type Fact, type Instant } from '@attestation/contracts';
import { answerDue, localDate, registrationDay, ruleSetOf } from '@attestation/regulation';
import { withFacts, type CaseFile } from './case-file.js';

/** The file with the last number given in its register; the register is locked while this is decided. */
export interface Registering {
  file: CaseFile;
  /** the last serial of the register of its region and year; 0 before the first */
  lastSerial: number;
}

/**
 * When a submitted application is registered: at once within office hours, else when the offices next open.
 * @source X-027
 */
export function planRegistration(file: CaseFile | undefined): Change<CaseFile, { deadline: Instant }> {
  if (!file?.submission) return refuse('NOT_A_DRAFT');
  return accept({ result: { deadline: registrationDay(file.submission.at).at } });
}

/**
 * Registers the application. The number is ours (the law gives none): `<region>-<year>-<serial>`, e.g. `19-2025-000123` — the first two
 * digits of the organisation's KATO code, the campaign's year, and a serial without gaps within both. It says nothing about the person.
 */
export function register(state: Registering | undefined, now: Instant): Change<Registering, { deadline: Instant }> {
  if (!state?.file.submission) return refuse('NOT_A_DRAFT');
  const { file, file: { submission } } = state;
  if (file.registration) return accept({ result: { deadline: file.registration.answerBy } });
  const serial = state.lastSerial + 1;
  const on = localDate(now);
  const { at: answerBy, reasons: dueReasons } = answerDue(ruleSetOf(file.ruleSet), on);
  const number = numberOf(file, serial);
  const reasons = [...registrationDay(submission.at).reasons, ...dueReasons];
  const facts: Fact[] = [{ type: FactType.ApplicationRegistered, data: { attestationId: file.id, registrationNumber: number, registeredOn: on, answerBy, reasons } }];
  const registered = withFacts({ ...file, registration: { number, on, answerBy } }, now, facts);
  return accept({ next: { file: registered, lastSerial: serial }, result: { deadline: answerBy }, facts });
}

/** The register a case is numbered in. */
export const registerOf = ({ placeCode, year }: Pick<CaseFile, 'placeCode' | 'year'>) => ({ region: placeCode.slice(0, 2), year });

const numberOf = (file: CaseFile, serial: number): string => {
  const { region, year } = registerOf(file);
  return `${region}-${year}-${String(serial).padStart(6, '0')}`;
};
