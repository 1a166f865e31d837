import { POSITION_GROUPS, type SheetPosition, type PositionGroup, type Reason } from '@attestation/contracts';
import { because } from './answer.js';
import { factsInvalid, rulesNotGiven } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import type { SheetKind, TeacherClaim } from './tables/scoring.js';

/** Which of the teacher's totals holds for a group of posts. `null`: a sheet of its own (X-078…X-081). */
const KINDS: Readonly<Record<PositionGroup, SheetKind | null>> = {
  PRESCHOOL: 'GENERAL',
  PRIMARY: 'GENERAL',
  SECONDARY: 'GENERAL',
  ADDITIONAL: 'GENERAL',
  PUPIL_SUPPORT: 'SUPPORT',
  SPECIAL: 'SPECIAL',
  COLLEGE_SUBJECT: 'GENERAL',
  COLLEGE_OTHER: 'GENERAL',
  METHODIST: null,
  HEAD_OR_DEPUTY: null,
};

/** Which holds for the positions that the notes name, whatever their group. */
const KINDS_OF_POSITIONS: Readonly<Record<SheetPosition, SheetKind>> = {
  COUNSELLOR: 'SUPPORT',
  NVTP_ORGANISER: 'SUPPORT',
  TEACHER_ORGANISER: 'SUPPORT',
  ASSISTANT: 'SUPPORT',
  PSYCHOLOGIST: 'SUPPORT',
  SOCIAL_TEACHER: 'SUPPORT',
  CAREER_GUIDE: 'SUPPORT',
  SPECIAL_TEACHER: 'SPECIAL',
  EDUCATOR: 'GENERAL',
};

/** What of a post and its organisation chooses among the teacher's totals beside the group. */
export interface SheetPost {
  /** absent or `null`: the group says all */
  position?: SheetPosition | null;
  penalInstitution?: boolean;
}

/** The group of a text, or RegulationError FACTS_INVALID. */
export function positionGroupOf(text: string): PositionGroup {
  const found = POSITION_GROUPS.find((group) => group === text);
  if (!found) throw factsInvalid('positionGroup', FACT_FAULTS.noGroup);
  return found;
}

/**
 * Which of the teacher's totals holds for a post: by the position where the notes name it, else by the group; at a penal institution the one
 * without 1.1 and 2.1.
 * @throws RegulationError RULES_NOT_GIVEN for heads, deputies and methodists: their sheets are not the teacher's
 */
export function sheetKindOf(positionGroup: string, { position, penalInstitution = false }: SheetPost = {}): SheetKind {
  const ofGroup = KINDS[positionGroupOf(positionGroup)];
  if (ofGroup === null) throw rulesNotGiven('2025-03-10', `score sheet of the position group ${positionGroup}`);
  const kind = position ? KINDS_OF_POSITIONS[position] : ofGroup;
  return penalInstitution && kind === 'GENERAL' ? 'SPECIAL' : kind;
}

/** What is different for the position: nothing for most. */
export const kindReasons = (kind: SheetKind, claimed: TeacherClaim): Reason[] => {
  if (kind === 'GENERAL') return [];
  return [because(kind === 'SUPPORT' ? 'X-076' : 'X-076/special', { claimed })];
};

/** Preschool, additional and special organisations and methodists need fewer course hours (X-075, criterion 4.1). */
export const hasReducedCourseHours = (positionGroup: PositionGroup): boolean => ['PRESCHOOL', 'ADDITIONAL', 'SPECIAL', 'METHODIST'].includes(positionGroup);
