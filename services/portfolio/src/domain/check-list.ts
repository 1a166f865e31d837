import type { Reason, Registry } from '@attestation/contracts';
import {
  courseHours, documentsNeeded, evidenceMatrix, hasReducedCourseHours, positionGroupOf, ruleSetOf, sheetKindOf, teacherClaim,
  type Criterion, type DocumentCode, type EvidenceFacts, type EvidenceRow,
} from '@attestation/regulation';
import type { CaseEvidence } from './case-evidence.js';
import { isEvaluated } from './evaluation.js';
import { certificatesOf, documentProofs, lessonsInTheLeanestYear, proofsOf, registryOf, type Pieces } from './items.js';
import { onceFor } from './once-for.js';
import { evidenceOf, itemsIn } from './pieces.js';

/** Whether something needed is there: seen in the portfolio, to be confirmed by the responsible person, or missing. */
export type Presence = 'PRESENT' | 'TO_CONFIRM' | 'MISSING';

export interface CheckRow {
  kind: 'DOCUMENT' | 'CRITERION';
  code: DocumentCode | Criterion;
  required: boolean;
  presence: Presence;
  /** where it is looked for; null: no registry has it */
  registry: Registry | null;
  found: number;
  /** what is counted, where a number is asked for: course hours, lessons observed in a year */
  needed: number | null;
}
export interface CheckList {
  rows: CheckRow[];
  reasons: Reason[];
}

/** Given by the submission itself and by the state's registers of persons. */
const GIVEN: readonly DocumentCode[] = ['APPLICATION', 'IDENTITY'];

/**
 * What the qualification assessment looks for: the documents of the service and the evidence of each criterion on its level, by the rules of
 * the case's own day. It says whether something is there, never what it is worth: that is the commission's.
 * @source D.1 row 9; E.6
 */
export const checkList = onceFor((known): CheckList => {
  const pieces = piecesOf(known); // once: putting the pieces together is the dear part
  const documents = documentRows(known, pieces);
  const criteria = criterionRows(known, pieces);
  return { rows: [...documents.rows, ...criteria.rows], reasons: [...documents.reasons, ...criteria.reasons] };
});

const piecesOf = (known: CaseEvidence): Pieces => {
  const evidence = evidenceOf(known);
  return (registry) => itemsIn(evidence, registry);
};

function documentRows(known: CaseEvidence, pieces: Pieces): CheckList {
  const { claimed, currentCategory: current } = known;
  const inRegistry = { diploma: pieces('DIPLOMA').length > 0, workRecord: pieces('WORK_RECORD').length > 0 };
  const { documents, reasons } = documentsNeeded(ruleSetOf(known.ruleSet), { claimed, current, inRegistry, retrained: false });
  const rows = documents.map(({ document }): CheckRow => {
    const proofs = documentProofs(pieces, document);
    const { registry = null, found = 0 } = proofs ?? {};
    const presence = GIVEN.includes(document) || found > 0 ? 'PRESENT' : proofs ? 'MISSING' : 'TO_CONFIRM';
    return { kind: 'DOCUMENT', code: document, required: true, presence, registry, found, needed: null };
  });
  return { rows, reasons };
}

/** Heads, deputies and methodists have sheets of their own, which the loaded rules do not give: their documents alone are listed. */
function criterionRows(known: CaseEvidence, pieces: Pieces): CheckList {
  if (!isEvaluated(known)) return { rows: [], reasons: [] };
  const reducedCourseHours = hasReducedCourseHours(positionGroupOf(known.positionGroup));
  const facts = { claimed: teacherClaim(known.claimed), kind: sheetKindOf(known.positionGroup, known), reducedCourseHours, externalSheetsIfAvailable: known.penalInstitution ?? false };
  const { rows, reasons } = evidenceMatrix(ruleSetOf(known.ruleSet), facts, known.settings);
  return { rows: rows.map((row) => criterionRow(known, pieces, row, facts)), reasons };
}

function criterionRow(known: CaseEvidence, pieces: Pieces, row: EvidenceRow, facts: EvidenceFacts): CheckRow {
  const { criterion, required } = row;
  const { found, needed, enough } = countOf(known, pieces, row, facts);
  return { kind: 'CRITERION', code: criterion, required, presence: enough ? 'PRESENT' : 'MISSING', registry: registryOf(criterion), found, needed };
}

interface Count {
  found: number;
  needed: number | null;
  enough: boolean;
}

/** Hours by R-099…R-102, lessons of the leanest year by R-057; of the rest one proof on its level is presence enough. */
function countOf(known: CaseEvidence, pieces: Pieces, row: EvidenceRow, { claimed, reducedCourseHours: reduced }: EvidenceFacts): Count {
  const proofs = proofsOf(pieces, row);
  if (row.atLeast?.what === 'COURSE_HOURS') {
    const { hours, outcome } = courseHours(ruleSetOf(known.ruleSet), { claimed, reduced, certificates: certificatesOf(proofs) });
    return { found: hours, needed: row.atLeast.number, enough: outcome === 'ENOUGH' };
  }
  if (row.atLeast?.what === 'OBSERVATIONS_A_YEAR') {
    const lessons = lessonsInTheLeanestYear(proofs);
    return { found: lessons, needed: row.atLeast.number, enough: lessons >= row.atLeast.number };
  }
  return { found: proofs.length, needed: null, enough: proofs.length > 0 };
}

/** What still stands against admission: what is missing, and what nobody has confirmed. */
export const lacking = ({ rows }: CheckList, confirmed: readonly string[]): CheckRow[] =>
  rows.filter(({ required, presence, code }) => required && (presence === 'MISSING' || (presence === 'TO_CONFIRM' && !confirmed.includes(code))));
