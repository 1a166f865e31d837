export const LANGUAGES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

/** Where the reader's choice is kept, for all pages. */
const KEPT = 'language';

export const isLanguage = (text: string | null): text is Language => text !== null && text in LANGUAGES;

/** Kazakh unless the reader chose another language before. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : 'kk';
}

/** For the next visit. */
export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
