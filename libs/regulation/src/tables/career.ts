import type { Category } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface TraineeRules {
  /** of service before a trainee may apply */
  years: number;
  /** for the first head's order */
  orderWorkingDays: number;
}
/** The trainee's year. */
export const TRAINEE: Table<TraineeRules> = rows(since2025('п. 6 Правил; Алгоритм, §7 (X-017, R-116, R-117)'), [{ years: 1, orderWorkingDays: 5 }]);

/** Service in the profile asked of who returns after a break. */
export const RETURN: Table<{ serviceMonths: number }> = rows(since2025('п. 5(1) Правил (X-011)'), [{ serviceMonths: 12 }]);

/** Why the term of a category is suspended or kept. */
export const EXTENSION_GROUNDS = ['ILLNESS', 'PARENTAL_LEAVE', 'STUDY_LEAVE', 'MILITARY_SERVICE', 'MOVED_ORGANISATION', 'MOVED_FROM_EDUCATION_BODY'] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

export interface ExtensionRules {
  /** kept for not more than so many years after the return */
  years: number;
  orderWorkingDays: number;
}
export const EXTENSION: Table<ExtensionRules> = rows(since2025('п. 29 Правил (X-051)'), [{ years: 2, orderWorkingDays: 5 }]);

/** Years before retirement age from which a person is freed from attestation. */
export const PENSION: Table<{ years: number }> = rows(since2025('п. 30 Правил (X-052)'), [{ years: 4 }]);

/** Grounds of an award without attestation, as a person knows them (X-052a…X-052d). */
export const AWARD_GROUNDS = [
  'PRESIDENTIAL_RESERVE', 'ACADEMIC_DEGREE', 'NAZARBAYEV_UNIVERSITY', 'BOLASHAQ_UNIVERSITY', 'CELTA_DELTA', 'CAME_FROM_EDUCATION_BODY', 'PRODUCTION_STAFF', 'SPECIAL_PROGRAMME_GRADUATE',
  'SPECIAL_PROGRAMME_HOLDER', 'LEADERS_OF_CHANGE', 'CIVIL_SERVICE',
] as const;
export type AwardGround = (typeof AWARD_GROUNDS)[number];

export interface SpecialAwardRule {
  ground: AwardGround;
  /** what is awarded; `ONE_HIGHER`: one level above the category held; `FIRST_OF_TRACK`: the first category of heads or deputies */
  award: Category | 'ONE_HIGHER' | 'FIRST_OF_TRACK';
  /** years in production or civil service from which it is awarded */
  fromYears: number;
  /** categories that must be held */
  held: readonly Category[] | null;
  /** working days for the commission, from the application */
  workingDays: number | null;
  rule: 'X-052a' | 'X-052b' | 'X-052c' | 'X-052d';
}
const moderator = (ground: AwardGround): SpecialAwardRule => ({ ground, award: 'MODERATOR', fromYears: 0, held: null, workingDays: null, rule: 'X-052a' });

/** The row of most years that is reached holds. */
export const SPECIAL_AWARD_RULES: Table<SpecialAwardRule> = rows(since2025('п. 28, 32–34 Правил (X-052a…X-052d)'), [
  ...(['PRESIDENTIAL_RESERVE', 'ACADEMIC_DEGREE', 'NAZARBAYEV_UNIVERSITY', 'BOLASHAQ_UNIVERSITY', 'CELTA_DELTA', 'CAME_FROM_EDUCATION_BODY'] as const).map(moderator),
  { ground: 'PRODUCTION_STAFF', award: 'MODERATOR', fromYears: 5, held: null, workingDays: 5, rule: 'X-052b' } as const,
  { ground: 'PRODUCTION_STAFF', award: 'EXPERT', fromYears: 10, held: null, workingDays: 5, rule: 'X-052b' } as const,
  { ground: 'SPECIAL_PROGRAMME_GRADUATE', award: 'MODERATOR', fromYears: 0, held: null, workingDays: 5, rule: 'X-052c' } as const,
  { ground: 'SPECIAL_PROGRAMME_HOLDER', award: 'ONE_HIGHER', fromYears: 0, held: ['EXPERT', 'RESEARCHER'], workingDays: 5, rule: 'X-052c' } as const,
  { ground: 'LEADERS_OF_CHANGE', award: 'FIRST_OF_TRACK', fromYears: 0, held: null, workingDays: null, rule: 'X-052d' } as const,
  { ground: 'CIVIL_SERVICE', award: 'FIRST_OF_TRACK', fromYears: 5, held: null, workingDays: null, rule: 'X-052d' } as const,
]);

/** Posts between which a category may go along. */
export const POSTS = [
  'TEACHER', 'METHODIST', 'DEPUTY_HEAD', 'HEAD', 'COLLEGE_TEACHER', 'COLLEGE_UNIT_HEAD', 'TRAINING_MASTER', 'SENIOR_TRAINING_MASTER', 'COLLEGE_METHODIST', 'COLLEGE_TEACHER_ORGANISER',
] as const;
export type Post = (typeof POSTS)[number];

/** Posts of a college that share one category. */
export const COLLEGE_POSTS: readonly Post[] = ['COLLEGE_TEACHER', 'COLLEGE_UNIT_HEAD', 'TRAINING_MASTER', 'SENIOR_TRAINING_MASTER', 'COLLEGE_METHODIST', 'COLLEGE_TEACHER_ORGANISER'];

export interface EquivalenceRule {
  from: Category;
  to: Category;
  /** kept for not more than so many years after the move; `null`: to the end of its term */
  years: number | null;
  rule: 'X-048' | 'X-049';
}
const pair = (a: Category, b: Category, years: number | null, rule: EquivalenceRule['rule']): EquivalenceRule[] => [{ from: a, to: b, years, rule }, { from: b, to: a, years, rule }];

/** */
export const EQUIVALENCES: Table<EquivalenceRule> = rows(since2025('п. 36 Правил (X-048, X-049)'), [
  ...pair('HEAD_1', 'DEPUTY_1', null, 'X-048'),
  ...pair('HEAD_2', 'DEPUTY_2', null, 'X-048'),
  ...pair('HEAD_3', 'DEPUTY_3', null, 'X-048'),
  ...pair('MASTER', 'DEPUTY_1', 2, 'X-049'),
  ...pair('RESEARCHER', 'DEPUTY_2', 2, 'X-049'),
  ...pair('EXPERT', 'DEPUTY_3', 2, 'X-049'),
]);

export const FORMER_HEAD_NAMES = ['HEAD_ORGANISER', 'HEAD_MANAGER', 'HEAD_LEADER'] as const;
export type FormerHeadName = (typeof FORMER_HEAD_NAMES)[number];
/** */
export const FORMER_HEADS: Table<{ former: FormerHeadName; category: Category }> = rows(since2025('п. 35 Правил (X-046)'), [
  { former: 'HEAD_ORGANISER', category: 'HEAD_3' } as const,
  { former: 'HEAD_MANAGER', category: 'HEAD_2' } as const,
  { former: 'HEAD_LEADER', category: 'HEAD_1' } as const,
]);
