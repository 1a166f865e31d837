import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Due } from '../../parts/due';
import { leading } from '../../parts/list/leading';
import type { Item } from './types';

/** What a queue says of an application. */
export function useQueueColumns(): ColumnDef<Item>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'teacher', header: t('case.teacher'), to: ({ workItemId }) => workItemId, said: ({ teacher, registrationNumber }) => teacher.name ?? registrationNumber }),
      { id: 'organisation', header: t('case.organisation'), accessorFn: ({ organisation }) => organisation.name ?? '—' },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'number', header: t('acceptance.number'), accessorFn: ({ registrationNumber }) => registrationNumber },
      { id: 'due', header: t('acceptance.due'), cell: ({ row: { original } }) => <Due due={original.due} late={original.late} /> },
      { id: 'holder', header: t('acceptance.works'), accessorFn: ({ taken }) => (taken ? (taken.mine ? t('acceptance.me') : taken.by.name) : t('acceptance.free')) },
    ],
    [t],
  );
}
