import { accept, FactType, refuse, type Change, type Fact, type Instant, type JobOut, type WorkItemId } from '@attestation/contracts';
import { answerDue, localDate, registrationDay, ruleSetOf, type WorkCalendar } from '@attestation/regulation';
import type { CaseFile, Submission } from './case-file.js';
import { providerOf } from './provider.js';
import { withFacts } from './with-facts.js';

/** The file with the last number given in its register; the register is locked while this is decided. */
export interface Registering {
  file: CaseFile;
  /** the last serial of the register of its region and year; 0 before the first */
  lastSerial: number;
}

/**
 * Registers the application and puts it into the provider's queue, due within its working day. Once for a case, whoever asks again. The number
 * is ours (the law gives none): `<region>-<year>-<serial>`, e.g. `19-2025-000123` — the first two digits of the organisation's KATO code, the
 * campaign's year, and a serial without gaps within both. It says nothing about the person.
 * @source; D.1 row 6
 */
export function register(state: Registering | undefined, { workItemId, now, calendar }: { workItemId: WorkItemId; now: Instant; calendar?: WorkCalendar }): Change<Registering, JobOut<'applications.register'>> {
  const { file } = state ?? {};
  if (!state || !file?.submission) return refuse('NOT_A_DRAFT');
  if (file.registration && file.acceptance) return accept({ result: { workItemId: file.acceptance.workItemId, deadline: file.registration.answerBy } });
  const entry = entryOf(file, file.submission, state.lastSerial + 1, now, calendar);
  const result = { workItemId, deadline: entry.registration.answerBy };
  // withdrawn meanwhile: the process is about to be told, and nobody answers what was taken back
  if (file.standing.state !== 'SUBMITTED') return accept({ result });

  const holder = providerOf(file);
  const facts: Fact[] = [
    { type: FactType.ApplicationRegistered, data: entry.told },
    { type: FactType.ApplicationsWorkItemOpened, data: { attestationId: file.id, workItemId, step: 'acceptance', holder, openedAt: now, due: result.deadline } },
  ];
  const registered = withFacts({ ...file, registration: entry.registration, acceptance: { workItemId, holder } }, now, facts);
  return accept({ next: { file: registered, lastSerial: state.lastSerial + 1 }, result, facts });
}

/** What the register holds of an application, and how the world is told. */
function entryOf(file: CaseFile, submission: Submission, serial: number, now: Instant, calendar?: WorkCalendar) {
  const on = localDate(now);
  const { at: answerBy, reasons: dueReasons } = answerDue(ruleSetOf(file.ruleSet), on, calendar);
  const number = numberOf(file, serial);
  const reasons = [...registrationDay(submission.at, calendar).reasons, ...dueReasons];
  return {
    registration: { number, on, answerBy },
    told: { attestationId: file.id, registrationNumber: number, registeredOn: on, answerBy, reasons },
  };
}

/** The register a case is numbered in. */
export const registerOf = ({ placeCode, year }: Pick<CaseFile, 'placeCode' | 'year'>) => ({ region: placeCode.slice(0, 2), year });

const numberOf = (file: CaseFile, serial: number): string => {
  const { region, year } = registerOf(file);
  return `${region}-${year}-${String(serial).padStart(6, '0')}`;
};
