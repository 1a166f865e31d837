import type { ClaimableCategory, Reason, Routing } from '@attestation/contracts';
import { because, isKnownRule } from '@attestation/regulation';

/** Why this level decides: the row of the routing table that matched (E.1). */
export function commissionRoutingReason({ claimedCategory }: { claimedCategory: ClaimableCategory }, { level, rule }: Routing): Reason[] {
  return isKnownRule(rule) ? [because(rule, { claimed: claimedCategory, level })] : [];
}
