import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import kk from './kk.json';
import ru from './ru.json';

export const LANGUAGES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;
const KEPT = 'language';

const isLanguage = (text: string | null): text is Language => text !== null && text in LANGUAGES;

/** Kazakh unless the reader chose another language before. */
export async function startI18n(): Promise<void> {
  const kept = localStorage.getItem(KEPT);
  await i18next.use(initReactI18next).init({
    resources: { kk: { translation: kk }, ru: { translation: ru }, en: { translation: en } },
    lng: isLanguage(kept) ? kept : 'kk',
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

/** Changes the page's language, and that of the next visit. */
export async function choose(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
}
