/** One sentence in the three languages of the platform. */
export interface Texts {
  kk: string;
  ru: string;
  en: string;
}
export type Language = keyof Texts;
export const LANGUAGES = ['kk', 'ru', 'en'] as const satisfies Language[];

/** How sure we are of a rule's text (RULES.md, head of part C; `default` is a choice of ours, part F). */
export type Confidence = 'exact' | 'paraphrased' | 'uncertain' | 'default';

/** Why an answer is what it is: the rule, where it stands, and a sentence with the values used. */
export interface Reason {
  /** e.g. `X-041`, `R-058`, `F-09` */
  rule: string;
  /** the official point first, e.g. `п. 22 Правил (Приказ № 83)` */
  source: string;
  confidence: Confidence;
  /** the values the sentence was made of */
  values: Record<string, string | number | boolean | null>;
  text: Texts;
}
