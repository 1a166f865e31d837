import { EVENT_LEVELS, type Category, type EventLevel, type ItemsOf, type PlainDate, type Reason, type Registry } from '@attestation/contracts';
import { because } from '../answer.js';
import { partsOf, schoolYear } from '../dates.js';
import { rulesNotGiven } from '../errors.js';
import { ruleOf } from '../points.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { ClaimEvidence } from '../tables/evidence.js';
import type { Criterion, CriterionRule, SheetKind } from '../tables/scoring.js';
import type { EvidencePeriod, ItemVerdict, MissingEvidence, ScoreEvidenceFacts } from './types.js';

/** Everything a criterion is judged by. */
export interface Scoring {
  rules: RuleSet;
  settings: Settings;
  facts: ScoreEvidenceFacts;
  kind: SheetKind;
  claim: ClaimEvidence;
}

/** What the evidence of one criterion comes to; `hundredths` of a point. */
export interface Judged {
  hundredths: number;
  items: ItemVerdict[];
  missing: MissingEvidence[];
  reasons: Reason[];
  /** the criterion is not asked of this teacher after all */
  waived?: boolean;
  basis?: 'EVIDENCE' | 'COMMISSION';
}

export interface Indexed<R extends Registry> {
  index: number;
  item: ItemsOf[R];
}

export const itemsOf = <R extends Registry>({ facts }: Scoring, registry: R): Indexed<R>[] =>
  facts.items.flatMap((sourced, index) => (sourced.registry === registry ? [{ index, item: sourced.item as ItemsOf[R] }] : []));

/** Reads each item: the reason that sets it aside, or none. */
export function sift<R extends Registry>(items: readonly Indexed<R>[], against: (item: ItemsOf[R]) => Reason | undefined, reasonFor: (item: ItemsOf[R]) => Reason) {
  const verdicts = items.map(({ index, item }): ItemVerdict => {
    const reason = against(item);
    return { index, counted: reason === undefined, reason: reason ?? reasonFor(item) };
  });
  const counted = items.filter((_, place) => verdicts[place]?.counted).map(({ item }) => item);
  return { verdicts, counted };
}

export const claimEvidence = (rules: RuleSet, claimed: Category): ClaimEvidence => {
  const found = rules.claimEvidence.find(({ category }) => category === claimed);
  if (!found) throw rulesNotGiven(rules.id, `evidence of ${claimed}`);
  return found;
};

export const ruleFor = ({ rules, facts }: Scoring, criterion: Criterion): CriterionRule => ruleOf(rules, criterion, facts.claimed);
/** The points of the claimed column, in hundredths; 0 where it asks for none. */
export const thresholdOf = (scoring: Scoring, criterion: Criterion): number => (ruleFor(scoring, criterion).threshold ?? 0) * 100;

export const isInPeriod = ({ from, to }: EvidencePeriod, on: PlainDate): boolean => from <= on && on <= to;
/** Sets aside what lies outside the period of this attestation. */
export const outsidePeriod = ({ facts: { period } }: Scoring, name: string, on: PlainDate): Reason | undefined =>
  isInPeriod(period, on) ? undefined : because('X-003/period', { name, on, from: period.from, to: period.to });

export const isAtLeast = (given: EventLevel, asked: EventLevel): boolean => EVENT_LEVELS.indexOf(given) >= EVENT_LEVELS.indexOf(asked);

/** First calendar year of the school year of a day. */
export const schoolYearOf = (date: PlainDate): number => partsOf(schoolYear(date).from).year;
