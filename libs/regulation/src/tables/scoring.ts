import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

/** The criteria of a teacher's sheet (Annex 12, table 1). */
export const CRITERIA = ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', '4.1', '5.1'] as const;
export type Criterion = (typeof CRITERIA)[number];

export const TEACHER_CLAIMS = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const;
export type TeacherClaim = (typeof TEACHER_CLAIMS)[number];

export interface CriterionRule {
  criterion: Criterion;
  category: TeacherClaim;
  /** the value that meets the criterion; `null`: not required for this category */
  threshold: number | null;
  /** points a member may set besides 0: single values, or everything from … to (1.2, where the mean of observations is kept) */
  values: readonly number[];
  upTo: number | null;
  /** one point more for a winner (R-076, F-24) */
  winnerBonus: boolean;
}

type Four<T> = readonly [T, T, T, T];
const line = (criterion: Criterion, thresholds: Four<number | null>, more: Partial<Omit<CriterionRule, 'criterion' | 'category'>> = {}): CriterionRule[] =>
  TEACHER_CLAIMS.map((category, index) => {
    const threshold = thresholds[index] ?? null;
    return { criterion, category, threshold, values: threshold === null ? [] : [threshold], upTo: null, winnerBonus: false, ...more };
  });
const values = (list: readonly CriterionRule[], more: Partial<Record<TeacherClaim, readonly number[]>>) =>
  list.map((rule) => ({ ...rule, values: more[rule.category] ?? rule.values }));

const UP_TO: Record<TeacherClaim, number> = { MODERATOR: 70, EXPERT: 80, RESEARCHER: 90, MASTER: 102 };
const bonus = { winnerBonus: true };

/** exact. */
export const SCORING: Table<CriterionRule> = rows(since2025('Приложение 12 к Правилам, таблица 1 (X-075, X-076)'), [
  ...line('1.1', [1, 2, 3, 4]),
  ...line('1.2', [61, 71, 81, 91]).map((rule) => ({ ...rule, upTo: UP_TO[rule.category] })),
  ...line('2.1', [1, 2, 3, 4], bonus),
  ...line('2.2', [1, 2, 3, 4], bonus),
  // 4: author of a listed textbook; researcher 2: co-author (not more than three)
  ...values(line('3.1', [1, 2, 3, 4]), { MODERATOR: [1, 4], EXPERT: [2, 4], RESEARCHER: [2, 3, 4], MASTER: [4] }),
  ...line('3.2', [1, 2, 3, 4], bonus),
  // 7: an edition recommended by КОКНВО, Scopus or Web of Science; also below researcher, where it is not required
  ...values(line('3.3', [null, null, 5, 5]), { MODERATOR: [7], EXPERT: [7], RESEARCHER: [5, 7], MASTER: [5, 7] }),
  ...line('3.4', [1, 2, 3, 4], bonus),
  ...line('3.5', [null, null, 6, 9]),
  ...line('4.1', [1, 1, 3, 4]),
  ...line('5.1', [null, null, null, null], { values: [1, 2, 3] }),
]);

/**
 * Which of the printed totals holds for a position. `SUPPORT`: 1.1 is not applied and 2.1 counts "if any". `SPECIAL`: teachers of
 * children with limited abilities and at penal institutions, whose printed total leaves out 1.1 and 2.1 while no note forbids them: both
 * count "if any" (a choice of ours).
 */
export const SHEET_KINDS = ['GENERAL', 'SUPPORT', 'SPECIAL'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];
export interface MinimumTotal {
  kind: SheetKind;
  category: TeacherClaim;
  total: number;
}
const totals = (kind: SheetKind, four: Four<number>): MinimumTotal[] =>
  TEACHER_CLAIMS.map((category, index) => ({ kind, category, total: four[index] ?? 0 }));

/** The printed totals are the minimums (F-29). */
export const MINIMUM_TOTALS: Table<MinimumTotal> = rows(since2025('Приложение 12 к Правилам, таблица 1, «итого» (X-075, F-29)'), [
  ...totals('GENERAL', [68, 84, 113, 133]),
  ...totals('SUPPORT', [66, 80, 107, 125]),
  ...totals('SPECIAL', [66, 80, 107, 125]),
]);

/** Criteria that are not asked of a kind of position. */
export const NOT_APPLICABLE: Readonly<Record<SheetKind, readonly Criterion[]>> = { GENERAL: [], SUPPORT: ['1.1', '2.1'], SPECIAL: ['1.1', '2.1'] };

/**
 * Variants of the observation sheet: (A) school, special, additional, college, orphanage; (B) preschool; (C) КППК, rehabilitation and autism
 * centres, special teachers; (D) examination and counselling of ПМПК.
 */
export const SHEET_VARIANTS = ['A', 'B', 'C', 'D'] as const;
export type SheetVariant = (typeof SHEET_VARIANTS)[number];

export interface ObservationRules {
  /** a school year; on different days */
  perYear: number;
  maxPoints: number;
  /** points of one indicator: 0 to … */
  maxOfIndicator: number;
  /** how many indicators a variant of the sheet has, where the sources give it */
  indicators: Partial<Record<SheetVariant, number>>;
  external: { methodist: number; commissionMember: number };
}
export const OBSERVATION: Table<ObservationRules> = rows(since2025('Приложение 12 к Правилам, критерий 1.2; Алгоритм, §3.2 (R-057, R-061, X-082)'), [
  { perYear: 5, maxPoints: 102, maxOfIndicator: 3, indicators: { A: 34 }, external: { methodist: 1, commissionMember: 1 } },
]);

export interface CourseRule {
  category: TeacherClaim;
  hours: number;
  /** preschool, additional and special organisations, methodists of method offices */
  reducedHours: number;
}
export const COURSES: Table<CourseRule> = rows(since2025('Приложение 12 к Правилам, критерий 4.1 (X-075, R-099)'), [
  { category: 'MODERATOR', hours: 72, reducedHours: 36 } as const,
  { category: 'EXPERT', hours: 72, reducedHours: 36 } as const,
  { category: 'RESEARCHER', hours: 80, reducedHours: 72 } as const,
  { category: 'MASTER', hours: 108, reducedHours: 80 } as const,
]);
