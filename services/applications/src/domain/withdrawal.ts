import { accept, FactType, MessageName, refuse, type Change, type Fact, type Instant, type Message, type Reason } from '@attestation/contracts';
import { localDate, ruleSetOf, withdrawal } from '@attestation/regulation';
import { letGo } from './acceptance.js';
import { type CaseFile, hasEnded } from './case-file.js';
import { isBeforeDecision } from './machine.js';
import { withFacts } from './with-facts.js';

/**
 * The teacher takes her application back, in whatever state it is before the commission has decided. Whoever holds a step of it lets go when
 * the process has ended. Again is harmless.
 * Refusals: ALREADY_DECIDED, ATTESTATION_ENDED.
 * @source D.1, side exit WITHDRAWN
 */
export function withdraw(file: CaseFile | undefined, { note, now }: { note: string | null; now: Instant }): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.withdrawal) return accept({ result: file });
  if (hasEnded(file)) return refuse('ATTESTATION_ENDED');
  if (!isBeforeDecision(file.standing.state)) return refuse('ALREADY_DECIDED', tooLate(file, now));

  const facts: Fact[] = [{ type: FactType.ApplicationWithdrawn, data: { attestationId: file.id, personId: file.personId, withdrawnAt: now, note } }, ...letGo(file, now, file.personId)];
  const next = withFacts({ ...file, withdrawal: { at: now, note } }, now, facts);
  const message: Message = { name: MessageName.ApplicationWithdrawn, key: file.id, variables: {} };
  return accept({ next, result: next, facts, messages: [message] });
}

const tooLate = ({ ruleSet, window }: CaseFile, now: Instant): Reason[] =>
  withdrawal(ruleSetOf(ruleSet), { decided: true, attemptsUsed: 0, applicationTo: window.applicationTo, on: localDate(now) }).reasons;
