import { accept, FactType, refuse, type Change, type Fact, type Instant } from '@attestation/contracts';
import { type CaseFile, hasEnded } from './case-file.js';
import { withFacts } from './with-facts.js';

/**
 * Keeps where notices of the case go, as long as it is open. In the draft it is part of what she will sign. Once the application is submitted it is a
 * correction: the signed application stays as it was, and the time-line says that the address is another, not which. The same again changes nothing.
 * Refusals: NOT_FOUND, ATTESTATION_ENDED.
 * @source
 */
export function giveEmail(file: CaseFile | undefined, { email, now }: { email: string; now: Instant }): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  if (hasEnded(file)) return refuse('ATTESTATION_ENDED');
  if (email === file.email) return accept({ result: file });
  const given = { ...file, email };
  if (!file.submission) return accept({ next: given, result: given });
  const facts: Fact[] = [{ type: FactType.EmailCorrected, data: { attestationId: file.id, personId: file.personId, correctedAt: now } }];
  const next = withFacts(given, now, facts);
  return accept({ next, result: next, facts });
}
