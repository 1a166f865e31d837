import { type Category, CATEGORY_RANKS, type ClaimableCategory, type PlainDate, type RuleSetId } from '@attestation/contracts';
import { type AttemptAnswer, attempts, partsOf, ruleSetOf } from '@attestation/regulation';

/** An attempt that was used up, in whatever case of the person. */
export interface TakenAttempt {
  claimedCategory: ClaimableCategory;
  takenOn: PlainDate;
}

/** Who sits the test: a head who also teaches has attempts of each kind (R-033, F-18). */
const capacityOf = (category: Category) => (CATEGORY_RANKS[category].track === 'TEACHER' ? ('TEACHER' as const) : ('MAIN_POST' as const));

/** How many attempts of the claim’s capacity were used up in a calendar year. */
export const usedIn = (year: number, claimed: ClaimableCategory, taken: readonly TakenAttempt[]): number =>
  taken.filter(({ claimedCategory, takenOn }) => capacityOf(claimedCategory) === capacityOf(claimed) && partsOf(takenOn).year === year).length;

/**
 * May there be another attempt after so many, and is it paid?
 * @source O83 p.41, E.4
 */
export function attemptAfter(used: number, claimed: ClaimableCategory, ruleSet: RuleSetId): AttemptAnswer {
  const capacity = capacityOf(claimed);
  return attempts(ruleSetOf(ruleSet), { kind: 'SCHEDULED', used, ...(capacity === 'MAIN_POST' && { capacity }) });
}
