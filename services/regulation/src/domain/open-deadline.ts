import { plainDateOf, type AttestationId, type Instant, type RuleSetId } from '@attestation/contracts';
import { answerDue, appealDecisionDue, registrationDay, ruleSetOf, whereLoaded, type WorkCalendar } from '@attestation/regulation';

/** What waits for working days in a running case. */
export const COUNTED = ['REGISTRATION', 'ANSWER', 'APPEAL'] as const;

/** A deadline of a running case that is counted in working days, and from when. */
export interface OpenDeadline {
  /** the case; of an appeal the appeal */
  id: string;
  attestationId: AttestationId;
  kind: (typeof COUNTED)[number];
  ruleSet: RuleSetId;
  /** the instant of submission or appeal, the day of registration */
  countedFrom: string;
}

/** A deadline, or the year not loaded that it reaches. */
type Due = Instant | { yearMissing: number };
export interface Move extends Pick<OpenDeadline, 'id' | 'attestationId' | 'kind'> {
  from: Due;
  to: Due;
}

/**
 * What a changed calendar does to an open deadline; `undefined`: it stays.
 * @source; F-19
 */
export function moveOf({ id, attestationId, kind, ...counted }: OpenDeadline, before: WorkCalendar, after: WorkCalendar): Move | undefined {
  const [from, to] = [before, after].map((calendar) => whereLoaded(() => dueBy({ kind, ...counted }, calendar)));
  if (from === undefined || to === undefined || JSON.stringify(from) === JSON.stringify(to)) return undefined;
  return { id, attestationId, kind, from, to };
}

function dueBy({ kind, ruleSet, countedFrom }: Pick<OpenDeadline, 'kind' | 'ruleSet' | 'countedFrom'>, calendar: WorkCalendar): Instant {
  if (kind === 'REGISTRATION') return registrationDay(countedFrom, calendar).at;
  const rules = ruleSetOf(ruleSet);
  return kind === 'ANSWER' ? answerDue(rules, plainDateOf(countedFrom), calendar).at : appealDecisionDue(rules, countedFrom, calendar).at;
}
