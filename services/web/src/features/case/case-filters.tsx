import { Checkbox } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { Search } from '../../parts/list/search';
import { YearChoice } from '../../parts/list/year-choice';
import { DistrictChoice } from './district-choice';
import type { Case } from './types';
import { CASE_KEY } from './use-case';

/** What stands in the address of a list of cases. */
export const CASE_FILTERS = ['q', 'state', 'category', 'year', 'placeCode', 'late'] as const;
type Values = Record<(typeof CASE_FILTERS)[number], string>;

/** The address as the platform is asked by it. */
export const filterOf = ({ q, state, category, year, placeCode, late }: Values) => ({
  q: q || undefined,
  state: (state || undefined) as Case['current']['state'] | undefined,
  category: (category || undefined) as Case['claimed'] | undefined,
  year: Number(year) || undefined,
  placeCode: placeCode || undefined,
  late: late === 'true' || undefined,
});

/** Search and filters; beside each state and category how many cases the list would show by it, the other filters as they are. */
export function CaseFilters({ values, set }: { values: Values; set: (name: keyof Values, value: string) => void }) {
  const { t } = useTranslation();
  const [states, categories, late] = [useCounts({ ...values, state: '' }), useCounts({ ...values, category: '' }), useCounts({ ...values, late: '' })];
  const counted = (groups: Shapes['ApplicationsCountOut'][] = []) => groups.map(({ code, text, count }) => ({ value: code, label: `${text} (${count})` }));
  return (
    <>
      <Search label={t('list.search')} value={values.q} find={(text) => set('q', text)} />
      <Choice label={t('case.state')} value={values.state} options={counted(states?.byState)} choose={(state) => set('state', state)} />
      <Choice label={t('case.claimed')} value={values.category} options={counted(categories?.byCategory)} choose={(category) => set('category', category)} />
      <YearChoice value={values.year} choose={(year) => set('year', year)} />
      <DistrictChoice value={values.placeCode} choose={(place) => set('placeCode', place)} />
      <Checkbox mb="xs" label={t('case.onlyLate', { count: late?.late ?? 0 })} checked={values.late === 'true'} onChange={({ currentTarget }) => set('late', currentTarget.checked ? 'true' : '')} />
    </>
  );
}

function useCounts(values: Values): Shapes['ApplicationsCaseCountsOut'] | undefined {
  const filter = filterOf(values);
  return useAsked([...CASE_KEY, 'counts', filter], () => answered(api.GET('/api/v1/applications/counts', { params: { query: filter } })), { refreshMs: REFRESH_MS }).data;
}
