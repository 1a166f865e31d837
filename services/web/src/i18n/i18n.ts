import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, keepLanguage, keptLanguage, type Language } from './languages';

/** Each language is fetched when it is read: nobody waits for the other two. */
const TEXTS: Record<Language, () => Promise<{ default: object }>> = { kk: () => import('./kk'), ru: () => import('./ru'), en: () => import('./en') };

/** The language of the page, as it is now. */
export const languageNow = (): Language => (isLanguage(i18next.language) ? i18next.language : 'kk');

/** In the language the reader has chosen before. */
export async function startI18n(): Promise<void> {
  const lng = keptLanguage();
  const { default: translation } = await TEXTS[lng]();
  await i18next.use(initReactI18next).init({
    resources: { [lng]: { translation } },
    lng,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = lng;
}

/** Changes the page's language, and that of the next visit. */
export async function choose(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', (await TEXTS[language]()).default);
  await i18next.changeLanguage(language);
  keepLanguage(language);
  document.documentElement.lang = language;
}
