/** The states of a case (RULES.md D.1). */
export const ATTESTATION_STATES = [
  'DRAFT', 'SUBMITTED', 'REGISTERED', 'REFUSED', 'ACCEPTED', 'QUALIFICATION_ASSESSMENT', 'RETURNED', 'ADMITTED',
  'TESTING', 'TEST_EXEMPT', 'TEST_BY_CERTIFICATE', 'TEST_DONE', 'APPEAL', 'SUMMARY', 'DECISION', 'ORDER', 'CERTIFICATE', 'CLOSED',
  'WITHDRAWN', 'ANNULLED', 'SANCTIONED', 'EXPIRED',
] as const;
export type AttestationState = (typeof ATTESTATION_STATES)[number];

/** How a case ends (RULES.md D.1, terminal outcomes). */
export const OUTCOMES = [
  'AWARDED', 'CONFIRMED', 'LOWER_AWARDED', 'NOT_CONFIRMED_KEEP', 'REFUSED', 'NOT_RECOMMENDED', 'ANNULLED', 'BARRED', 'WITHDRAWN',
] as const;
export type AttestationOutcome = (typeof OUTCOMES)[number];

/** What the commission decides (RULES.md A.4). `NOT_MEETS_CLAIMED` always comes with one of the sub-decisions. */
export type Decision = 'MEETS_CLAIMED' | 'NOT_MEETS_CLAIMED';
export type SubDecision = 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';
