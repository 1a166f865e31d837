import type { RowSelectionState } from '@tanstack/react-table';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api } from '../../../api/client';
import { REFRESH_MS, useList } from '../../../api/use-asked';
import { useTranslation } from '../../../i18n/speech';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { useSearch } from '../../../parts/list/use-search';
import { Page } from '../../../parts/page';
import { useWaitingColumns } from '../meeting/waiting-columns';
import { COMMISSION_KEY } from '../types';
import { useKeptValue } from '../../../parts/use-kept';
import { DraftOrder } from './draft-order';

/** The cases that wait for an order of the body, chosen for one: of one protocol. */
export function WaitingOrdersPage() {
  const { t } = useTranslation();
  const { search, filters, filtered } = useSearch(t('commission.searchName'));
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/orders/waiting', { params: { query: { search, limit: 100, cursor } } }));
  const waiting = useList([...COMMISSION_KEY, 'orders', 'waiting', search], ask, { refreshMs: REFRESH_MS });
  const { value: chosen, change, forget } = useKeptValue<RowSelectionState>('order-cases', {});
  const choose = (next: RowSelectionState) => change(() => next);
  const there = waiting.items.map(({ attestationId }) => attestationId);
  const columns = useWaitingColumns({ due: false });
  const register = (
    <Button component={Link} to="register" variant="default">
      {t('commission.register')}
    </Button>
  );
  return (
    <Page title={t('commission.orders')} actions={register}>
      <DraftOrder waiting={waiting.items} chosen={Object.keys(chosen).filter((id) => chosen[id] && (search !== undefined || there.includes(id)))} choose={(ids) => choose(Object.fromEntries(ids.map((id) => [id, true])))} done={forget} />
      <List
        list={waiting}
        problem={t('commission.problem')}
        filters={filters}
        filtered={filtered}
        empty={{ title: t('commission.noOrdersWait'), hint: t('commission.noOrdersWaitHint') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('commission.orders')} selection={{ chosen, choose }} />}
      </List>
    </Page>
  );
}
