import { CATEGORY_RANKS, type Category, type PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addDays, addYears } from './dates.js';
import { rulesNotGiven } from './errors.js';
import type { EvidencePeriod } from './evidence/types.js';
import type { RuleSet } from './rule-set.js';

export interface PeriodFacts {
  claimed: Category;
  /** the last award or confirmation; `null`: none is known */
  lastAwardOn: PlainDate | null;
  /** since when the person has worked as a teacher; `null`: not known */
  teachingSince: PlainDate | null;
  /** the day of the application */
  on: PlainDate;
}

/**
 * From which to which day evidence counts: from the last award or confirmation to the application. Where none is known, as long as a
 * category is valid, and never from before the person taught.
 * @source O83 p.2, p.3
 */
export function attestationPeriod(rules: RuleSet, { claimed, lastAwardOn, teachingSince, on }: PeriodFacts): Answer<EvidencePeriod> {
  const term = rules.terms.find(({ track }) => track === CATEGORY_RANKS[claimed].track);
  if (!term) throw rulesNotGiven(rules.id, `term of ${claimed}`);
  const longest = addDays(addYears(on, -term.years), 1);
  const begun = lastAwardOn ?? (teachingSince !== null && teachingSince > longest ? teachingSince : longest);
  const from = begun > on ? on : begun;
  return answer({ from, to: on }, because('X-003/evidence', { from, to: on, last: lastAwardOn }));
}
