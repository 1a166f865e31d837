import type { Reason, Registry } from '@attestation/contracts';
import {
  documentsNeeded, evidenceMatrix, hasReducedCourseHours, positionGroupOf, ruleSetOf, settingsAt, sheetKindOf, TEACHER_CLAIMS, teacherClaim,
  type Criterion, type DocumentCode, type EvidenceRow,
} from '@attestation/regulation';
import type { CaseEvidence, EvidenceItem } from './case-evidence.js';

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
  /** what is counted, where a number is asked for */
  needed: number | null;
}
export interface CheckList {
  rows: CheckRow[];
  reasons: Reason[];
}

const DOCUMENT_REGISTRY: Partial<Record<DocumentCode, Registry>> = {
  DIPLOMA: 'DIPLOMA', RETRAINING: 'DIPLOMA', WORK_RECORD: 'WORK_RECORD', COURSES: 'COURSES', CATEGORY: 'CATEGORY', ACHIEVEMENTS: 'ACHIEVEMENTS',
  LEARNER_ACHIEVEMENTS: 'ACHIEVEMENTS',
};
/** Given by the submission itself and by the state's registers of persons. */
const GIVEN: readonly DocumentCode[] = ['APPLICATION', 'IDENTITY'];

const CRITERION_REGISTRY: Record<Criterion, Registry | null> = {
  '1.1': 'LEARNER_QUALITY', '1.2': 'OBSERVATIONS', '2.1': 'ACHIEVEMENTS', '2.2': 'ACHIEVEMENTS', '3.1': 'DISSEMINATION', '3.2': 'DISSEMINATION',
  '3.3': 'DISSEMINATION', '3.4': 'DISSEMINATION', '3.5': 'DISSEMINATION', '4.1': 'COURSES', '5.1': null,
};

/**
 * What the qualification assessment looks for: the documents of the service and the evidence of each criterion, by the rules of the case's own
 * day. It says whether something is there, never what it is worth: that is the commission's.
 * @source D.1 row 9; E.6
 */
export function checkList(known: CaseEvidence): CheckList {
  const documents = documentRows(known);
  const criteria = criterionRows(known);
  return { rows: [...documents.rows, ...criteria.rows], reasons: [...documents.reasons, ...criteria.reasons] };
}

function documentRows(known: CaseEvidence): CheckList {
  const { claimed, currentCategory: current, evidence } = known;
  const inRegistry = { diploma: evidence.DIPLOMA?.status === 'ANSWERED', workRecord: evidence.WORK_RECORD?.status === 'ANSWERED' };
  const { documents, reasons } = documentsNeeded(ruleSetOf(known.ruleSet), { claimed, current, inRegistry, retrained: false });
  const rows = documents.map(({ document }): CheckRow => {
    const registry = DOCUMENT_REGISTRY[document] ?? null;
    const found = registry ? itemsOf(known, registry).length : 0;
    const presence = GIVEN.includes(document) || found > 0 ? 'PRESENT' : registry ? 'MISSING' : 'TO_CONFIRM';
    return { kind: 'DOCUMENT', code: document, required: true, presence, registry, found, needed: null };
  });
  return { rows, reasons };
}

/** Heads, deputies and methodists have sheets of their own, which the loaded rules do not give: their documents alone are listed. */
function criterionRows(known: CaseEvidence): CheckList {
  const group = positionGroupOf(known.positionGroup);
  const teachers = TEACHER_CLAIMS.some((claim) => claim === known.claimed) && group !== 'METHODIST' && group !== 'HEAD_OR_DEPUTY';
  if (!teachers) return { rows: [], reasons: [] };
  const facts = { claimed: teacherClaim(known.claimed), kind: sheetKindOf(known.positionGroup), reducedCourseHours: hasReducedCourseHours(group) };
  const { rows, reasons } = evidenceMatrix(ruleSetOf(known.ruleSet), facts, settingsAt(known.openedOn));
  return { rows: rows.map((row) => criterionRow(known, row)), reasons };
}

function criterionRow(known: CaseEvidence, { criterion, required, atLeast }: EvidenceRow): CheckRow {
  const registry = CRITERION_REGISTRY[criterion];
  const items = registry ? itemsOf(known, registry) : [];
  const counted = atLeast ? countOf(atLeast.what, items) : null;
  const needed = counted === null ? null : (atLeast?.number ?? null);
  const found = counted ?? items.length;
  const presence: Presence = found >= (needed ?? 1) ? 'PRESENT' : 'MISSING';
  return { kind: 'CRITERION', code: criterion, required, presence, registry, found, needed };
}

/** Course hours are added up where every certificate states them; other numbers are the commission's to count (null: presence is enough). */
function countOf(what: NonNullable<EvidenceRow['atLeast']>['what'], items: readonly EvidenceItem[]): number | null {
  if (what !== 'COURSE_HOURS') return null;
  const hours = items.map((item) => item.hours);
  return items.length > 0 && hours.every((each) => typeof each === 'number') ? hours.reduce((sum: number, each) => sum + Number(each), 0) : null;
}

/** What the registry gave and what was entered by hand. */
const itemsOf = ({ evidence, byHand }: CaseEvidence, registry: Registry): readonly EvidenceItem[] => [
  ...(evidence[registry]?.items ?? []),
  ...byHand.filter((each) => each.registry === registry).flatMap(({ items }) => items),
];

/** What still stands against admission: what is missing, and what nobody has confirmed. */
export const lacking = ({ rows }: CheckList, confirmed: readonly string[]): CheckRow[] =>
  rows.filter(({ required, presence, code }) => required && (presence === 'MISSING' || (presence === 'TO_CONFIRM' && !confirmed.includes(code))));
