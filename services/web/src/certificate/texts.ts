import type { Language } from '../i18n/languages';
import type certificate from '../i18n/kk/certificate.json';
import type common from '../i18n/kk/common.json';

export type Texts = typeof common & { certificate: typeof certificate };

interface File<T> {
  default: T;
}
type Files = Promise<[File<typeof common>, File<typeof certificate>]>;

/** Each language is fetched when it is read, and of it what this page says. */
const TEXTS: Record<Language, () => Files> = {
  kk: () => Promise.all([import('../i18n/kk/common.json'), import('../i18n/kk/certificate.json')]),
  ru: () => Promise.all([import('../i18n/ru/common.json'), import('../i18n/ru/certificate.json')]),
  en: () => Promise.all([import('../i18n/en/common.json'), import('../i18n/en/certificate.json')]),
};

export async function textsOf(language: Language): Promise<Texts> {
  const [{ default: texts }, { default: own }] = await TEXTS[language]();
  return { ...texts, certificate: own };
}
