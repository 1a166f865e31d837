import { accept, FactType, type AttestationOutcome, type Change, type Fact, type Instant } from '@attestation/contracts';
import { letGo } from './acceptance.js';
import type { CaseFile } from './case-file.js';
import { withFacts } from './with-facts.js';

/**
 * The process came to its end. A case that ended otherwise (refused, expired, withdrawn, annulled) keeps that state; whatever is still held is
 * let go by its owner on the fact. Closing twice changes nothing.
 */
export function close(file: CaseFile | undefined, { outcome, now }: { outcome: AttestationOutcome | null; now: Instant }): Change<CaseFile, Record<string, never>> {
  if (!file) throw new Error('a process ended for a case that does not exist');
  if (file.end) return accept({ result: {} });
  const facts: Fact[] = [...letGo(file, now), { type: FactType.AttestationClosed, data: { attestationId: file.id, personId: file.personId, outcome, closedAt: now } }];
  return accept({ next: withFacts({ ...file, end: { outcome, at: now } }, now, facts), result: {}, facts });
}
