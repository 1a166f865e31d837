import { TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { type SessionSearch, useRegions } from './use-sessions';

/** What sittings are looked for by, as it stands in the page's address. */
export const SESSION_FIELDS = ['place', 'from', 'to', 'language'] as const;
type Field = (typeof SESSION_FIELDS)[number];

/** What is asked of the platform: what is not chosen is left out. */
export const searchOf = ({ place, from, to, language }: Record<Field, string>): SessionSearch => ({
  ...(place && { placeCode: place }), ...(from && { from }), ...(to && { to }), ...((language === 'kk' || language === 'ru') && { language }),
});

/** Place, language and days of the sittings that are looked for. */
export function SessionFields({ values: { place, from, to, language }, set }: { values: Record<Field, string>; set: (field: Field, value: string) => void }) {
  const { t } = useTranslation();
  const regions = useRegions();
  const languages = (['kk', 'ru'] as const).map((value) => ({ value, label: t(`test.languages.${value}`) }));
  return (
    <>
      <Choice label={t('test.search.place')} value={place} options={regions.data ?? []} choose={(value) => set('place', value)} />
      <Choice label={t('test.search.language')} value={language} options={languages} choose={(value) => set('language', value)} />
      <TextInput type="date" label={t('test.search.from')} value={from} onChange={({ currentTarget }) => set('from', currentTarget.value)} />
      <TextInput type="date" label={t('test.search.to')} value={to} onChange={({ currentTarget }) => set('to', currentTarget.value)} />
    </>
  );
}
