import type { ClaimableCategory, PlainDate, Reason } from '@attestation/contracts';
import { certificateTerm } from '../award.js';
import { schoolYear, wholeMonths } from '../dates.js';
import { eligibility, type EligibilityAnswer } from '../eligibility.js';
import type { RuleSet } from '../rule-set.js';
import { firstDay, opportunities, type Opportunity } from './opportunities.js';
import type { PlanFacts, PlannedUnder, PlanStep } from './types.js';

/** How she stands before a step: what changes from one to the next. */
type Standing = Pick<PlanFacts, 'current' | 'categoryEndsOn' | 'lastScheduledOn' | 'attestedBefore' | 'attestedThisSchoolYear' | 'earlyConditions'>;

export interface Steps {
  steps: PlanStep[];
  /** each step of the route can be taken */
  whole: boolean;
  /** why the next one cannot in the years looked at */
  against: Reason[];
}

/** Each category of a route in the first campaign in which it may be claimed, as if each is awarded. One attestation a school year. */
export function stepsOf(rules: RuleSet, route: readonly ClaimableCategory[], facts: PlanFacts, { campaigns }: PlannedUnder): Steps {
  let standing: Standing = facts;
  let open = opportunities(facts.on, facts.by, campaigns);
  const steps: PlanStep[] = [];
  for (const category of route) {
    const asked = (day: PlainDate) => eligibility(rules, { ...facts, ...standing, ...onThatDay(facts, day), claimed: category });
    const found = open.find(({ to }) => asked(to).outcome === 'ELIGIBLE');
    if (!found) return { steps, against: open.slice(-1).flatMap(({ to }) => asked(to).reasons), whole: false };
    const step = stepIn(found, category, asked);
    steps.push(step);
    open = open.filter(({ year }) => year > found.year);
    standing = { current: category, categoryEndsOn: certificateTerm(rules, { category, from: step.decidedBy }).outcome, lastScheduledOn: step.decidedBy, attestedBefore: true, attestedThisSchoolYear: false, earlyConditions: null };
  }
  return { steps, against: [], whole: true };
}

/** Service grows; that she was attested in this school year says nothing of the next. */
const onThatDay = ({ on, serviceMonths, attestedThisSchoolYear }: PlanFacts, day: PlainDate) => ({
  on: day, serviceMonths: serviceMonths + wholeMonths(on, day), attestedThisSchoolYear: attestedThisSchoolYear && day <= schoolYear(on).to,
});

function stepIn({ year, campaign, from, to, decidedBy }: Opportunity, category: ClaimableCategory, asked: (day: PlainDate) => EligibilityAnswer): PlanStep {
  const first = firstDay(from, to, (day) => asked(day).outcome === 'ELIGIBLE');
  return { category, mode: asked(to).mode, year, applyFrom: campaign && first, applyTo: campaign && to, decidedBy, datesSet: campaign !== null };
}
