import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { languageNow, useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { useRights } from '../../session/use-rights';

const MOST = 100;

/** The places right below the one somebody answers for: a region's districts, the country's regions. None to choose from: nothing is shown. */
export function DistrictChoice({ value, choose }: { value: string; choose: (place: string) => void }) {
  const { t } = useTranslation();
  const { roles } = useRights();
  const above = roles.find(({ role }) => role === 'REGION_DEPT' || role === 'AUTHORISED_BODY');
  const place = above?.placeCode ?? undefined;
  const places = useAsked(['places', place], () => answered(api.GET('/api/v1/directory/places', { params: { query: { place, limit: MOST } } })), { enabled: above !== undefined });
  const options = (places.data?.items ?? []).map(({ placeCode, name }) => ({ value: placeCode, label: name[languageNow()] }));
  if (options.length === 0) return null;
  return <Choice label={t('attestee.place')} value={value} options={options} choose={choose} />;
}
