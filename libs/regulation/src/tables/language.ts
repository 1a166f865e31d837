import { rows, type Table } from '../dated.js';
import type { TeacherClaim } from './scoring.js';
import { since2025 } from './validity.js';

/** Levels of the European scale, the lowest first. */
export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** Certificates that are known, and any other that the country of the language recognises. */
export const CERTIFICATE_KINDS = ['IELTS', 'TOEFL_IBT', 'DELF', 'GOETHE', 'RECOGNISED'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** Foreign languages that are taught; `OTHER`: any for which there is no certificate of its own in the table. */
export const FOREIGN_LANGUAGES = ['ENGLISH', 'FRENCH', 'GERMAN', 'CHINESE', 'TURKISH', 'ARABIC', 'OTHER'] as const;
export type ForeignLanguage = (typeof FOREIGN_LANGUAGES)[number];

export interface CertificateRule {
  kind: CertificateKind;
  category: TeacherClaim;
  /** the least result: of IELTS in tenths, of TOEFL in points, else the place of the level from 1 */
  from: number;
  /** the last result of the printed row; `null`: the row has none. What lies above it belongs to a higher row (interpretation) */
  to: number | null;
  /** such certificates always print a last day (our reading: the Rules only say "valid"); others may stand without an end */
  expires: boolean;
}

const [B2, C1] = [4, 5];
/** Of results that whoever gives them takes back after two years. */
const EXPIRING: readonly CertificateKind[] = ['IELTS', 'TOEFL_IBT'];
const table = (kind: CertificateKind, ...list: [TeacherClaim, number, number?][]): CertificateRule[] =>
  list.map(([category, from, to = null]) => ({ kind, category, from, to, expires: EXPIRING.includes(kind) }));

/** Of other languages nothing is said for researcher and master. */
export const LANGUAGE_CERTIFICATES: Table<CertificateRule> = rows(since2025('п. 55–56 Правил (X-072)'), [
  ...table('IELTS', ['MODERATOR', 65], ['EXPERT', 65], ['RESEARCHER', 70], ['MASTER', 75]),
  ...table('TOEFL_IBT', ['MODERATOR', 79, 84], ['EXPERT', 85, 93], ['RESEARCHER', 94, 101], ['MASTER', 102, 109]),
  ...table('DELF', ['MODERATOR', B2], ['EXPERT', B2], ['RESEARCHER', C1], ['MASTER', C1]),
  ...table('GOETHE', ['MODERATOR', B2], ['EXPERT', B2], ['RESEARCHER', C1], ['MASTER', C1]),
  ...table('RECOGNISED', ['MODERATOR', B2], ['EXPERT', C1]),
]);

/** Which certificates stand for a language. */
export const KINDS_OF: Readonly<Record<ForeignLanguage, readonly CertificateKind[]>> = {
  ENGLISH: ['IELTS', 'TOEFL_IBT'],
  FRENCH: ['DELF'],
  GERMAN: ['GOETHE'],
  CHINESE: ['RECOGNISED'],
  TURKISH: ['RECOGNISED'],
  ARABIC: ['RECOGNISED'],
  OTHER: ['RECOGNISED'],
};

/** How a post's subject names its language; `OTHER` stands in a subject that names none. */
export const SUBJECTS_OF: Readonly<Record<ForeignLanguage, readonly string[]>> = {
  ENGLISH: ['english', 'ағылшын', 'англий'],
  FRENCH: ['french', 'француз'],
  GERMAN: ['german', 'неміс', 'немец'],
  CHINESE: ['chinese', 'қытай', 'китай'],
  TURKISH: ['turkish', 'түрік', 'турец'],
  ARABIC: ['arabic', 'араб'],
  OTHER: [],
};
export const ANY_FOREIGN_LANGUAGE = ['foreign', 'шет тіл', 'шетел тіл', 'иностран'] as const;
