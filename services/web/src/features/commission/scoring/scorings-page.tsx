import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useParams } from 'react-router';
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
import { useCommission } from '../use-commission';

type InScoring = Shapes['CommissionsCaseInScoringOut'];

/** The cases whose sheets are not all in, the one due first on top. */
export function ScoringsPage() {
  const { t } = useTranslation();
  const { commissionId = '' } = useParams();
  const commission = useCommission(commissionId);
  const { search, filters, filtered } = useSearch(t('commission.searchName'));
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/{commissionId}/scorings', { params: { path: { commissionId }, query: { search, limit: 20, cursor } } }));
  const cases = useList([...COMMISSION_KEY, commissionId, 'scorings', search], ask, { refreshMs: REFRESH_MS });
  const columns = useColumns();
  return (
    <Page title={t('commission.scorings')} back={{ to: `/commissions/${commissionId}`, title: commission.data?.name || t('commission.commission') }}>
      <List
        list={cases}
        problem={t('commission.problem')}
        filters={filters}
        filtered={filtered}
        empty={{ title: t('commission.noScorings'), hint: t('commission.noScoringsHint') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('commission.scorings')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<InScoring>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'teacher', header: t('case.teacher'), to: ({ attestationId }) => attestationId, said: ({ teacher }) => teacher, state: ({ teacher }) => ({ teacher }) }),
      { id: 'post', header: t('commission.post'), accessorFn: ({ post }) => post },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimedCategory }) => t(`category.${claimedCategory}`) },
      { id: 'sheets', header: t('commission.sheetsIn'), accessorFn: ({ submitted, open }) => t('commission.sheetsOf', { submitted, all: submitted + open }) },
      { id: 'due', header: t('case.due'), accessorFn: ({ due }) => moment(due, i18n.language) },
    ],
    [t, i18n.language],
  );
}
