import type { ClaimableCategory } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

/** Score sheets of posts that have their own: methodists, heads, deputies. */
export const METHODIST_SHEETS = ['METHODIST', 'METHOD_OFFICE_METHODIST', 'DARYN_METHODIST'] as const;
export const HEAD_SHEETS = ['HEAD', 'HEAD_COLLEGE_OR_SPECIAL', 'HEAD_PRESCHOOL_OR_ADDITIONAL', 'HEAD_SUPPORT_CENTRE', 'HEAD_PMPK', 'HEAD_METHOD_OFFICE'] as const;
export const DEPUTY_SHEETS = [
  'DEPUTY', 'DEPUTY_ACADEMIC', 'DEPUTY_METHODICAL', 'DEPUTY_PRODUCTION', 'DEPUTY_INFORMATISATION', 'DEPUTY_UPBRINGING', 'DEPUTY_METHOD_OFFICE',
] as const;
export const POSITION_SHEETS = [...METHODIST_SHEETS, ...HEAD_SHEETS, ...DEPUTY_SHEETS] as const;
export type PositionSheet = (typeof POSITION_SHEETS)[number];

/** Which printed table of criteria a sheet is scored by; of a deputy of a method office only the totals are known. */
export const FORMS = ['METHODIST', 'HEAD', 'HEAD_METHOD_OFFICE', 'DEPUTY'] as const;
export type SheetForm = (typeof FORMS)[number];

export interface PositionCriterion {
  form: SheetForm;
  criterion: string;
  category: ClaimableCategory;
  /** the value that meets the criterion; `null`: not asked for this category */
  threshold: number | null;
  /** one point more: a winner, or means from outside the budget (1.5 of a head) */
  bonus: boolean;
}

const TEACHER_COLUMNS = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const;
const HEAD_COLUMNS = ['HEAD_3', 'HEAD_2', 'HEAD_1'] as const;
const DEPUTY_COLUMNS = ['DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const;

type Line = readonly [string, readonly (number | null)[], 'BONUS'?];
const form = (name: SheetForm, columns: readonly ClaimableCategory[], lines: readonly Line[]): PositionCriterion[] =>
  lines.flatMap(([criterion, thresholds, bonus]) => columns.map((category, column) => ({ form: name, criterion, category, threshold: thresholds[column] ?? null, bonus: bonus === 'BONUS' })));

const GROWS = [2, 3, 4];
const METHODIST_LINES: readonly Line[] = [
  ['1.1', [3, 3, 6, 9]], ['2.1', [1, 2, 3, 4]], ['2.2', [1, 2, 3, 4], 'BONUS'], ['3.1', [1, 2, 3, 4]], ['3.2', [1, 2, 3, 4], 'BONUS'], ['3.3', [null, null, 5, 5]],
  ['3.4', [1, 2, 3, 4], 'BONUS'], ['3.5', [null, null, 6, 9]], ['4.1', [2, 2, 3, 4]],
];
const HEAD_LINES: readonly Line[] = [
  ['1.1', [2, 2, 2]], ['1.2', [3, 3, 3]], ['1.3', [4, 4, 4]], ['1.4', [3, 3, 3]], ['1.5', [2, 2, 2], 'BONUS'], ['1.6', [2, 2, 2], 'BONUS'], ['1.7', GROWS],
  ['2.1', [2, 2, 4]], ['2.2', GROWS], ['2.3', GROWS], ['2.4', GROWS, 'BONUS'], ['3.1', GROWS], ['3.2', GROWS, 'BONUS'], ['3.3', GROWS],
  ['4.1', [null, 5, 5]], ['4.2', GROWS], ['4.3', GROWS, 'BONUS'], ['4.4', GROWS, 'BONUS'], ['5.1', GROWS],
];
const HEAD_OFFICE_LINES: readonly Line[] = [
  ['1.1', [2, 2, 2]], ['1.2', [2, 2, 2]], ['1.3', [2, 2, 2], 'BONUS'], ['2.1', GROWS], ['3.1', GROWS], ['3.2', [null, 5, 5]], ['3.3', GROWS, 'BONUS'], ['4.1', GROWS],
];
const DEPUTY_LINES: readonly Line[] = [
  ['1.1', [2, 2, 2]], ['1.2', GROWS, 'BONUS'], ['2.1', [2, 2, 4]], ['2.2', GROWS], ['2.3', GROWS, 'BONUS'], ['3.1', GROWS], ['3.2', GROWS], ['3.3', GROWS, 'BONUS'], ['3.4', GROWS],
  ['3.5', GROWS], ['4.1', GROWS], ['4.2', GROWS, 'BONUS'], ['4.3', [null, 5, 5]], ['4.4', GROWS, 'BONUS'], ['4.5', GROWS, 'BONUS'], ['5.1', GROWS],
];

/** X-078…X-081, exact. */
export const POSITION_CRITERIA: Table<PositionCriterion> = [
  ...rows(since2025('Приложение 12 к Правилам, таблица 2 (X-078)'), form('METHODIST', TEACHER_COLUMNS, METHODIST_LINES)),
  ...rows(since2025('Приложение 13 к Правилам, руководитель организации (X-079)'), form('HEAD', HEAD_COLUMNS, HEAD_LINES)),
  ...rows(since2025('Приложение 13 к Правилам, руководитель методического кабинета (X-080)'), form('HEAD_METHOD_OFFICE', HEAD_COLUMNS, HEAD_OFFICE_LINES)),
  ...rows(since2025('Приложение 13 к Правилам, заместитель руководителя (X-081)'), form('DEPUTY', DEPUTY_COLUMNS, DEPUTY_LINES)),
];

export interface PositionTotal {
  sheet: PositionSheet;
  category: ClaimableCategory;
  /** the printed total, which is the minimum (F-29) */
  total: number;
  /** by which table; `null`: the sources give none */
  form: SheetForm | null;
  /** criteria that are not asked; `null`: the total is lower, but the sources do not say without which */
  notApplied: readonly string[] | null;
  rule: 'X-078' | 'X-079' | 'X-080' | 'X-081';
}
type Frame = Pick<PositionTotal, 'sheet' | 'form' | 'notApplied' | 'rule'>;
const totals = (sheet: PositionSheet, columns: readonly ClaimableCategory[], frame: Omit<Frame, 'sheet'>, list: readonly number[]): PositionTotal[] =>
  columns.map((category, column) => ({ sheet, category, total: list[column] ?? 0, ...frame }));

const METHODIST = { form: 'METHODIST', rule: 'X-078' } as const;
const HEAD = { form: 'HEAD', rule: 'X-079' } as const;
const DEPUTY = { form: 'DEPUTY', rule: 'X-081' } as const;

export const POSITION_TOTALS: Table<PositionTotal> = rows(since2025('Приложения 12, 13 к Правилам, «итого» (X-078…X-081, F-29)'), [
  ...totals('METHODIST', TEACHER_COLUMNS, { ...METHODIST, notApplied: [] }, [10, 15, 35, 47]),
  ...totals('METHOD_OFFICE_METHODIST', TEACHER_COLUMNS, { ...METHODIST, notApplied: ['2.2'] }, [9, 13, 32, 43]),
  ...totals('DARYN_METHODIST', TEACHER_COLUMNS, { ...METHODIST, notApplied: null }, [7, 12, 29, 38]),
  ...totals('HEAD', HEAD_COLUMNS, { ...HEAD, notApplied: [] }, [40, 56, 69]),
  ...totals('HEAD_COLLEGE_OR_SPECIAL', HEAD_COLUMNS, { ...HEAD, notApplied: null }, [38, 53, 65]),
  ...totals('HEAD_PRESCHOOL_OR_ADDITIONAL', HEAD_COLUMNS, { ...HEAD, notApplied: null }, [36, 50, 61]),
  ...totals('HEAD_SUPPORT_CENTRE', HEAD_COLUMNS, { ...HEAD, notApplied: null }, [32, 44, 53]),
  ...totals('HEAD_PMPK', HEAD_COLUMNS, { ...HEAD, notApplied: null }, [30, 42, 49]),
  ...totals('HEAD_METHOD_OFFICE', HEAD_COLUMNS, { form: 'HEAD_METHOD_OFFICE', notApplied: [], rule: 'X-080' }, [14, 23, 27]),
  ...totals('DEPUTY', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: [] }, [30, 47, 61]),
  ...totals('DEPUTY_ACADEMIC', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: null }, [24, 39, 51]),
  ...totals('DEPUTY_METHODICAL', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: null }, [22, 38, 47]),
  ...totals('DEPUTY_PRODUCTION', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: null }, [24, 39, 51]),
  ...totals('DEPUTY_INFORMATISATION', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: null }, [24, 39, 51]),
  ...totals('DEPUTY_UPBRINGING', DEPUTY_COLUMNS, { ...DEPUTY, notApplied: null }, [22, 37, 47]),
  ...totals('DEPUTY_METHOD_OFFICE', DEPUTY_COLUMNS, { form: null, notApplied: null, rule: 'X-081' }, [14, 25, 31]),
]);

/** Observation sheets a year that a methodist of a category fills in (criterion 1.1 of X-078). */
export const METHODIST_OBSERVATIONS: Table<{ category: ClaimableCategory; aYear: number }> = rows(since2025('Приложение 12 к Правилам, таблица 2, критерий 1.1 (X-078)'), [
  { category: 'MODERATOR', aYear: 4 } as const,
  { category: 'EXPERT', aYear: 5 } as const,
  { category: 'RESEARCHER', aYear: 6 } as const,
  { category: 'MASTER', aYear: 7 } as const,
]);
