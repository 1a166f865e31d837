import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { Search } from '../../parts/list/search';
import { useAddress } from '../../parts/list/use-address';

const CLAIMABLE = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const;

/** Search by name and a filter by category, kept in the address. */
export function useWish() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['search', 'claimed']);
  const wish = { search: values.search || undefined, claimed: CLAIMABLE.find((each) => each === values.claimed) };
  const filters = (
    <>
      <Search label={t('portfolio.findTeacher')} value={values.search} find={(text) => set('search', text)} />
      <Choice label={t('portfolio.claimed')} value={values.claimed} options={CLAIMABLE.map((value) => ({ value, label: t(`category.${value}`) }))} choose={(value) => set('claimed', value)} />
    </>
  );
  return { wish, filters, filtered: { any, clear } };
}
