import type { Reason, Routing } from '@attestation/contracts';
import { because, isKnownRule } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';

/** Why this level decides: the row of the routing table that matched (E.1). */
export function commissionRoutingReason({ claimedCategory }: Pick<CaseFile, 'claimedCategory'>, { level, rule }: Routing): Reason[] {
  return isKnownRule(rule) ? [because(rule, { claimed: claimedCategory, level })] : [];
}
