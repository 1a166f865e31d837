import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { answered, api, type Shapes } from '../../../api/client';
import { REFRESH_MS, useList } from '../../../api/use-asked';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { leading } from '../../../parts/list/leading';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { useSearch } from '../../../parts/list/use-search';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY } from '../types';

type OpenSheet = Shapes['CommissionsOpenSheetOut'];

/** The sheets a member has still to fill in, the one due first on top. */
export function SheetsPage() {
  const { t } = useTranslation();
  const { search, filters, filtered } = useSearch(t('commission.searchName'));
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/score-sheets', { params: { query: { search, limit: 20, cursor } } }));
  const sheets = useList([...COMMISSION_KEY, 'sheets', search], ask, { refreshMs: REFRESH_MS });
  const columns = useColumns();
  return (
    <Page title={t('commission.sheets')}>
      <List
        list={sheets}
        problem={t('commission.problem')}
        filters={filters}
        filtered={filtered}
        empty={{ title: t('commission.noSheets'), hint: t('commission.noSheetsHint') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('commission.sheets')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<OpenSheet>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'teacher', header: t('case.teacher'), to: ({ attestationId }) => attestationId, said: ({ teacher }) => teacher }),
      { id: 'post', header: t('commission.post'), accessorFn: ({ post }) => post },
      { id: 'held', header: t('commission.held'), accessorFn: ({ currentCategory }) => t(`category.${currentCategory}`) },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimedCategory }) => t(`category.${claimedCategory}`) },
      { id: 'due', header: t('case.due'), accessorFn: ({ due }) => moment(due, i18n.language) },
    ],
    [t, i18n.language],
  );
}
