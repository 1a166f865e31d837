import { Anchor } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Page } from '../../parts/page';
import { MissingList } from './missing-list';
import { PORTFOLIOS_KEY } from './use-portfolio';
import { useWish } from './wish';

type Waiting = Shapes['PortfolioAssessmentItemOut'];

/** Portfolios whose completeness the organisation has to find, the oldest first. */
export function PortfoliosPage() {
  const { t } = useTranslation();
  const { wish, filters, filtered } = useWish();
  const list = useList([...PORTFOLIOS_KEY, 'list', wish], (cursor) => answered(api.GET('/api/v1/portfolio/assessments', { params: { query: { ...wish, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const columns = useColumns();
  return (
    <Page title={t('portfolio.toCheck')}>
      <List list={list} problem={t('portfolio.problem')} filters={filters} filtered={filtered} empty={{ title: t('portfolio.none'), hint: t('portfolio.noneHint') }}>
        {(items) => <Rows items={items} columns={columns} idOf={({ workItemId }) => workItemId} label={t('portfolio.toCheck')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<Waiting>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'teacher',
        header: t('portfolio.teacher'),
        cell: ({ row: { original } }) => (
          <Anchor component={Link} to={original.workItemId}>
            {original.teacher ?? t('portfolio.nameless')}
          </Anchor>
        ),
      },
      { id: 'claimed', header: t('portfolio.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'missing', header: t('portfolio.missing'), cell: ({ row: { original } }) => <MissingList rows={original.missing} /> },
      { id: 'since', header: t('portfolio.since'), accessorFn: ({ openedAt }) => moment(openedAt, i18n.language) },
      { id: 'due', header: t('portfolio.due'), accessorFn: ({ due }) => (due ? moment(due, i18n.language) : t('portfolio.noDue')) },
    ],
    [t, i18n.language],
  );
}
