import type { EventLevel } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { rulesNotGiven } from './errors.js';
import { claimEvidence } from './evidence/scoring.js';
import { allowedValues, isRequired, mayBring, ruleOf } from './points.js';
import type { RuleSet } from './rule-set.js';
import { kindReasons } from './sheet-kind.js';
import { minimumTotal } from './score-teacher.js';
import type { Settings } from './settings.js';
import { CRITERIA, type Criterion, type SheetKind, type TeacherClaim } from './tables/scoring.js';

export interface EvidenceFacts {
  claimed: TeacherClaim;
  kind: SheetKind;
  /** preschool, additional and special organisations need fewer course hours */
  reducedCourseHours: boolean;
  /** penal institutions: external sheets "if available" */
  externalSheetsIfAvailable?: boolean;
}
export interface EvidenceRow {
  criterion: Criterion;
  required: boolean;
  /** of the event or the approving council; `null`: the criterion has no level */
  level: EventLevel | null;
  /** what is counted, where a number is asked for: observations a year, hours, districts or regions */
  atLeast: { what: 'OBSERVATIONS_A_YEAR' | 'COURSE_HOURS' | 'DISTRICTS' | 'REGIONS'; number: number } | null;
  /** points a member may set besides 0 */
  values: number[];
  /** 1.2: anything from … to */
  range: { from: number; upTo: number } | null;
}
export interface EvidenceAnswer extends Answer<'LISTED'> {
  rows: EvidenceRow[];
  minimumTotal: number;
  externalSheets: { methodist: number; commissionMember: number; ifAvailable: boolean };
}

const LEVELLED: readonly Criterion[] = ['2.1', '2.2', '3.1', '3.2', '3.4'];

/**
 * What must be proved for a category: each criterion, its level, how much of it and which points it can bring.
 * @source E.6: O83 Ann. 12, R-057, R-072, R-074, R-081, R-099
 */
export function evidenceMatrix(rules: RuleSet, facts: EvidenceFacts, settings: Settings = rules.settings): EvidenceAnswer {
  const { claimed, kind } = facts;
  const rows = CRITERIA.filter((criterion) => mayBring(criterion, kind)).map((criterion) => rowOf(rules, criterion, facts, settings));
  const required = rows.filter((row) => row.required).length;
  const minimum = minimumTotal(rules, claimed, kind);
  const ifAvailable = facts.externalSheetsIfAvailable ?? false;
  const atPenal = ifAvailable ? [because('R-065')] : [];
  const reasons = [because('E.6', { claimed, required }), because('X-075', { claimed, minimum, total: null }), ...kindReasons(kind, claimed), ...atPenal];
  const externalSheets = { ...rules.observation.external, ifAvailable };
  return { ...answer('LISTED', ...reasons), rows, minimumTotal: minimum, externalSheets };
}

function rowOf(rules: RuleSet, criterion: Criterion, { claimed, kind, reducedCourseHours }: EvidenceFacts, settings: Settings): EvidenceRow {
  const { values, from, upTo } = allowedValues(ruleOf(rules, criterion, claimed), settings);
  return {
    criterion,
    required: isRequired(rules, criterion, claimed, kind),
    level: LEVELLED.includes(criterion) ? claimEvidence(rules, claimed).level : null,
    atLeast: atLeast(rules, criterion, claimed, reducedCourseHours),
    values,
    range: from !== null && upTo !== null ? { from, upTo } : null,
  };
}

function atLeast(rules: RuleSet, criterion: Criterion, claimed: TeacherClaim, reduced: boolean): EvidenceRow['atLeast'] {
  if (criterion === '1.2') return { what: 'OBSERVATIONS_A_YEAR', number: rules.observation.perYear };
  if (criterion === '4.1') return { what: 'COURSE_HOURS', number: courseHoursFor(rules, claimed, reduced) };
  const { places, level } = claimEvidence(rules, claimed);
  return criterion === '3.5' && places !== null ? { what: level === 'REGION' ? 'DISTRICTS' : 'REGIONS', number: places } : null;
}

/** The course hours of criterion 4.1. */
export function courseHoursFor(rules: RuleSet, claimed: TeacherClaim, reduced: boolean): number {
  const found = rules.courses.find((row) => row.category === claimed);
  if (!found) throw rulesNotGiven(rules.id, `courses ${claimed}`);
  return reduced ? found.reducedHours : found.hours;
}
