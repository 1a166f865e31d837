import type { ClaimableCategory, PlainDate, Reason } from '@attestation/contracts';
import { answer, because } from '../answer.js';
import { channel, commissionRouting } from '../decisions.js';
import { count } from '../exact.js';
import type { RuleSet } from '../rule-set.js';
import { sequence } from '../sequence.js';
import { needsOf } from './needs.js';
import { routeTo } from './route.js';
import { type Steps, stepsOf } from './steps.js';
import type { PlanAnswer, PlanFacts, PlannedUnder, PlanStep } from './types.js';

/**
 * How a category is reached by a day: which attestations one after another and when, and of the next one what is missing, who can supply it and by
 * when. It puts together what the single questions answer: sequence, eligibility, campaign, documents, test, evidence. A year whose campaign is not
 * opened yet is planned by its school year and says so: no date is guessed.
 * @source E.7, X-004, X-006, X-028, E.5, E.6, R-113; RULES.md D.0
 */
export function plan(rules: RuleSet, facts: PlanFacts, under: PlannedUnder): PlanAnswer {
  count('serviceMonths', facts.serviceMonths);
  const { wanted, current, attestedBefore } = facts;
  const route = routeTo(rules, wanted, { current, attestedBefore });
  if (!route) return { ...answer('NOT_POSSIBLE', sequence(rules, { claimed: wanted, current, attestedBefore }).reason), ...NOTHING };
  const found = stepsOf(rules, route, facts, under);
  const [next] = found.steps;
  const answered = answer(outcomeOf(found, facts.by), ...reasonsOf(rules, found, route, facts));
  return { ...answered, steps: found.steps, missing: next ? needsOf(rules, next, facts, under) : [], ...(next ? doorsOf(next, facts, under) : NO_DOORS) };
}

const NO_DOORS = { channel: null, commission: null };
const NOTHING = { steps: [], missing: [], ...NO_DOORS };

function outcomeOf({ steps, whole }: Steps, by: PlainDate): PlanAnswer['outcome'] {
  const last = steps.at(-1);
  if (!whole || !last || last.decidedBy > by) return 'NOT_IN_TIME';
  return steps.every(({ datesSet }) => datesSet) ? 'IN_TIME' : 'DATES_NOT_SET';
}

/** The sequence that makes the route, what stands against it, and the dates of each campaign, or that they are not set. */
function reasonsOf(rules: RuleSet, { steps, against }: Steps, [first]: readonly ClaimableCategory[], { wanted, current, attestedBefore }: PlanFacts): Reason[] {
  return [sequence(rules, { claimed: first ?? wanted, current, attestedBefore }).reason, ...against, ...steps.flatMap(datesOf)];
}

const datesOf = ({ year, applyFrom, applyTo, decidedBy, datesSet }: PlanStep): Reason[] =>
  datesSet ? [because('X-006', { year, from: applyFrom, to: applyTo }), because('R-113', { by: decidedBy })] : [because('X-006/not-set', { year })];

function doorsOf({ category }: PlanStep, { subordination, hasDistrictLevel, on }: PlanFacts, { book, ruleSet, settings }: PlannedUnder): Pick<PlanAnswer, 'channel' | 'commission'> {
  const opened = { claimedCategory: category, ruleSet, openedOn: on };
  return {
    channel: channel(book, { ...opened, settings: { channelSource: settings.channelSource } }).outcome,
    commission: commissionRouting(book, { ...opened, subordination, hasDistrictLevel }).outcome,
  };
}
