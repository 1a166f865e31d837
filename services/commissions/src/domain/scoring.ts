import { accept, type Change, type Instant, type PersonId, refuse, type WorkItemId } from '@attestation/contracts';
import { because, judgePoints, type Points, quorum, ruleSetOf, sheetKindOf, teacherClaim, totalHundredths } from '@attestation/regulation';
import type { CaseFile, EarlyClosing, Recusal } from './case-file.js';
import type { Commission } from './commission.js';
import type { Evaluation } from './evidence.js';
import { emptySheet, isAwaited, isGiven, type ScoreSheet, withdrawn } from './score-sheet.js';
import { completed, differing } from './sheets-together.js';
import { itemOpened } from './work-item.js';

/**
 * Opens the sheets of all members at once (D.1 #24), but for whoever may not judge the case. A second delivery finds the first.
 * @throws RegulationError RULES_NOT_GIVEN naming the post or claim whose sheet the loaded rules do not give
 */
export function openScoring(file: CaseFile | undefined, opening: { id: WorkItemId; due: Instant; now: Instant }, commission: Commission): Change<CaseFile, WorkItemId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.item?.step === 'scoring') return accept({ result: file.item.id });
  if (file.item || file.score) return refuse('WORK_ITEM_CLOSED');
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (file.commissionId !== commission.id) return refuse('NOT_READY'); // it has just moved to another
  sheetKindOf(file.positionGroup, file);
  teacherClaim(file.claimedCategory);
  const judges = judgesOf(file, commission.memberIds);
  if (judges.length === 0) return refuse('NO_QUORUM');
  const { id, due, now } = opening;
  const item = { id, step: 'scoring' as const, openedAt: now, due };
  const holder = { role: 'COMMISSION_MEMBER' as const, commissionId: file.commissionId };
  return accept({ next: { ...file, item, sheets: judges.map(emptySheet) }, result: id, facts: [itemOpened(file.attestationId, item, holder)] });
}

/** The members who may judge a case. */
export const judgesOf = (file: CaseFile, memberIds: readonly PersonId[]): PersonId[] => memberIds.filter((memberId) => mayJudge(file, memberId));

/** Nobody judges his own case, nor one in which he has an interest. */
const mayJudge = ({ personId, recusals }: CaseFile, memberId: PersonId): boolean => memberId !== personId && !recusals.some((each) => each.memberId === memberId);

/**
 * What follows from a member's points; the last sheet makes one score of all (F-11). Where that takes consensus and the sheets differ, it gives
 * them back: each may be given anew, and the first that makes all alike makes the score. Each criterion gets 0 or a value of the claimed category, and
 * only 0 where its evidence does not meet.
 * @source O83 Ann. 12, E.8
 */
export function submitSheet(file: CaseFile | undefined, evaluation: Evaluation | undefined, { by, points, now }: Submission): Change<CaseFile, ScoreSheet> {
  if (!file) return refuse('NOT_FOUND');
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (by === file.personId) return refuse('OWN_CASE');
  if (!mayJudge(file, by)) return refuse('MEMBER_RECUSED');
  const sheet = file.sheets.find(({ memberId }) => memberId === by);
  if (!sheet) return refuse('NOT_FOUND');
  if (sheet.status !== 'OPEN' || file.item?.step !== 'scoring') return refuse('SHEET_CLOSED');
  if (!evaluation) return refuse('EVALUATION_MISSING');
  const judged = judgePoints(ruleSetOf(file.ruleSet), { claimed: teacherClaim(file.claimedCategory), points, proposal: evaluation }, file.settings);
  if (judged.outcome === 'OUT_OF_RANGE') return refuse('POINTS_OUT_OF_RANGE', judged.reasons);

  const total = inPoints(totalHundredths(points, sheetKindOf(file.positionGroup, file)));
  const submitted: ScoreSheet = { ...sheet, status: 'SUBMITTED', points, total, submittedAt: now };
  return completed({ file: withSheet(file, submitted), evaluation, by, now }, ({ sheets }) => sheets.find(({ memberId }) => memberId === by) ?? submitted);
}

export interface Submission {
  by: PersonId;
  points: Points;
  now: Instant;
}

/**
 * The secretary ends a scoring to which members do not come, where the sheets of a quorum are in; what nobody has given counts for nothing, nor
 * does what somebody gave who sits there no more and cannot give anew. A member's differing sheet stays: where consensus is asked nobody is
 * left out of it.
 * @source O83 p.22: the commission may act with two thirds of its members; F-11
 */
export function closeScoring(file: CaseFile | undefined, evaluation: Evaluation | undefined, closing: EarlyClosing, memberIds: readonly PersonId[]): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.item?.step !== 'scoring') return refuse('WORK_ITEM_CLOSED');
  const given = file.sheets.filter(isGiven).length;
  const enough = quorum(ruleSetOf(file.ruleSet), { members: file.members, present: Math.min(given, file.members) });
  if (enough.outcome === 'NOT_MET') return refuse('NO_QUORUM', enough.reasons);
  const goes = (sheet: ScoreSheet) => isAwaited(sheet) || (sheet.status === 'OPEN' && !memberIds.includes(sheet.memberId));
  const differences = differing(file);
  if (differences.length > 0 && !file.sheets.some(goes)) return refuse('SHEETS_DIFFER', [because('F-11/differ', { sheets: given, criteria: differences.join(', ') })]);
  const next = { ...file, sheets: file.sheets.map((sheet) => (goes(sheet) ? withdrawn(sheet) : sheet)), scoringClosed: closing };
  return completed({ file: next, evaluation, by: closing.by, now: closing.at }, (done) => done);
}

/** A member with a conflict of interest takes no part: neither a sheet nor a vote. The quorum's base stays (F-09). */
export function recuse(file: CaseFile | undefined, evaluation: Evaluation | undefined, recusal: Recusal, memberIds: readonly PersonId[]): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.ended) return refuse('ALREADY_CLOSED');
  if (file.decision) return refuse('ALREADY_DECIDED');
  if (!memberIds.includes(recusal.memberId)) return refuse('NOT_A_MEMBER');
  if (file.recusals.some(({ memberId }) => memberId === recusal.memberId)) return accept({ result: file });
  const recused = { ...file, recusals: [...file.recusals, recusal] };
  if (file.item?.step !== 'scoring') return accept({ next: recused, result: recused });
  const next = { ...recused, sheets: file.sheets.map((sheet) => (sheet.memberId === recusal.memberId ? withdrawn(sheet) : sheet)) };
  return completed({ file: next, evaluation, by: recusal.by, now: recusal.at }, (done) => done);
}

/**
 * The commission's composition was changed by order: sheets that are in stay, an open one of a former member is taken away. Only where too few
 * would be left to judge do those who came get sheets.
 */
export function recompose(file: CaseFile | undefined, evaluation: Evaluation | undefined, { memberIds, secretaryId: by }: Pick<Commission, 'memberIds' | 'secretaryId'>, now: Instant): Change<CaseFile, void> {
  if (file?.item?.step !== 'scoring') return accept({ result: undefined });
  const kept = file.sheets.map((sheet) => (sheet.status === 'OPEN' && !memberIds.includes(sheet.memberId) ? withdrawn(sheet) : sheet));
  const count = kept.filter(({ status }) => status !== 'WITHDRAWN').length;
  const enough = quorum(ruleSetOf(file.ruleSet), { members: memberIds.length, present: Math.min(count, memberIds.length) }).outcome === 'MET';
  const newcomers = memberIds.filter((memberId) => mayJudge(file, memberId) && !kept.some((sheet) => sheet.memberId === memberId));
  const sheets = [...kept, ...(enough ? [] : newcomers.map(emptySheet))];
  return completed({ file: { ...file, members: memberIds.length, sheets }, evaluation, by, now }, () => undefined);
}

const withSheet = (file: CaseFile, sheet: ScoreSheet): CaseFile => ({ ...file, sheets: file.sheets.map((each) => (each.memberId === sheet.memberId ? sheet : each)) });

/** Hundredths of a point as the exact decimal that people read: 6850 → "68.5". */
const inPoints = (hundredths: number): string => new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 2 }).format(hundredths / 100);
