import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface ServiceRules {
  /** working days from registration to the notice of acceptance or refusal */
  answerWorkingDays: number;
  /** working days from an amendment of the law until providers and the contact centre know of it */
  amendmentWorkingDays: number;
  /** how many missing or mismatched documents a refusal lists */
  listedDocuments: number;
  essayWords: { from: number; to: number };
}
/** The state service of accepting documents. */
export const SERVICE: Table<ServiceRules> = rows(since2025('п. 16 и Приложения 1, 4 к Правилам (X-025, X-027); п. 17 (X-030); п. 59 (X-083)'), [
  { answerWorkingDays: 1, amendmentWorkingDays: 3, listedDocuments: 3, essayWords: { from: 250, to: 300 } },
]);

export const DOCUMENT_CODES = [
  'APPLICATION', 'IDENTITY', 'DIPLOMA', 'RETRAINING', 'WORK_RECORD', 'COURSES', 'CATEGORY', 'ACHIEVEMENTS', 'LEARNER_ACHIEVEMENTS', 'ESSAY',
] as const;
export type DocumentCode = (typeof DOCUMENT_CODES)[number];

export interface DocumentRule {
  document: DocumentCode;
  /** asked of everybody, only of those it concerns, or only where the state's systems do not have it */
  when: 'ALWAYS' | 'IF_RETRAINED' | 'IF_HOLDS_CATEGORY' | 'IF_NOT_IN_REGISTRY' | 'FROM_STATE_SYSTEMS';
  /** for moderator and expert formed on the platform (items 3, 5, 6, 7, 8) */
  formedOnPlatform: boolean;
}

export const DOCUMENTS: Table<DocumentRule> = rows(since2025('Приложение 1 к Правилам, строка 8 (X-028)'), [
  { document: 'APPLICATION', when: 'ALWAYS', formedOnPlatform: false },
  { document: 'IDENTITY', when: 'FROM_STATE_SYSTEMS', formedOnPlatform: false },
  { document: 'DIPLOMA', when: 'IF_NOT_IN_REGISTRY', formedOnPlatform: false },
  { document: 'RETRAINING', when: 'IF_RETRAINED', formedOnPlatform: true },
  { document: 'WORK_RECORD', when: 'IF_NOT_IN_REGISTRY', formedOnPlatform: false },
  { document: 'COURSES', when: 'ALWAYS', formedOnPlatform: true },
  { document: 'CATEGORY', when: 'IF_HOLDS_CATEGORY', formedOnPlatform: true },
  { document: 'ACHIEVEMENTS', when: 'ALWAYS', formedOnPlatform: true },
  { document: 'LEARNER_ACHIEVEMENTS', when: 'ALWAYS', formedOnPlatform: true },
  { document: 'ESSAY', when: 'ALWAYS', formedOnPlatform: false },
]);
