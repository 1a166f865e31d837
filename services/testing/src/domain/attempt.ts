import { type Category, CATEGORY_RANKS, type ClaimableCategory, type PlainDate, type RuleSetId } from '@attestation/contracts';
import { type AttemptAnswer, type AttemptKind, attempts, partsOf, ruleSetOf } from '@attestation/regulation';

/** Whether the attestation is a scheduled one or early, as its draft was opened: each has attempts of its own. */
export type Mode = Extract<AttemptKind, 'SCHEDULED' | 'EARLY'>;

/** What attempts are counted by. */
export interface Claim {
  claimedCategory: ClaimableCategory;
  mode: Mode;
}

/** An attempt that was used up, in whatever case of the person. */
export interface TakenAttempt extends Claim {
  takenOn: PlainDate;
}

/** Who sits the test: a head who also teaches has attempts of each kind (R-033, F-18). */
const capacityOf = (category: Category) => (CATEGORY_RANKS[category].track === 'TEACHER' ? ('TEACHER' as const) : ('MAIN_POST' as const));

/** How many attempts of the claim’s mode and capacity were used up in a calendar year. */
export const usedIn = (year: number, claim: Claim, taken: readonly TakenAttempt[]): number =>
  taken.filter(({ claimedCategory, mode, takenOn }) => mode === claim.mode && capacityOf(claimedCategory) === capacityOf(claim.claimedCategory) && partsOf(takenOn).year === year).length;

/**
 * May there be another attempt after so many, and is it paid?
 * @source O83 p.41, E.4
 */
export function attemptAfter(used: number, { claimedCategory, mode }: Claim, ruleSet: RuleSetId): AttemptAnswer {
  const capacity = capacityOf(claimedCategory);
  return attempts(ruleSetOf(ruleSet), { kind: mode, used, ...(capacity === 'MAIN_POST' && { capacity }) });
}
