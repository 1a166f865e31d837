import type { Language } from '../i18n/languages';

/** A text in the three languages. */
export type Texts = Readonly<Record<Language, string>>;
