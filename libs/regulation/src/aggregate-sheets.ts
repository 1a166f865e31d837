import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { cut, reaches, type Fraction } from './exact.js';
import { judgePoints, type EvidenceProposal, type Points } from './points.js';
import { minimumTotal, requiredCriteria, scoreReasons, totalHundredths } from './score-teacher.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import type { Criterion, SheetKind, TeacherClaim } from './tables/scoring.js';

export interface SheetsFacts {
  claimed: TeacherClaim;
  kind: SheetKind;
  /** one entry for each member who submitted a sheet */
  sheets: Points[];
  /** what the evidence came to */
  proposal?: EvidenceProposal;
}
export interface SheetsAnswer extends Answer<'MEETS' | 'NOT_MEETS' | 'NO_CONSENSUS'> {
  /** at most two decimals, cut */
  total: string;
  minimum: number;
  /** required criteria that a majority of the members judged 0 */
  failed: Criterion[];
}

/**
 * What several members' sheets say together: the total by the setting `scoreAggregate`; a required criterion that a majority judged 0 is 0
 * for all.
 * @source F-11, X-074
 */
export function aggregateSheets(rules: RuleSet, { claimed, kind, sheets, proposal }: SheetsFacts, settings: Settings = rules.settings): SheetsAnswer {
  if (sheets.length === 0) throw factsInvalid('sheets', FACT_FAULTS.noSheets);
  for (const points of sheets) {
    const judged = judgePoints(rules, { claimed, points, proposal }, settings);
    if (judged.outcome === 'OUT_OF_RANGE') throw factsInvalid('sheets', judged.reasons[0]?.text ?? FACT_FAULTS.twoDecimals);
  }
  const failed = requiredCriteria(rules, claimed, kind, proposal).filter((criterion) => sheets.filter((points) => (points[criterion] ?? 0) === 0).length * 2 > sheets.length);
  const corrected = sheets.map((points) => ({ ...points, ...Object.fromEntries(failed.map((criterion) => [criterion, 0])) }));
  const minimum = proposal?.minimum ?? minimumTotal(rules, claimed, kind);
  const totals = corrected.map((points) => totalHundredths(points, kind));
  const exact = together(totals, settings);
  const shown = exact ?? { numerator: 0, denominator: 1 };
  const total = cut({ numerator: shown.numerator, denominator: shown.denominator * 100 });
  const how = because('F-11', { sheets: sheets.length, scoreAggregate: settings.scoreAggregate, total });
  if (!exact) return { ...answer('NO_CONSENSUS', how), total, minimum, failed };
  const meets = failed.length === 0 && reaches(exact, minimum * 100);
  return { ...answer(meets ? 'MEETS' : 'NOT_MEETS', ...scoreReasons({ claimed, total, minimum, failed }), how), total, minimum, failed };
}

/** One total from many, in hundredths; `undefined` where consensus is asked and the totals differ. */
function together(totals: number[], { scoreAggregate }: Settings): Fraction | undefined {
  if (scoreAggregate === 'MEAN') return { numerator: totals.reduce((sum, total) => sum + total, 0), denominator: totals.length };
  const sorted = [...totals].sort((a, b) => a - b);
  if (scoreAggregate === 'CONSENSUS') return sorted[0] === sorted.at(-1) ? { numerator: sorted[0] ?? 0, denominator: 1 } : undefined;
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0];
  return { numerator: low + high, denominator: 2 };
}
