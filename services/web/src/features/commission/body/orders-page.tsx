import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { answered, api, type Shapes } from '../../../api/client';
import { useList } from '../../../api/use-asked';
import { dayOf } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { leading } from '../../../parts/list/leading';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { useSearch } from '../../../parts/list/use-search';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY } from '../types';

type Order = Shapes['CommissionsListedOrderOut'];

/** The register of the body's orders, drafts among them, the newest first. */
export function OrdersPage() {
  const { t } = useTranslation();
  const { search, filters, filtered } = useSearch(t('commission.orderNumber'));
  const orders = useList([...COMMISSION_KEY, 'orders', search], (cursor) => answered(api.GET('/api/v1/commissions/orders', { params: { query: { search, limit: 20, cursor } } })));
  const columns = useColumns();
  return (
    <Page title={t('commission.register')} back={{ to: '/orders', title: t('commission.orders') }}>
      <List
        list={orders}
        problem={t('commission.problem')}
        filters={filters}
        filtered={filtered}
        empty={{ title: t('commission.noOrders') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('commission.register')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<Order>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'number', header: t('commission.orderNumber'), to: ({ id }) => `/orders/${id}`, said: ({ number }) => number }),
      { id: 'dated', header: t('commission.dated'), accessorFn: ({ dated }) => dayOf(dated, i18n.language) },
      { id: 'status', header: t('case.state'), accessorFn: ({ status }) => t(`commission.orderIs.${status}`) },
      { id: 'cases', header: t('commission.casesIn'), accessorFn: ({ cases }) => String(cases) },
    ],
    [t, i18n.language],
  );
}
