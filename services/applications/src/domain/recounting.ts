import { accept, FactType, type Change, type Fact, type Instant } from '@attestation/contracts';
import { answerDue, epochOf, registrationDay, ruleSetOf, whereLoaded, type WorkCalendar } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import { registersAt } from './current.js';
import { withFacts } from './with-facts.js';

export interface Recounting {
  calendar: WorkCalendar;
  now: Instant;
}

/**
 * The working calendar was changed: the day of registration, or the day by which the provider answers, is counted anew from the day it was counted
 * from. Where nothing moves nothing is told, so it may be done twice. A case that has gone on meanwhile stays as it is,
 * and so does a deadline that reaches a year not loaded.
 * @source; F-19
 */
export function recount(file: CaseFile | undefined, given: Recounting): Change<CaseFile, void> {
  const counted = whereLoaded(() => recounted(file, given));
  return 'yearMissing' in counted ? accept({ result: undefined }) : counted;
}

function recounted(file: CaseFile | undefined, given: Recounting): Change<CaseFile, void> {
  if (file?.standing.state === 'SUBMITTED') return accept({ next: registeredLater(file, given), result: undefined });
  if (file?.standing.state === 'REGISTERED') return answeredLater(file, given);
  return accept({ result: undefined });
}

function registeredLater(file: CaseFile, { calendar }: Recounting): CaseFile | undefined {
  const { submission } = file;
  if (!submission) return undefined;
  const at = registrationDay(submission.at, calendar).at;
  return at === registersAt(submission) ? undefined : { ...file, submission: { ...submission, registersAt: at } };
}

function answeredLater(file: CaseFile, { calendar, now }: Recounting): Change<CaseFile, void> {
  const { registration, acceptance } = file;
  if (!registration || !acceptance) return accept({ result: undefined });
  const { at: to } = answerDue(ruleSetOf(file.ruleSet), registration.on, calendar);
  if (to === registration.answerBy) return accept({ result: undefined });
  const { workItemId } = acceptance;
  const facts: Fact[] = [{ type: FactType.ApplicationsDeadlineMoved, data: { attestationId: file.id, workItemId, step: 'acceptance', from: registration.answerBy, to, movedAt: now } }];
  return accept({ next: withFacts({ ...file, registration: { ...registration, answerBy: to } }, now, facts), result: undefined, facts });
}

/** Until when a job of the process has to wait, whose timer was set before the calendar was changed; `null`: it is time. */
export function notBefore(file: CaseFile | undefined, { calendar, now }: Recounting): Instant | null {
  const { standing, submission, registration } = file ?? {};
  const due = standing?.state === 'SUBMITTED' && submission ? registrationDay(submission.at, calendar).at : standing?.state === 'REGISTERED' ? registration?.answerBy : undefined;
  return due !== undefined && epochOf(now) < epochOf(due) ? due : null;
}
