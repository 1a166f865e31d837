import { rulesNotGiven } from './errors.js';
import type { SheetKind } from './tables/scoring.js';

/** Groups whose sheet leaves out 1.1 and counts 2.1 "if any": psychologists, social teachers, counsellors …, special teachers. */
const SUPPORT: readonly string[] = ['PEDAGOGY_PSYCHOLOGY', 'SUPPORT', 'SPECIAL'];
/** Groups with a sheet of their own (X-078…X-081). */
const OWN_SHEET: readonly string[] = ['METHODIST', 'HEAD', 'DEPUTY'];

/**
 * Which of the teacher's totals holds for a position group.
 * @throws RegulationError RULES_NOT_GIVEN for heads, deputies and methodists: their sheets are not the teacher's
 */
export function sheetKindOf(positionGroup: string): SheetKind {
  if (OWN_SHEET.includes(positionGroup)) throw rulesNotGiven('2025-03-10', `score sheet of the position group ${positionGroup}`);
  return SUPPORT.includes(positionGroup) ? 'SUPPORT' : 'GENERAL';
}
