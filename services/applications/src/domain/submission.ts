import {
  accept, FactType, MessageName, refuse, REGISTRIES, type Change, type Fact, type Instant, type JobOut, type Registry,
} from '@attestation/contracts';
import { epochOf, localDate } from '@attestation/regulation';
import { withFacts, type CaseFile, type RegistryStatus } from './case-file.js';
import { windowClosed } from './opening.js';
import { awaiting } from './own-reasons.js';

/** How long the registries are waited for before they count as silent; what is missing then is entered by hand (F-17). */
const REGISTRY_PATIENCE_HOURS = 72;

/**
 * A process instance takes the case on: which registries are asked, and until when. The same instance asking again gets the same answer,
 * a second instance of the same case is turned away (ALREADY_STARTED).
 */
export function begin(file: CaseFile | undefined, processInstanceKey: string): Change<CaseFile, JobOut<'applications.begin'>> {
  if (!file) throw new Error('a process was started for a case that does not exist');
  if (file.processInstanceKey && file.processInstanceKey !== processInstanceKey) return refuse('ALREADY_STARTED');
  const patience = Date.parse(file.openedAt) + REGISTRY_PATIENCE_HOURS * 3_600_000;
  const registriesDeadline = asDeadline(Math.min(patience, epochOf(file.windowEnds)));
  const result = { registries: [...REGISTRIES], registriesDeadline, windowDeadline: file.windowEnds };
  return accept({ next: { ...file, processInstanceKey }, result });
}

/** Keeps what a registry said, or that it said nothing. A late answer takes the place of silence, never the other way round. */
export function registryKnown(file: CaseFile, registry: Registry, status: RegistryStatus): CaseFile {
  const known = file.registries[registry];
  return known && status === 'SILENT' ? file : { ...file, registries: { ...file.registries, [registry]: status } };
}

/** Registries that have neither answered nor fallen silent. */
export const unheard = (file: CaseFile): Registry[] => REGISTRIES.filter((registry) => !file.registries[registry]);

/**
 * The teacher signs and submits. Without consent to the use of personal data the application is taken and can only be refused (ground 3).
 * Refusals: NOT_A_DRAFT, WINDOW_CLOSED, DOCUMENTS_MISSING (names the registries still awaited).
 * @source D.1 rows 4–5; X-029
 */
export function submit(file: CaseFile | undefined, { consent, now }: { consent: boolean; now: Instant }): Change<CaseFile, CaseFile> {
  if (file?.standing.state !== 'DRAFT') return refuse('NOT_A_DRAFT');
  if (epochOf(now) >= epochOf(file.windowEnds)) return windowClosed(file.window, localDate(now));
  const awaited = unheard(file);
  if (awaited.length > 0) return refuse('DOCUMENTS_MISSING', [awaiting(awaited)]);

  const facts: Fact[] = [{ type: FactType.ApplicationSubmitted, data: { attestationId: file.id, personId: file.personId, submittedAt: now, consent } }];
  const next = withFacts({ ...file, submission: { at: now, consent } }, now, facts);
  return accept({ next, result: next, facts, messages: [{ name: MessageName.ApplicationSubmitted, key: file.id, variables: {} }] });
}

/**
 * The window closed on a draft. An application submitted in its last minute is not lost: ALREADY_SUBMITTED.
 */
export function expireDraft(file: CaseFile | undefined, now: Instant): Change<CaseFile, Record<string, never>> {
  if (!file) throw new Error('a window closed on a case that does not exist');
  if (file.standing.state === 'EXPIRED') return accept({ result: {} });
  if (file.submission) return refuse('ALREADY_SUBMITTED');
  const facts: Fact[] = [{ type: FactType.DraftExpired, data: { attestationId: file.id, expiredAt: now } }];
  return accept({ next: withFacts(file, now, facts), result: {}, facts });
}

/** An instant as the engine's timers read it: with the fixed offset. */
function asDeadline(epoch: number): Instant {
  const shifted = new Date(epoch + 5 * 3_600_000).toISOString();
  return `${shifted.slice(0, 19)}+05:00`;
}
