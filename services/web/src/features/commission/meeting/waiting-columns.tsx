import { Checkbox } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import type { Waiting } from '../types';

/** How a waiting case stands in a list that one chooses from. @param due show when it is due; otherwise what was decided and in which protocol */
export function useWaitingColumns({ due: withDue }: { due: boolean }): ColumnDef<Waiting>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const own: ColumnDef<Waiting>[] = withDue
      ? [
          { id: 'score', header: t('commission.score'), accessorFn: ({ score, meets }) => [score, t(meets ? 'commission.meetsShort' : 'commission.belowShort')].join(' · ') },
          { id: 'due', header: t('case.due'), accessorFn: ({ due }) => (due ? moment(due, i18n.language) : '—') },
        ]
      : [
          { id: 'awarded', header: t('commission.awarded'), accessorFn: ({ awardedCategory }) => (awardedCategory ? t(`category.${awardedCategory}`) : '—') },
          { id: 'protocol', header: t('commission.protocol'), accessorFn: ({ protocolNumber, protocolSigned }) => `№ ${protocolNumber ?? ''}${protocolSigned ? '' : ` (${t('commission.notSigned')})`}` },
        ];
    return [
      {
        id: 'teacher',
        header: t('case.teacher'),
        cell: ({ row }) => <Checkbox miw={160} label={row.original.teacher} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />,
      },
      { id: 'post', header: t('commission.post'), accessorFn: ({ post }) => post },
      { id: 'held', header: t('commission.held'), accessorFn: ({ currentCategory }) => t(`category.${currentCategory}`) },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimedCategory }) => t(`category.${claimedCategory}`) },
      ...own,
    ];
  }, [t, i18n.language, withDue]);
}
