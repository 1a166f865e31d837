import type { Council, Dissemination, EventLevel } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import type { TeacherClaim } from './scoring.js';
import { since2025 } from './validity.js';

export type Material = NonNullable<Dissemination['material']>;

/** What evidence of a claim must be like (E.6). */
export interface ClaimEvidence {
  category: TeacherClaim;
  /** from which level events and talks count (R-072, C-10) */
  level: EventLevel;
  /** which council approves materials (R-074, C-14) */
  council: Council;
  /** the same in additional education */
  additionalCouncil: Council;
  /** kinds of material */
  materials: readonly Material[];
  /** points of a material with co-authors, where it is not the ordinary value */
  coAuthorPoints: number | null;
  /** how many districts, or regions, experience must have reached; `null`: not asked */
  places: number | null;
  /** skills of children with limited abilities, in percent (X-075, criterion 1.1) */
  skillsPercent: number;
}

const METHODICAL = ['STUDY_AID', 'RECOMMENDATIONS', 'AUTHOR_PROGRAMME', 'LISTED_TEXTBOOK'] as const;

export const CLAIM_EVIDENCE: Table<ClaimEvidence> = rows(since2025('Приложение 12 к Правилам, таблица 1 и примечания (X-075, X-076); п. 5(5) (X-015)'), [
  {
    category: 'MODERATOR', level: 'ORG', council: 'ORG_COUNCIL', additionalCouncil: 'ORG_COUNCIL', materials: ['DIDACTIC', ...METHODICAL], coAuthorPoints: null, places: null, skillsPercent: 40,
  },
  {
    category: 'EXPERT', level: 'DISTRICT', council: 'DISTRICT_COUNCIL', additionalCouncil: 'DISTRICT_COUNCIL', materials: ['DIDACTIC', ...METHODICAL], coAuthorPoints: null, places: null, skillsPercent: 50,
  },
  {
    category: 'RESEARCHER', level: 'REGION', council: 'REGION_COUNCIL', additionalCouncil: 'REGION_COUNCIL', materials: METHODICAL, coAuthorPoints: 2, places: 3, skillsPercent: 60,
  },
  {
    category: 'MASTER', level: 'REPUBLIC', council: 'RUMS', additionalCouncil: 'REGION_COUNCIL', materials: ['AUTHOR_PROGRAMME', 'STUDY_AID', 'LISTED_TEXTBOOK'], coAuthorPoints: null, places: 3, skillsPercent: 70,
  },
]);

export interface DynamicsRules {
  /** school years compared, and of an early attestation (C-09) */
  years: number;
  earlyYears: number;
  /** growth in percent from which a point is reached, the highest first; below all of them: one point where a single school year grew */
  steps: readonly { growth: number; points: number }[];
  unstable: number;
}
/** Criterion 1.1. */
export const DYNAMICS: Table<DynamicsRules> = rows(since2025('Приложение 12 к Правилам, таблица 1, критерий 1.1 (X-075)'), [
  { years: 3, earlyYears: 2, steps: [{ growth: 3, points: 4 }, { growth: 1, points: 3 }, { growth: 0, points: 2 }], unstable: 1 },
]);

export interface MethodicalRules {
  /** of a publication, and of a material written together */
  maxAuthors: number;
  /** author or co-author of a listed textbook or aid */
  listedPoints: number;
  /** a publication in a recommended edition, and in one recommended by КОКНВО, in Scopus or Web of Science */
  recommendedPoints: number;
  indexedPoints: number;
}
/** Criteria 3.1 and 3.3. */
export const METHODICAL_WORK: Table<MethodicalRules> = rows(since2025('Приложение 12 к Правилам, критерии 3.1, 3.3 и примечания (X-076); Алгоритм, §3.2 (R-079)'), [
  { maxAuthors: 3, listedPoints: 4, recommendedPoints: 5, indexedPoints: 7 },
]);

export interface LeadershipRule {
  fromYears: number;
  points: number;
}
/** Criterion 5.1. */
export const CLASS_LEADERSHIP: Table<LeadershipRule> = rows(since2025('Приложение 12 к Правилам, критерий 5.1 (X-075, R-103)'), [
  { fromYears: 1, points: 1 },
  { fromYears: 3, points: 2 },
  { fromYears: 5, points: 3 },
]);
