import { NativeSelect } from '@mantine/core';
import { languageNow, useTranslation } from '../../i18n/speech';
import { type Held, useRights } from '../../session/use-rights';

/** The regions whose lists somebody approves. */
export function useRegions(): Held[] {
  const { roles } = useRights();
  return roles.filter(({ role, placeCode }, at) => role === 'REGION_DEPT' && roles.findIndex((each) => each.role === role && each.placeCode === placeCode) === at);
}

/** Whose list it is, for whoever answers for several regions. */
export function RegionChoice({ regions, value, choose }: { regions: readonly Held[]; value: string; choose: (region: string) => void }) {
  const { t } = useTranslation();
  if (regions.length < 2) return null;
  const options = regions.map(({ placeCode, name }) => ({ value: placeCode ?? '', label: name?.[languageNow()] ?? placeCode ?? '' }));
  return <NativeSelect label={t('attestee.region')} value={value} data={[{ value: '', label: '—' }, ...options]} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
}
