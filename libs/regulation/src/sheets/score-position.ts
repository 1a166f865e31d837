import type { ClaimableCategory, Reason } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { factsInvalid, rulesNotGiven } from '../errors.js';
import { cut, hundredths } from '../exact.js';
import { FACT_FAULTS } from '../fact-faults.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { PositionCriterion, PositionSheet, PositionTotal } from '../tables/position-sheets.js';

export interface PositionFacts {
  sheet: PositionSheet;
  claimed: ClaimableCategory;
  /** by criterion; one left out counts as 0 */
  points: Readonly<Record<string, number>>;
}
export interface PositionAnswer extends Answer<'MEETS' | 'NOT_MEETS' | 'OUT_OF_RANGE'> {
  /** at most two decimals */
  total: string;
  minimum: number;
  /** criteria that are asked and stand at 0 */
  failed: string[];
  /** what a person must look at: criteria at 0 of which the sources do not say whether they are asked of this post */
  warnings: Reason[];
}

/** The columns in which the setting `winnerBonusColumns` leaves the point where it shows only the highest. */
const HIGHEST: readonly ClaimableCategory[] = ['MASTER', 'HEAD_1', 'DEPUTY_1'];

/**
 * Does a methodist's, head's or deputy's sheet meet the claimed category: every criterion asked above 0 and the total at least the printed one?
 * @source O83 Ann. 12 table 2, Ann. 13 (X-078…X-081), R-049, F-24, F-29
 */
export function scorePosition(rules: RuleSet, facts: PositionFacts, settings: Settings = rules.settings): PositionAnswer {
  const { claimed, sheet } = facts;
  const frame = positionTotal(rules, sheet, claimed);
  const asked = criteriaOf(rules, frame);
  const { points, reasons: lower } = withoutLower(facts, asked);
  const sum = sumOf(points, frame);
  const total = cut({ numerator: sum, denominator: 100 });
  const plain = { total, minimum: frame.total };
  const wrong = outOfRange({ ...facts, points }, asked, frame, settings);
  if (wrong.length > 0) return { ...answer('OUT_OF_RANGE', ...wrong), ...plain, failed: [], warnings: [] };
  const empty = asked.filter(({ criterion, threshold }) => threshold !== null && (points[criterion] ?? 0) === 0).map(({ criterion }) => criterion);
  const failed = frame.notApplied === null ? [] : empty;
  const meets = failed.length === 0 && sum >= frame.total * 100;
  const why = [...lower, ...(failed.length > 0 ? [because('R-049', { claimed, failed: failed.join(', ') })] : []), because(frame.rule, { sheet, claimed, minimum: frame.total, total }), because('F-29')];
  return { ...answer(meets ? 'MEETS' : 'NOT_MEETS', ...why), ...plain, failed, warnings: unsure(frame, empty) };
}

/** What does not reach the category's column is 0, as on a teacher's sheet. */
function withoutLower({ points, claimed }: PositionFacts, asked: readonly PositionCriterion[]): Pick<PositionFacts, 'points'> & { reasons: Reason[] } {
  const lower = asked.filter(({ criterion, threshold }) => threshold !== null && (points[criterion] ?? 0) > 0 && (points[criterion] ?? 0) < threshold);
  const reasons = lower.map(({ criterion, threshold }) => because('X-074/below', { criterion, claimed, value: points[criterion] ?? 0, threshold }));
  return { points: { ...points, ...Object.fromEntries(lower.map(({ criterion }) => [criterion, 0])) }, reasons };
}

/** The printed total of a sheet for a category. */
export function positionTotal(rules: RuleSet, sheet: PositionSheet, claimed: ClaimableCategory): PositionTotal {
  const found = rules.positionTotals.find((row) => row.sheet === sheet && row.category === claimed);
  if (!found) throw rulesNotGiven(rules.id, `score sheet ${sheet} ${claimed}`);
  return found;
}

/** The criteria a sheet may be asked for. */
export const criteriaOf = (rules: RuleSet, { form, category, notApplied }: PositionTotal): PositionCriterion[] =>
  rules.positionCriteria.filter((row) => row.form === form && row.category === category && !notApplied?.includes(row.criterion));

/** What a member may set under a criterion besides 0. */
export function valuesOf({ threshold, bonus, category }: PositionCriterion, { winnerBonusColumns }: Settings): number[] {
  if (threshold === null) return [];
  return bonus && (winnerBonusColumns === 'ALL' || HIGHEST.includes(category)) ? [threshold, threshold + 1] : [threshold];
}

function sumOf(points: PositionFacts['points'], { notApplied }: PositionTotal): number {
  return Object.entries(points).reduce((sum, [criterion, value]) => {
    const exact = hundredths(value);
    if (exact === undefined) throw factsInvalid(`points.${criterion}`, FACT_FAULTS.twoDecimals);
    return notApplied?.includes(criterion) ? sum : sum + exact;
  }, 0);
}

/** Points no member may set; of a sheet whose criteria the sources do not give, nothing is known to be wrong. */
function outOfRange({ points, claimed }: PositionFacts, asked: readonly PositionCriterion[], { form, notApplied }: PositionTotal, settings: Settings): Reason[] {
  if (form === null) return [];
  return Object.entries(points).flatMap(([criterion, value]): Reason[] => {
    const row = asked.find((each) => each.criterion === criterion);
    const values = row ? valuesOf(row, settings) : [];
    if (value === 0 || values.includes(value) || notApplied?.includes(criterion)) return [];
    return [because('X-078/range', { criterion, claimed, value, allowed: [0, ...values].join(', ') })];
  });
}

const unsure = ({ notApplied, sheet }: PositionTotal, empty: readonly string[]): Reason[] =>
  notApplied === null && (empty.length > 0 || sheet === 'DEPUTY_METHOD_OFFICE') ? [because('F-29/rows', { sheet, criteria: empty.join(', ') })] : [];
