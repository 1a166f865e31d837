import { accept, type Change, type Fact, FactType, type Instant, MessageName, type PersonId } from '@attestation/contracts';
import { aggregateSheets, type Criterion, differingCriteria, ruleSetOf, sheetKindOf, teacherClaim } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import type { Evaluation } from './evidence.js';
import { isAwaited, isGiven, type ScoreSheet } from './score-sheet.js';
import { itemClosed } from './work-item.js';

/**
 * The criteria in which the sheets differ: empty unless consensus is asked and all sheets are given, so that nobody reads off it how another
 * judges before he has judged himself. What the summary, a refusal and the views say of it is this.
 * @source F-11
 */
export function differing(file: Pick<CaseFile, 'item' | 'settings' | 'positionGroup' | 'position' | 'penalInstitution' | 'sheets'>): Criterion[] {
  const { item, settings, positionGroup, sheets } = file;
  if (item?.step !== 'scoring' || settings.scoreAggregate !== 'CONSENSUS' || sheets.some(isAwaited)) return [];
  return differingCriteria(sheetKindOf(positionGroup, file), sheets.filter(isGiven).map(({ points }) => points));
}

/** A scoring after an act of somebody, and what the rules made of the portfolio. */
interface Scoring {
  file: CaseFile;
  evaluation: Evaluation | undefined;
  by: PersonId;
  now: Instant;
}

/** Where all sheets are given, one score is made of them and the process goes on; where they must agree and do not, they go back to their members. */
export function completed<R>({ file, evaluation, by, now }: Scoring, resultOf: (file: CaseFile) => R): Change<CaseFile, R> {
  const given = file.sheets.filter(isGiven);
  if (!file.item || given.length === 0 || file.sheets.some(isAwaited)) return accept({ next: file, result: resultOf(file) });
  const claimed = teacherClaim(file.claimedCategory);
  const sheets = { claimed, kind: sheetKindOf(file.positionGroup, file), sheets: given.map(({ points }) => points), proposal: evaluation };
  const { total, minimum, reasons, outcome } = aggregateSheets(ruleSetOf(file.ruleSet), sheets, file.settings);
  if (total === null) return givenBack(file, resultOf);
  const score = { total, minimum, meets: outcome === 'MEETS', reasons };
  const { attestationId, commissionId, members, item } = file;
  const scored: Fact = { type: FactType.Scored, data: { attestationId, commissionId, sheets: given.length, members, ...score, scoredAt: now } };
  const next: CaseFile = { ...file, sheets: inState(file, 'SUBMITTED'), score, item: null };
  return accept({
    next,
    result: resultOf(next),
    facts: [scored, itemClosed(attestationId, item, now, by)],
    messages: [{ name: MessageName.ScoresSubmitted, key: item.id, variables: { portfolioMeets: score.meets } }],
  });
}

/** The sheets that differ, for their members to give anew; the case goes no further meanwhile. */
function givenBack<R>(file: CaseFile, resultOf: (file: CaseFile) => R): Change<CaseFile, R> {
  const next = { ...file, sheets: inState(file, 'OPEN') };
  return accept({ next, result: resultOf(next) });
}

const inState = ({ sheets }: CaseFile, status: ScoreSheet['status']): ScoreSheet[] => sheets.map((sheet) => (isGiven(sheet) ? { ...sheet, status } : sheet));
