import { CATEGORIES, type AttestationOutcome, type Category, type ClaimableCategory, type Decision, type Reason, type SubDecision } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { AttestationMode } from './eligibility.js';
import { isBelow, isLegacy, lowerOf, oneLower, rankOf, trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';

export interface DecisionFacts {
  claimed: ClaimableCategory;
  current: Category;
  /** the portfolio meets the claimed category (E.8) */
  portfolioMeets: boolean;
  /** `EXEMPT`: no test was required; else the highest category the result allows (`testResult`), `null`: none */
  test: { kind: 'EXEMPT' } | { kind: 'RESULT'; reached: boolean; highestCategory: Category | null };
  mode: AttestationMode;
}

/** A decision the commission may take, and how the case then ends. */
export interface LawfulDecision {
  decision: Decision;
  subDecision: SubDecision | null;
  awardedCategory: Category;
  outcome: AttestationOutcome;
}

/** What the commission proposes. `awardedCategory` is asked only where more than one lower category may be awarded. */
export interface Proposal {
  decision: Decision;
  subDecision?: SubDecision | null;
  awardedCategory?: Category;
}

export interface DecisionAnswer extends Answer<'LAWFUL' | 'NOT_PERMITTED'> {
  decided: LawfulDecision | null;
  permitted: LawfulDecision[];
}

/**
 * Every decision the law permits on these facts.
 * - MEETS_CLAIMED only where portfolio and test (or an exemption) both meet.
 * - otherwise the current category is kept or one lower is awarded, never above what the test allows; early: the current one stays.
 * @source O83 p.24; F-05, F-27
 */
export function permittedDecisions(facts: DecisionFacts): LawfulDecision[] {
  const { claimed, current, portfolioMeets, test } = facts;
  const tested = test.kind === 'EXEMPT' || test.reached;
  const meets: LawfulDecision[] =
    portfolioMeets && tested
      ? [{ decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: claimed, outcome: claimed === current ? 'CONFIRMED' : 'AWARDED' }]
      : [];
  return [...meets, ...keeping(facts), ...lowering(facts)];
}

function keeping({ current, test, mode }: DecisionFacts): LawfulDecision[] {
  const kept: LawfulDecision = { decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', awardedCategory: current, outcome: 'NOT_CONFIRMED_KEEP' };
  if (mode === 'EARLY' || test.kind === 'EXEMPT' || test.highestCategory === null || isLegacy(current)) return [kept];
  return isBelow(test.highestCategory, current) && oneLower(current) !== current ? [] : [kept];
}

function lowering({ claimed, current, test, mode }: DecisionFacts): LawfulDecision[] {
  if (mode === 'EARLY') return [];
  const bound = test.kind === 'RESULT' ? test.highestCategory : null;
  return lowerCategories(claimed, current, bound).map((awardedCategory) => ({
    decision: 'NOT_MEETS_CLAIMED',
    subDecision: 'LOWER_THAN_CURRENT',
    awardedCategory,
    outcome: 'LOWER_AWARDED',
  }));
}

/** One below the current, or what the test allows if that is lower. Holders of the former system: any category below the claimed one. */
function lowerCategories(claimed: ClaimableCategory, current: Category, bound: Category | null): Category[] {
  const within = (category: Category) => bound === null || rankOf(category) <= rankOf(bound);
  if (isLegacy(current)) {
    return CATEGORIES.filter((category) => isBelow(category, claimed) && rankOf(category) >= rankOf('TEACHER') && within(category));
  }
  const lower = oneLower(current);
  if (lower === current || trackOf(claimed) !== trackOf(current)) return [];
  return [bound !== null && trackOf(bound) === trackOf(lower) ? lowerOf(lower, bound) : lower];
}

/**
 * Is the decision the commission took one the law permits, and how does the case end?
 * @param proposal what carried the vote
 */
export function decide(_rules: RuleSet, facts: DecisionFacts, proposal: Proposal): DecisionAnswer {
  const permitted = permittedDecisions(facts);
  const fitting = permitted.filter(
    ({ decision, subDecision, awardedCategory }) =>
      decision === proposal.decision &&
      subDecision === (proposal.subDecision ?? null) &&
      (proposal.awardedCategory === undefined || proposal.awardedCategory === awardedCategory),
  );
  const decided = fitting.length === 1 ? (fitting[0] ?? null) : null;
  return { ...answer(decided ? 'LAWFUL' : 'NOT_PERMITTED', ...decisionReasons(facts, decided)), decided, permitted };
}

function decisionReasons(facts: DecisionFacts, decided: LawfulDecision | null): Reason[] {
  const { claimed, current, portfolioMeets, test, mode } = facts;
  const formula = because('X-090', {
    claimed,
    current,
    portfolioMeets,
    decision: decided?.decision ?? null,
    subDecision: decided?.subDecision ?? null,
    awardedCategory: decided?.awardedCategory ?? null,
  });
  const bounded = test.kind === 'RESULT' && !test.reached ? [because(test.highestCategory === null ? 'F-27' : 'X-091', { claimed, highestCategory: test.highestCategory })] : [];
  const early = mode === 'EARLY' && decided?.decision !== 'MEETS_CLAIMED' ? [because('X-092', { current })] : [];
  return [...bounded, ...early, formula];
}
