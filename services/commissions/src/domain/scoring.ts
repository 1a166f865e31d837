import { accept, type Change, FactType, refuse, type RuleSetId } from '@attestation/contracts';
import { aggregateSheets, ruleSetOf, sheetKindOf, teacherClaim } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import type { ScoreSheet } from './score-sheet.js';

/**
 * Makes one score of the members' sheets (F-11) and says whether the portfolio meets the claimed category.
 * @source O83 Ann. 12 (X-074, X-075), E.8
 */
export function aggregateScores(file: CaseFile | undefined, sheets: ScoreSheet[], ruleSet: RuleSetId): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.score) return accept({ result: file });
  const submitted = sheets.filter(({ status }) => status === 'SUBMITTED');
  const [first] = submitted;
  if (!first) return refuse('NOT_READY');
  const kind = sheetKindOf(first.positionGroup);
  const together = aggregateSheets(ruleSetOf(ruleSet), { claimed: teacherClaim(file.claimedCategory), kind, sheets: submitted.map(({ points }) => points) });
  const { total, minimum, reasons } = together;
  const meets = together.outcome === 'MEETS';
  const next: CaseFile = { ...file, score: { total, minimum, meets, reasons } };
  const { attestationId, commissionId } = file;
  return accept({ next, result: next, facts: [{ type: FactType.Scored, data: { attestationId, commissionId, total, minimum, meets, reasons } }] });
}
