import type { Category, ClaimableCategory, PlainDate } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface ServiceMinimum {
  category: ClaimableCategory;
  years: number;
  /** `REFUSES`: the Rules themselves; `WARNS`: the qualification characteristics, read in a secondary page */
  effect: 'REFUSES' | 'WARNS';
  rule: 'X-012' | 'X-014';
}

export const SERVICE_MINIMUMS: Table<ServiceMinimum> = [
  ...rows(since2025('п. 5(2) Правил (X-012)'), [{ category: 'MODERATOR', years: 2, effect: 'REFUSES', rule: 'X-012' } as const]),
  ...rows(since2025('п. 66 Квалификационных характеристик, Приказ № 338 (X-014)'), [
    { category: 'EXPERT', years: 3, effect: 'WARNS', rule: 'X-014' } as const,
    { category: 'RESEARCHER', years: 4, effect: 'WARNS', rule: 'X-014' } as const,
    { category: 'MASTER', years: 5, effect: 'WARNS', rule: 'X-014' } as const,
  ]),
];

type Legacy = Extract<Category, `LEGACY_${string}`>;
export interface LegacyRow {
  legacy: Legacy;
  claimable: ClaimableCategory;
  rule: string;
}

const row2025 = (legacy: Legacy, ...claimable: ClaimableCategory[]) =>
  rows(since2025('п. 10 Правил (X-021)'), claimable.map((category) => ({ legacy, claimable: category, rule: 'X-021' })));
const moderator2025 = (legacy: Legacy) =>
  rows(since2025('п. 57(2) Правил (X-073); Алгоритм, §2.1 (R-034)'), [{ legacy, claimable: 'MODERATOR' as const, rule: 'X-073' }]);
const in2024 = { validFrom: '2024-04-08' as PlainDate, validTo: '2025-03-09' as PlainDate, source: 'Разъяснение переходной схемы 2024 года (X-021)' };

/** E.11: what the holder of a category of the former system may claim. */
export const LEGACY: Table<LegacyRow> = [
  ...rows(in2024, [
    { legacy: 'LEGACY_SECOND', claimable: 'MODERATOR', rule: 'X-021' } as const,
    { legacy: 'LEGACY_FIRST', claimable: 'EXPERT', rule: 'X-021' } as const,
    { legacy: 'LEGACY_HIGHEST', claimable: 'RESEARCHER', rule: 'X-021' } as const,
  ]),
  ...row2025('LEGACY_SECOND', 'MODERATOR', 'EXPERT'),
  ...row2025('LEGACY_FIRST', 'EXPERT', 'RESEARCHER'),
  ...row2025('LEGACY_HIGHEST', 'EXPERT', 'RESEARCHER', 'MASTER'),
  ...moderator2025('LEGACY_FIRST'),
  ...moderator2025('LEGACY_HIGHEST'),
];

export interface EarlyRules {
  /** after the last scheduled attestation */
  years: number;
  /** that have an early path */
  categories: readonly ClaimableCategory[];
  /** how many of the listed conditions of achievement must be met (E.10); heads and deputies have no list */
  conditions: Readonly<Partial<Record<ClaimableCategory, { needed: number; listed: number }>>>;
}
export const EARLY: Table<EarlyRules> = rows(since2025('п. 63–64 Правил (X-100, X-101)'), [
  {
    years: 2,
    categories: ['EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const,
    conditions: { EXPERT: { needed: 4, listed: 9 }, RESEARCHER: { needed: 5, listed: 10 }, MASTER: { needed: 6, listed: 8 } },
  },
]);

export interface TermRule {
  track: 'TEACHER' | 'HEAD' | 'DEPUTY';
  years: number;
}
/** how long a category is valid. */
export const TERMS_OF_VALIDITY: Table<TermRule> = rows(since2025('п. 3, 26 Правил (X-004)'), [
  { track: 'TEACHER', years: 5 } as const,
  { track: 'DEPUTY', years: 5 } as const,
  { track: 'HEAD', years: 3 } as const,
]);

export interface BonusRow {
  category: Category;
  /** percent of the post salary */
  percent: number;
}
/** E.13. Older than the edition of 2025; other categories were not found in the sources. */
export const BONUSES: Table<BonusRow> = rows(
  { validFrom: '2024-04-08' as PlainDate, validTo: null, source: 'Постановление Правительства РК № 1193 от 31.12.2015 (X-095)' },
  [
    { category: 'MODERATOR', percent: 30 },
    { category: 'EXPERT', percent: 35 },
    { category: 'RESEARCHER', percent: 40 },
    { category: 'MASTER', percent: 50 },
  ],
);
