import { NativeSelect } from '@mantine/core';
import { choose } from './i18n';
import { type Language, LANGUAGES } from './languages';
import { useTranslation } from './speech';

/** The page's language; each is named in itself. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const data = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return <NativeSelect aria-label={t('language')} w="7.5rem" data={data} value={i18n.language} onChange={({ currentTarget }) => void choose(currentTarget.value as Language)} />;
}
