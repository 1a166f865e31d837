import { answer, because, type Answer } from './answer.js';
import { courseHoursFor } from './evidence-matrix.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';
import type { TeacherClaim } from './tables/scoring.js';

export interface CourseFacts {
  claimed: TeacherClaim;
  reduced: boolean;
  /** `agreed`: the programme is agreed with the authorised body; `byProfile`: of the teacher's profile */
  certificates: { programme: string; hours: number; agreed: boolean; byProfile: boolean }[];
}
export interface CourseAnswer extends Answer<'ENOUGH' | 'NOT_ENOUGH'> {
  hours: number;
  requiredHours: number;
}

/**
 * Are there course hours enough? Different programmes add up, the same one counts once (its longest certificate).
 * @source R-099…R-102, O83 Ann. 12 criterion 4.1
 */
export function courseHours(rules: RuleSet, { claimed, reduced, certificates }: CourseFacts): CourseAnswer {
  const counted = new Map<string, number>();
  for (const { programme, hours, agreed } of certificates) {
    if (agreed) counted.set(programme, Math.max(counted.get(programme) ?? 0, count('hours', hours)));
  }
  const hours = [...counted.values()].reduce((sum, one) => sum + one, 0);
  const requiredHours = courseHoursFor(rules, claimed, reduced);
  const byProfile = certificates.some((certificate) => certificate.agreed && certificate.byProfile);
  const reasons = [because('R-099', { claimed, requiredHours, hours }), because('R-102', { skipped: certificates.length - counted.size })];
  return { ...answer(hours >= requiredHours && byProfile ? 'ENOUGH' : 'NOT_ENOUGH', ...reasons), hours, requiredHours };
}
