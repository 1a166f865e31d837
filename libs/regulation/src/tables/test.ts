import type { Category } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface Threshold {
  category: Category;
  percent: number;
}

const heads = ['HEAD_BASE', 'HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_BASE', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const;

/** E.3: the percent of right answers from which a category is reached; heads and deputies 70 whatever the category. */
export const THRESHOLDS: Table<Threshold> = rows(since2025('п. 39 Правил (X-054, X-055)'), [
  { category: 'TEACHER', percent: 50 },
  { category: 'MODERATOR', percent: 60 },
  { category: 'EXPERT', percent: 70 },
  { category: 'RESEARCHER', percent: 80 },
  { category: 'MASTER', percent: 90 },
  ...heads.map((category) => ({ category, percent: 70 })),
]);

export type AttemptKind = 'SCHEDULED' | 'EARLY' | 'RETURNING' | 'TRIAL';
export interface AttemptRule {
  kind: AttemptKind;
  /** a calendar year */
  free: number;
  /** `null`: not limited in the text */
  paid: number | null;
}

/** E.4. Heads who also teach have these attempts for each of their two capacities (R-033, F-18). */
export const ATTEMPTS: Table<AttemptRule> = rows(since2025('п. 41 Правил (X-058)'), [
  { kind: 'SCHEDULED', free: 1, paid: 1 },
  { kind: 'EARLY', free: 1, paid: 0 },
  { kind: 'RETURNING', free: 1, paid: null },
  { kind: 'TRIAL', free: 0, paid: null },
]);

/** In which languages the test may be taken (F-20). */
export const TEST_LANGUAGES: Table<{ language: string }> = rows(since2025('Настройка платформы: языки теста (F-20)'), [{ language: 'kk' }, { language: 'ru' }]);

/** How many days before the test its notice goes out. */
export const TEST_NOTICE: Table<{ days: number }> = rows(since2025('Алгоритм аттестации педагогов, §2.1 (R-023)'), [{ days: 1 }]);

/** How long a result counts, from the day of the test. */
export const RESULT_VALIDITY: Table<{ years: number }> = rows(since2025('п. 53 Правил (X-065)'), [{ years: 1 }]);

export interface AppealRules {
  /** minutes after the end of the test within which it is filed, without leaving the room */
  filingMinutes: number;
  /** working days in which the appeal commission decides */
  decisionWorkingDays: number;
  /** years for which the appeal commission is made */
  termYears: number;
}
/** The appeal against a result of the test. */
export const APPEAL: Table<AppealRules> = rows(since2025('п. 48, 51, 52 Правил (X-068, X-070, X-071)'), [{ filingMinutes: 30, decisionWorkingDays: 15, termYears: 1 }]);

export interface ConductRules {
  /** how often the room may be left, and for how many minutes */
  leaves: number;
  minutesAway: number;
  /** the first and last minutes in which nobody leaves */
  closedMinutes: number;
}
/** Conduct at the test. */
export const TEST_CONDUCT: Table<ConductRules> = rows(since2025('п. 45 Правил (X-062)'), [{ leaves: 1, minutesAway: 10, closedMinutes: 15 }]);
