import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addDays, addYears } from '../dates.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { Criterion } from '../tables/scoring.js';
import { scoreEvidence } from './score-evidence.js';
import type { CriterionProposal, EvidencePeriod, ScoreEvidenceFacts } from './types.js';

export interface CriterionFacts extends Omit<ScoreEvidenceFacts, 'period'> {
  criterion: Criterion;
  /** absent: as long as a category is valid, until the day of the question */
  period?: EvidencePeriod;
  on: PlainDate;
}
export interface CriterionAnswer extends Answer<'MET' | 'NOT_MET' | 'NOT_ASKED'>, Omit<CriterionProposal, 'reasons'> {}

/**
 * What the evidence of one criterion is worth for the claimed category, and what is missing.
 * @source O83 Ann. 12 (X-074…X-077), E.6
 */
export function scoreCriterion(rules: RuleSet, { criterion, on, period, ...facts }: CriterionFacts, settings: Settings = rules.settings): CriterionAnswer {
  const years = rules.terms.find(({ track }) => track === 'TEACHER')?.years ?? 0;
  const counted = period ?? { from: addDays(addYears(on, -years), 1), to: on };
  const { criteria } = scoreEvidence(rules, { ...facts, period: counted }, settings);
  const { reasons, ...proposal } = criteria.find((each) => each.criterion === criterion) ?? never(criterion);
  const outcome = proposal.met ? 'MET' : proposal.required ? 'NOT_MET' : 'NOT_ASKED';
  const set = proposal.items.filter((item) => !item.counted).map(({ reason }) => reason);
  const missing = proposal.missing.map(({ reason }) => reason);
  const why = proposal.met ? reasons : [...reasons, ...set, ...missing];
  return { ...answer(outcome, ...(why.length > 0 ? why : [because('X-074', { claimed: facts.claimed })])), ...proposal };
}

function never(criterion: Criterion): never {
  throw new RangeError(`scoring left out ${criterion}`);
}
