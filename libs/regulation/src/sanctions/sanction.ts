import type { Category, PlainDate, Reason } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addDays, addYears } from '../dates.js';
import { rulesNotGiven } from '../errors.js';
import { count } from '../exact.js';
import { isBelow, oneLower } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import { claimableFrom } from '../sequence.js';
import type { Settings } from '../settings.js';
import { BASE_OF, type Position, type SanctionCause, type SanctionRule } from '../tables/sanctions.js';

export interface SanctionFacts {
  cause: SanctionCause;
  position: Position;
  /** the category held when the commission decides */
  current: Category;
  /** breaches of the test's rules that were sanctioned before */
  earlierBreaches: number;
  /** the day of the commission's decision: no sanction works backwards (F-06) */
  decidedOn: PlainDate;
  /** last day of a ban that is running already; absent or `null`: none */
  bannedUntil?: PlainDate | null;
}
export interface SanctionAnswer extends Answer<'ONE_LEVEL_LOWER' | 'BASE_CATEGORY'> {
  /** the category from the decision on */
  category: Category;
  years: number;
  bannedFrom: PlainDate;
  /** last day without admission; a ban that ends later stands */
  bannedUntil: PlainDate;
  /** what may be claimed when the ban is over: the sequence begins from the lowered category */
  nextClaimable: Category[];
  /** the result of the test is annulled */
  annulled: boolean;
}

/**
 * Which sanction follows: the category, how long nobody is admitted, what may be claimed afterwards. Decided by the commission.
 * @source E.9: O83 p.46, 47, 62; R-036…; C-05, C-08, F-05
 */
export function sanction(rules: RuleSet, facts: SanctionFacts, settings: Settings = rules.settings): SanctionAnswer {
  const { position, current, decidedOn } = facts;
  const found = ruleFor(rules, facts, settings);
  const category = categoryAfter(found, current);
  const bannedUntil = latest(addDays(addYears(decidedOn, found.years), -1), facts.bannedUntil ?? null);
  const why = because(found.rule, { position, current, category, years: found.years, from: decidedOn, until: bannedUntil });
  const annulled = facts.cause === 'TEST_VIOLATION';
  const nextClaimable = claimableFrom(rules, { current: category, attestedBefore: true });
  return { ...answer(found.effect, why, ...also(facts, found, category)), category, years: found.years, bannedFrom: decidedOn, bannedUntil, nextClaimable, annulled };
}

type Found = Pick<SanctionRule, 'effect' | 'years' | 'rule'> & { base: Category };

function ruleFor(rules: RuleSet, { cause, position, earlierBreaches }: SanctionFacts, { repeatedBreach }: Settings): Found {
  const repeated = count('earlierBreaches', earlierBreaches) > 0;
  const found = rules.sanctions.find((row) => row.cause === cause && row.repeated === repeated && row.position === position);
  if (!found) throw rulesNotGiven(rules.id, `sanctions ${cause} ${position}`);
  const { years, category } = rules.repeatedByAlgorithm;
  if (cause === 'TEST_VIOLATION' && repeated && repeatedBreach === 'ALGORITHM') return { effect: found.effect, rule: found.rule, years, base: category };
  return { ...found, base: BASE_OF[position] };
}

/** A sanction never raises: who stands below the base stays there. */
function categoryAfter({ effect, base }: Found, current: Category): Category {
  if (effect === 'ONE_LEVEL_LOWER') return oneLower(current);
  return isBelow(current, base) ? current : base;
}

const latest = (a: PlainDate, b: PlainDate | null): PlainDate => (b !== null && b > a ? b : a);

function also({ cause, current, earlierBreaches }: SanctionFacts, { effect }: Found, category: Category): Reason[] {
  return [
    ...(cause === 'TEST_VIOLATION' ? [because('X-063')] : []),
    ...(cause === 'FALSE_DATA' ? [because('R-046')] : []),
    ...(cause === 'TEST_VIOLATION' && earlierBreaches > 0 ? [because('C-08')] : []),
    ...(effect === 'ONE_LEVEL_LOWER' ? [because('C-05')] : []),
    ...(category === current ? [because('F-05', { current })] : []),
    because('X-064/after', { category }),
  ];
}
