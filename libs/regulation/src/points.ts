import type { Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { factsInvalid, rulesNotGiven } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { hundredths } from './exact.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import { CRITERIA, NOT_APPLICABLE, TEACHER_CLAIMS, type Criterion, type CriterionRule, type SheetKind, type TeacherClaim } from './tables/scoring.js';

/** Points by criterion, each with at most two decimals; a criterion left out counts as 0. */
export type Points = Partial<Record<Criterion, number>>;

/** What the rules made of the frozen portfolio (`scoreEvidence`), as the fact `portfolio.evaluated` tells it. */
export interface EvidenceProposal {
  criteria: readonly { criterion: string; required: boolean; met: boolean; basis?: 'EVIDENCE' | 'COMMISSION' }[];
  minimum: number;
}

export interface PointsFacts {
  claimed: TeacherClaim;
  points: Points;
  /** absent: the evidence was not evaluated, any point of the column may be set */
  proposal?: EvidenceProposal;
}

export function teacherClaim(category: string): TeacherClaim {
  const found = TEACHER_CLAIMS.find((claim) => claim === category);
  if (!found) throw rulesNotGiven('2025-03-10', `score sheet of ${category}`);
  return found;
}

export function ruleOf(rules: RuleSet, criterion: Criterion, claimed: TeacherClaim): CriterionRule {
  const found = rules.scoring.find((row) => row.criterion === criterion && row.category === claimed);
  if (!found) throw rulesNotGiven(rules.id, `scoring ${criterion} ${claimed}`);
  return found;
}

/** Whether a criterion must be met for the claim by a position of this kind. */
export const isRequired = (rules: RuleSet, criterion: Criterion, claimed: TeacherClaim, kind: SheetKind): boolean =>
  ruleOf(rules, criterion, claimed).threshold !== null && !NOT_APPLICABLE[kind].includes(criterion);

/** Whether a criterion asked of nobody of this kind may still bring points ("if any"): 2.1 for psychologists may, 1.1 may not. */
export const mayBring = (criterion: Criterion, kind: SheetKind): boolean => !(kind === 'SUPPORT' && criterion === '1.1');

const bonusOf = (rule: CriterionRule, settings: Settings) =>
  rule.winnerBonus && rule.threshold !== null && (settings.winnerBonusColumns === 'ALL' || rule.category === 'MASTER') ? [rule.threshold + 1] : [];

/** The values a member may set besides 0. */
export function allowedValues(rule: CriterionRule, settings: Settings): { values: number[]; from: number | null; upTo: number | null } {
  if (rule.upTo !== null) return { values: [], from: rule.threshold, upTo: rule.upTo };
  return { values: [...rule.values, ...bonusOf(rule, settings)].sort((a, b) => a - b), from: null, upTo: null };
}

function isAllowed(rule: CriterionRule, value: number, settings: Settings): boolean {
  if (value === 0) return true;
  const { values, from, upTo } = allowedValues(rule, settings);
  const exact = hundredths(value);
  if (exact === undefined) return false;
  return from !== null && upTo !== null ? exact >= from * 100 && exact <= upTo * 100 : values.includes(value);
}

/** What does not reach the claimed category's column: the criterion does not fit, and gets 0. */
export function withoutLower(rules: RuleSet, { claimed, points }: Pick<PointsFacts, 'claimed' | 'points'>, settings: Settings): { points: Points; reasons: Reason[] } {
  const lower = entries(points).filter(([criterion, value]) => {
    const rule = ruleOf(rules, criterion, claimed);
    return rule.threshold !== null && value > 0 && value < rule.threshold && !isAllowed(rule, value, settings);
  });
  const reasons = lower.map(([criterion, value]) => because('X-074/below', { criterion, claimed, value, threshold: ruleOf(rules, criterion, claimed).threshold }));
  return { points: { ...points, ...Object.fromEntries(lower.map(([criterion]) => [criterion, 0])) }, reasons };
}

/** Whether the evidence of a criterion speaks against any point. */
const isUnproved = (proposal: EvidenceProposal | undefined, criterion: Criterion): boolean =>
  proposal?.criteria.some((each) => each.criterion === criterion && !each.met && each.basis !== 'COMMISSION') ?? false;

/**
 * May these points stand on a sheet for this claim? Each criterion is 0 or within the claimed category's values; only 0 where its evidence
 * does not meet the category.
 * @throws RegulationError FACTS_INVALID for a criterion the sheet does not have
 * @source O83 Ann. 12, F-24
 */
export function judgePoints(rules: RuleSet, { claimed, points, proposal }: PointsFacts, settings: Settings = rules.settings): Answer<'IN_RANGE' | 'OUT_OF_RANGE'> {
  const wrong = entries(points).flatMap(([criterion, value]): Reason[] => {
    const rule = ruleOf(rules, criterion, claimed);
    if (!isAllowed(rule, value, settings)) return [because('X-075/range', { criterion, claimed, value, allowed: allowedText(rule, settings) })];
    return value > 0 && isUnproved(proposal, criterion) ? [because('X-074/evidence', { criterion, claimed, value })] : [];
  });
  return wrong.length > 0 ? answer('OUT_OF_RANGE', ...wrong) : answer('IN_RANGE', because('X-074', { claimed }));
}

const allowedText = (rule: CriterionRule, settings: Settings): string => {
  const { values, from, upTo } = allowedValues(rule, settings);
  return from !== null && upTo !== null ? `0, ${from}–${upTo}` : [0, ...values].join(', ');
};

/** The points given, each under a criterion of the sheet. */
export function entries(points: Points): [Criterion, number][] {
  return Object.entries(points).map(([name, value]) => {
    const criterion = CRITERIA.find((known) => known === name);
    if (!criterion) throw factsInvalid(`points.${name}`, FACT_FAULTS.noCriterion);
    if (hundredths(value) === undefined) throw factsInvalid(`points.${name}`, FACT_FAULTS.twoDecimals);
    return [criterion, value];
  });
}
