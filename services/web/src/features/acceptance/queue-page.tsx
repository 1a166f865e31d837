import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Search } from '../../parts/list/search';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { useQueueColumns } from './queue-columns';
import { type QueueFilter, useQueue } from './use-acceptance';

/** Applications that wait for the provider's answer, the most urgent first. */
export function QueuePage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['q', 'holder']);
  const { list, counts } = useQueue({ q: values.q || undefined, holder: (values.holder || undefined) as QueueFilter['holder'] });
  const columns = useQueueColumns();
  const holders = (['MINE', 'FREE'] as const).map((value) => ({ value, label: t(`acceptance.holder.${value}`) }));
  const filters = (
    <>
      <Search label={t('list.search')} value={values.q} find={(text) => set('q', text)} />
      <Choice label={t('acceptance.whose')} value={values.holder} options={holders} choose={(holder) => set('holder', holder)} />
    </>
  );
  return (
    <Page title={t('acceptance.queue')}>
      <Text size="sm">{t('acceptance.rule')}</Text>
      {counts.data !== undefined && counts.data.late > 0 && <Text fw={500}>{t('acceptance.lateCount', { late: counts.data.late })}</Text>}
      <List list={list} problem={t('acceptance.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('acceptance.none'), hint: t('acceptance.noneHint') }} total={counts.data?.count}>
        {(items) => <Rows items={items} columns={columns} idOf={({ workItemId }) => workItemId} label={t('acceptance.queue')} />}
      </List>
    </Page>
  );
}
