import type { ClaimableCategory } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

/** What an early attestation may rest on, as far as the lists of the three categories share it. */
export const EARLY_CONDITIONS = [
  'CONTEST_PRIZE', 'LEARNER_PRIZE', 'BEST_TEACHER', 'GENERALISED_EXPERIENCE', 'RECOMMENDED_MATERIALS', 'ENGLISH_C1_TEACHING', 'MASTER_OF_SPORT', 'TRAINING_MASTER_HIGH_GRADE', 'LISTED_TEXTBOOK',
  'DISSEMINATED_EXPERIENCE', 'ACADEMIC_DEGREE_AND_SERVICE', 'INNOVATION_SITE_HEAD', 'RECOMMENDED_PUBLICATION',
] as const;
export type EarlyCondition = (typeof EARLY_CONDITIONS)[number];

export interface EarlyConditionRule {
  category: ClaimableCategory;
  condition: EarlyCondition;
  /** the least level of the achievement, or of the council; `null`: the condition has none */
  level: 'DISTRICT' | 'REGION' | 'REPUBLIC' | 'INTERNATIONAL' | null;
  /** years of service that belong to it */
  serviceYears: number | null;
  /** counts for methodists only */
  methodistsOnly: boolean;
}
type Line = [EarlyCondition, EarlyConditionRule['level'], Partial<EarlyConditionRule>?];
const listOf = (category: ClaimableCategory, ...lines: Line[]): EarlyConditionRule[] =>
  lines.map(([condition, level, more]) => ({ category, condition, level, serviceYears: null, methodistsOnly: false, ...more }));
const methodists = { methodistsOnly: true };

/** E.10, X-100: nine conditions for expert, ten for researcher, eight for master. */
export const EARLY_LIST: Table<EarlyConditionRule> = rows(since2025('п. 63 Правил (X-100)'), [
  ...listOf('EXPERT',
    ['CONTEST_PRIZE', 'REGION'], ['LEARNER_PRIZE', 'REGION'], ['BEST_TEACHER', 'DISTRICT'], ['GENERALISED_EXPERIENCE', 'REGION'], ['RECOMMENDED_MATERIALS', 'DISTRICT'],
    ['ENGLISH_C1_TEACHING', null], ['MASTER_OF_SPORT', null], ['TRAINING_MASTER_HIGH_GRADE', null], ['INNOVATION_SITE_HEAD', null, methodists]),
  ...listOf('RESEARCHER',
    ['CONTEST_PRIZE', 'REGION'], ['LEARNER_PRIZE', 'REPUBLIC'], ['BEST_TEACHER', 'REGION'], ['GENERALISED_EXPERIENCE', 'REGION'], ['RECOMMENDED_MATERIALS', 'REGION'],
    ['LISTED_TEXTBOOK', null], ['DISSEMINATED_EXPERIENCE', 'REGION'], ['ACADEMIC_DEGREE_AND_SERVICE', null, { serviceYears: 3 }], ['INNOVATION_SITE_HEAD', null, methodists],
    ['RECOMMENDED_PUBLICATION', null, methodists]),
  ...listOf('MASTER',
    ['CONTEST_PRIZE', 'INTERNATIONAL'], ['LEARNER_PRIZE', 'INTERNATIONAL'], ['BEST_TEACHER', 'REPUBLIC'], ['RECOMMENDED_MATERIALS', 'REPUBLIC'], ['LISTED_TEXTBOOK', null],
    ['DISSEMINATED_EXPERIENCE', 'REPUBLIC'], ['ACADEMIC_DEGREE_AND_SERVICE', null, { serviceYears: 5 }], ['RECOMMENDED_PUBLICATION', null]),
]);
