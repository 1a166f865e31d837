import type { Category } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

/** Posts as the sanctions tell them apart (E.9). */
export const POSITIONS = ['TEACHER', 'UNIT_HEAD', 'METHODIST', 'DEPUTY_HEAD', 'HEAD'] as const;
export type Position = (typeof POSITIONS)[number];

/** What is sanctioned. Late applications are sanctioned as a first breach (C-05), however often. */
export const SANCTION_CAUSES = ['TEST_VIOLATION', 'LATE_APPLICATION', 'FALSE_DATA'] as const;
export type SanctionCause = (typeof SANCTION_CAUSES)[number];

/** The category without attestation that each post falls back to. */
export const BASE_OF: Readonly<Record<Position, Category>> = { TEACHER: 'TEACHER', UNIT_HEAD: 'TEACHER', METHODIST: 'TEACHER', DEPUTY_HEAD: 'DEPUTY_BASE', HEAD: 'HEAD_BASE' };

export interface SanctionRule {
  cause: SanctionCause;
  repeated: boolean;
  position: Position;
  effect: 'ONE_LEVEL_LOWER' | 'BASE_CATEGORY';
  /** not admitted to attestation for so long */
  years: number;
  rule: string;
}

const ofAll = (cause: SanctionCause, repeated: boolean, effect: SanctionRule['effect'], rule: string, years: (position: Position) => number): SanctionRule[] =>
  POSITIONS.map((position) => ({ cause, repeated, position, effect, years: years(position), rule }));
const one = () => 1;
const headsThree = (position: Position) => (position === 'HEAD' ? 3 : 5);

/** E.9. The first-breach sentence speaks of a "педагог"; heads and deputies are read into it. */
export const SANCTIONS: Table<SanctionRule> = rows(since2025('п. 46, 62 Правил (X-064, X-085); Алгоритм, §2.2, §3.1 (R-037, R-038, R-046)'), [
  ...ofAll('TEST_VIOLATION', false, 'ONE_LEVEL_LOWER', 'R-037', one),
  ...ofAll('TEST_VIOLATION', true, 'BASE_CATEGORY', 'R-038', headsThree),
  ...[false, true].flatMap((repeated) => ofAll('LATE_APPLICATION', repeated, 'ONE_LEVEL_LOWER', 'X-064/late', one)),
  ...[false, true].flatMap((repeated) => ofAll('FALSE_DATA', repeated, 'BASE_CATEGORY', 'X-085', headsThree)),
]);

/** Setting `repeatedBreach`: what the algorithm says of a repeated breach, whatever the post (C-08). */
export const REPEATED_BY_ALGORITHM: Table<{ years: number; category: Category }> = rows(since2025('Алгоритм, §2.2 (R-038)'), [{ years: 5, category: 'TEACHER' }]);
