import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { cut, hundredths, reaches, type Fraction } from './exact.js';
import { judgePoints, mayBring, type EvidenceProposal, type Points } from './points.js';
import { minimumTotal, requiredCriteria, scoreReasons, totalHundredths } from './score-teacher.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import { CRITERIA, type Criterion, type SheetKind, type TeacherClaim } from './tables/scoring.js';

export interface SheetsFacts {
  claimed: TeacherClaim;
  kind: SheetKind;
  /** one entry for each member who submitted a sheet */
  sheets: Points[];
  /** what the evidence came to */
  proposal?: EvidenceProposal;
}
export interface SheetsAnswer extends Answer<'MEETS' | 'NOT_MEETS' | 'NO_CONSENSUS'> {
  /** at most two decimals, cut; `null`: the sheets differ where consensus is asked, and come to nothing together */
  total: string | null;
  minimum: number;
  /** required criteria that a majority of the members judged 0 */
  failed: Criterion[];
  /** with `NO_CONSENSUS`: the criteria in which the sheets differ */
  differing: Criterion[];
}

/** The criteria that count for the position and in which the members' sheets are not all alike. */
export const differingCriteria = (kind: SheetKind, sheets: readonly Points[]): Criterion[] =>
  CRITERIA.filter((criterion) => mayBring(criterion, kind) && new Set(sheets.map((points) => hundredths(points[criterion] ?? 0))).size > 1);

/**
 * What several members' sheets say together: the total by the setting `scoreAggregate`; a required criterion that a majority judged 0 is 0
 * for all. Consensus is of the sheets, criterion by criterion: totals that happen to be equal are no agreement about the portfolio. While
 * they differ there is no answer, neither "meets" nor "does not meet": the members give their sheets anew.
 * @source F-11, X-074
 */
export function aggregateSheets(rules: RuleSet, { claimed, kind, sheets, proposal }: SheetsFacts, settings: Settings = rules.settings): SheetsAnswer {
  if (sheets.length === 0) throw factsInvalid('sheets', FACT_FAULTS.noSheets);
  for (const points of sheets) {
    const judged = judgePoints(rules, { claimed, points, proposal }, settings);
    if (judged.outcome === 'OUT_OF_RANGE') throw factsInvalid('sheets', judged.reasons[0]?.text ?? FACT_FAULTS.twoDecimals);
  }
  const minimum = proposal?.minimum ?? minimumTotal(rules, claimed, kind);
  const differing = settings.scoreAggregate === 'CONSENSUS' ? differingCriteria(kind, sheets) : [];
  if (differing.length > 0) return noConsensus(minimum, sheets.length, differing);
  const failed = requiredCriteria(rules, claimed, kind, proposal).filter((criterion) => sheets.filter((points) => (points[criterion] ?? 0) === 0).length * 2 > sheets.length);
  const corrected = sheets.map((points) => ({ ...points, ...Object.fromEntries(failed.map((criterion) => [criterion, 0])) }));
  const totals = corrected.map((points) => totalHundredths(points, kind));
  const exact = together(totals, settings);
  const total = cut({ numerator: exact.numerator, denominator: exact.denominator * 100 });
  const how = because('F-11', { sheets: sheets.length, scoreAggregate: settings.scoreAggregate, total });
  const meets = failed.length === 0 && reaches(exact, minimum * 100);
  return { ...answer(meets ? 'MEETS' : 'NOT_MEETS', ...scoreReasons({ claimed, total, minimum, failed }), how), total, minimum, failed, differing };
}

/** Why sheets make no score. */
const noConsensus = (minimum: number, sheets: number, differing: Criterion[]): SheetsAnswer =>
  ({ ...answer('NO_CONSENSUS', because('F-11/differ', { sheets, criteria: differing.join(', ') })), total: null, minimum, failed: [], differing });

/** One total from many, in hundredths; of sheets that are all alike the middle one is the one. */
function together(totals: number[], { scoreAggregate }: Settings): Fraction {
  if (scoreAggregate === 'MEAN') return { numerator: totals.reduce((sum, total) => sum + total, 0), denominator: totals.length };
  const sorted = [...totals].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0];
  return { numerator: low + high, denominator: 2 };
}
