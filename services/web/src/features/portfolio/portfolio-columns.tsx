import { Checkbox } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Shapes } from '../../api/client';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { leading } from '../../parts/list/leading';
import { MissingList } from './missing-list';

type Waiting = Shapes['PortfolioAssessmentItemOut'];

/** What the list says of a portfolio to check. @param chosen whether rows can be chosen */
export function usePortfolioColumns(chosen: boolean): ColumnDef<Waiting>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const choose: ColumnDef<Waiting> = {
      id: 'choose',
      header: t('portfolio.choose'),
      cell: ({ row }) => <Checkbox aria-label={t('portfolio.chooseOne', { name: row.original.teacher ?? t('portfolio.nameless') })} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />,
    };
    const columns: ColumnDef<Waiting>[] = [
      leading({ id: 'teacher', header: t('portfolio.teacher'), to: ({ workItemId }) => workItemId, said: ({ teacher }) => teacher ?? t('portfolio.nameless') }),
      { id: 'claimed', header: t('portfolio.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'missing', header: t('portfolio.missing'), cell: ({ row: { original } }) => <MissingList rows={original.missing} /> },
      { id: 'checks', header: t('portfolio.checks'), accessorFn: ({ holder }) => (holder ? (holder.name ?? t('portfolio.nameless')) : t('portfolio.nobodyChecks')) },
      { id: 'since', header: t('portfolio.since'), accessorFn: ({ openedAt }) => moment(openedAt, i18n.language) },
      { id: 'due', header: t('portfolio.due'), accessorFn: ({ due }) => (due ? moment(due, i18n.language) : t('portfolio.noDue')) },
    ];
    return chosen ? [choose, ...columns] : columns;
  }, [t, i18n.language, chosen]);
}
