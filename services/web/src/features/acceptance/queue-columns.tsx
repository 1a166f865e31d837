import { Anchor } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Due } from '../../parts/due';
import type { Item } from './types';

/** What a queue says of an application. */
export function useQueueColumns(): ColumnDef<Item>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'teacher',
        header: t('case.teacher'),
        cell: ({ row: { original } }) => (
          <Anchor component={Link} to={original.workItemId}>
            {original.teacher.name ?? original.registrationNumber}
          </Anchor>
        ),
      },
      { id: 'organisation', header: t('case.organisation'), accessorFn: ({ organisation }) => organisation.name ?? '—' },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'number', header: t('acceptance.number'), accessorFn: ({ registrationNumber }) => registrationNumber },
      { id: 'due', header: t('acceptance.due'), cell: ({ row: { original } }) => <Due due={original.due} late={original.late} /> },
      { id: 'holder', header: t('acceptance.works'), accessorFn: ({ taken }) => (taken ? (taken.mine ? t('acceptance.me') : taken.by.name) : t('acceptance.free')) },
    ],
    [t],
  );
}
