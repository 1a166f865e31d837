import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { partsOf } from '../dates.js';
import { isLegacy } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import { claimableFrom } from '../sequence.js';

export interface LegacyExpiryFacts {
  current: Category;
  categoryEndsOn: PlainDate;
  /** last day of the application window of the year in which the term ends */
  applicationTo: PlainDate;
  /** `null`: no application was made */
  submittedOn: PlainDate | null;
  on: PlainDate;
}
export interface LegacyExpiryAnswer extends Answer<'TEACHER' | 'MUST_APPLY' | 'APPLIED' | 'NOT_DUE' | 'NOT_LEGACY'> {
  /** what may be claimed while there is time */
  claimable: Category[];
}

/**
 * What becomes of a category of the former system: attested in the year in which it ends, or a teacher without further decision.
 * @source, D.10, E.11
 */
export function legacyExpiry(rules: RuleSet, { current, categoryEndsOn: endsOn, applicationTo: to, submittedOn, on }: LegacyExpiryFacts): LegacyExpiryAnswer {
  if (!isLegacy(current)) return { ...answer('NOT_LEGACY', because('R-119/none', { current })), claimable: [] };
  const claimable = claimableFrom(rules, { current, attestedBefore: false });
  const year = partsOf(endsOn).year;
  const due = because('R-119', { endsOn, year });
  if (submittedOn !== null && submittedOn <= to) return { ...answer('APPLIED', due), claimable };
  if (on > to && on >= `${year}-01-01`) return { ...answer('TEACHER', because('R-120', { current, to }), due), claimable: [] };
  return { ...answer(partsOf(on).year < year ? 'NOT_DUE' : 'MUST_APPLY', due), claimable };
}
