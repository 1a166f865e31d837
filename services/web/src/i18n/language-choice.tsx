import { NativeSelect } from '@mantine/core';
import { choose } from './i18n';
import { type Language, LANGUAGES } from './languages';
import { useTranslation } from './speech';

/** Narrow: on a telephone the name of the whole stands beside it. */
const NARROW = { input: { paddingInline: '0.5rem 1.5rem' } } as const;

/** The page's language; each is named in itself. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const data = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return <NativeSelect aria-label={t('language')} w="6.5rem" rightSectionWidth="1.5rem" styles={NARROW} data={data} value={i18n.language} onChange={({ currentTarget }) => void choose(currentTarget.value as Language)} />;
}
