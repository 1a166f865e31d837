import { accept, type AttestationId, type Change, FactType, type Instant, type PersonId } from '@attestation/contracts';

/** A case that needs no test, and why (RULES.md E.5). */
export interface ExemptionRecord {
  attestationId: AttestationId;
  personId: PersonId;
  ground: string;
  rule: string;
  exemptedAt: Instant;
}

/** Records the exemption once; the law's ground and rule come from the decision table. */
export function recordExemption(existing: ExemptionRecord | undefined, wanted: ExemptionRecord): Change<ExemptionRecord, ExemptionRecord> {
  if (existing) return accept({ result: existing });
  return accept({ next: wanted, result: wanted, facts: [{ type: FactType.TestExempted, data: wanted }] });
}
