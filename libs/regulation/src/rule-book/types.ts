import type { Confidence, Texts } from '@attestation/contracts';

export interface RuleEntry {
  /** the official point first */
  source: string;
  confidence: Confidence;
  text: Texts;
}
export type RuleChapter = Readonly<Record<string, RuleEntry>>;

/** One entry of the book. */
export const rule = (source: string, confidence: Confidence, kk: string, ru: string, en: string): RuleEntry => ({ source, confidence, text: { kk, ru, en } });

const RULES = 'Правила (Приказ № 83 в ред. Приказа № 32 от 25.02.2025)';
/** A point of the Rules, e.g. `п. 22 Правил (Приказ № 83 …)`. */
export const point = (number: string, ...also: string[]) => [`п. ${number} ${RULES.replace('Правила', 'Правил')}`, ...also].join('; ');
/** An annex to the Rules. */
export const annex = (number: string, ...also: string[]) => [`Приложение ${number} к Правилам (Приказ № 83 в ред. Приказа № 32 от 25.02.2025)`, ...also].join('; ');
/** A section of the algorithm of attestation. */
export const algorithm = (section: string) => `Алгоритм аттестации педагогов, ${section}`;
/** The slides of 2025. */
export const SLIDES = 'Презентация об аттестации 2025 года';
export const ARTICLE = 'Статья о платформе «Ұстаз»';
export const LETTER = 'Письмо Комитета среднего образования № 20-1-20-7/8460-И от 09.12.2024';
/** A choice of the platform where the sources are silent or differ. */
export const choice = (subject: string) => `Настройка платформы: ${subject}`;
