import { answer, because, type Answer } from './answer.js';
import { rulesNotGiven } from './errors.js';
import { cut, hundredths } from './exact.js';
import { entries, isRequired, judgePoints, mayBring, type EvidenceProposal, type Points, withoutLower } from './points.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import { CRITERIA, type Criterion, type SheetKind, type TeacherClaim } from './tables/scoring.js';

export interface ScoreFacts {
  claimed: TeacherClaim;
  /** which printed total holds for the position: `sheetKindOf(positionGroup, post)` */
  kind: SheetKind;
  points: Points;
  /** what the evidence came to: it says which criteria are asked, and the minimum */
  proposal?: EvidenceProposal;
}
export interface ScoreAnswer extends Answer<'MEETS' | 'NOT_MEETS' | 'OUT_OF_RANGE'> {
  /** at most two decimals */
  total: string;
  minimum: number;
  /** the required criteria judged 0 */
  failed: Criterion[];
}

/** The minimum total of a claim for a kind of position. */
export function minimumTotal(rules: RuleSet, claimed: TeacherClaim, kind: SheetKind): number {
  const found = rules.minimumTotals.find((row) => row.category === claimed && row.kind === kind);
  if (!found) throw rulesNotGiven(rules.id, `minimum total ${kind} ${claimed}`);
  return found.total;
}

/** The sum of a sheet in hundredths; what the position's sheet does not have brings nothing. */
export const totalHundredths = (points: Points, kind: SheetKind): number =>
  entries(points).reduce((sum, [criterion, value]) => sum + (mayBring(criterion, kind) ? (hundredths(value) ?? 0) : 0), 0);

/** The criteria the claim requires of this kind of position; of one whose evidence was evaluated, those that are then asked. */
export const requiredCriteria = (rules: RuleSet, claimed: TeacherClaim, kind: SheetKind, proposal?: EvidenceProposal): Criterion[] =>
  CRITERIA.filter((criterion) => proposal?.criteria.find((each) => each.criterion === criterion)?.required ?? isRequired(rules, criterion, claimed, kind));

/**
 * Does one sheet meet the claimed category: every required criterion above 0 and the total at least the minimum? What does not reach the category's column
 * is 0; what no member may set (`judgePoints`) makes no sheet.
 * @source O83 Ann. 12; R-049; E.8
 */
export function scoreTeacher(rules: RuleSet, facts: ScoreFacts, settings: Settings = rules.settings): ScoreAnswer {
  const { claimed, kind, proposal } = facts;
  const { points, reasons: lower } = withoutLower(rules, facts, settings);
  const minimum = proposal?.minimum ?? minimumTotal(rules, claimed, kind);
  const sum = totalHundredths(points, kind);
  const total = cut({ numerator: sum, denominator: 100 });
  const judged = judgePoints(rules, { ...facts, points }, settings);
  if (judged.outcome === 'OUT_OF_RANGE') return { ...answer('OUT_OF_RANGE', ...judged.reasons), total, minimum, failed: [] };
  const failed = requiredCriteria(rules, claimed, kind, proposal).filter((criterion) => (points[criterion] ?? 0) === 0);
  const meets = failed.length === 0 && sum >= minimum * 100;
  return { ...answer(meets ? 'MEETS' : 'NOT_MEETS', ...lower, ...scoreReasons({ claimed, total, minimum, failed })), total, minimum, failed };
}

export function scoreReasons({ claimed, total, minimum, failed }: { claimed: TeacherClaim; total: string; minimum: number; failed: Criterion[] }) {
  const criteria = failed.length > 0 ? [because('R-049', { claimed, failed: failed.join(', ') })] : [];
  return [...criteria, because('X-075', { claimed, total, minimum })];
}
