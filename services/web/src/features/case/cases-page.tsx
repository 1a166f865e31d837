import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { useCaseColumns } from './case-columns';
import { CASE_FILTERS, CaseFilters, filterOf } from './case-filters';
import { CASE_KEY } from './use-case';

/** The cases somebody answers for, by state and due date. */
export function CasesPage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(CASE_FILTERS);
  const filter = filterOf(values);
  const cases = useList([...CASE_KEY, 'list', filter], (cursor) => answered(api.GET('/api/v1/applications', { params: { query: { ...filter, order: 'DUE', limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const counts = useAsked([...CASE_KEY, 'counts', filter], () => answered(api.GET('/api/v1/applications/counts', { params: { query: filter } })), { refreshMs: REFRESH_MS });
  const columns = useCaseColumns();
  return (
    <Page title={t('case.cases')} actions={<LeftLink />}>
      <List list={cases} problem={t('case.problem')} filters={<CaseFilters values={values} set={set} />} filtered={{ any, clear }} empty={{ title: t('case.none'), hint: t('case.noneHint') }} total={counts.data?.count}>
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('case.cases')} />}
      </List>
    </Page>
  );
}

/** The way to cases that moved away from here, where there are any. */
function LeftLink() {
  const { t } = useTranslation();
  const left = useAsked([...CASE_KEY, 'left', 'count'], () => answered(api.GET('/api/v1/applications/left/count')));
  if (!left.data?.count) return null;
  return (
    <Anchor component={Link} to="left">
      {t('case.left', { count: left.data.count })}
    </Anchor>
  );
}
