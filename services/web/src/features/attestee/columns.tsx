import { Checkbox } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/speech';
import { leading } from '../../parts/list/leading';
import type { Attestee } from './types';

/** What a list says of an attestee. @param chosen whether rows can be chosen */
export function useAttesteeColumns(chosen = false): ColumnDef<Attestee>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const choose: ColumnDef<Attestee> = {
      id: 'choose',
      header: t('attestee.choose'),
      cell: ({ row }) => <Checkbox aria-label={t('attestee.chooseOne', { name: row.original.teacher.name ?? row.original.registrationNumber })} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />,
    };
    const columns: ColumnDef<Attestee>[] = [
      leading({ id: 'teacher', header: t('case.teacher'), to: ({ attestationId }) => `/cases/${attestationId}`, said: ({ teacher, registrationNumber }) => teacher.name ?? registrationNumber }),
      { id: 'organisation', header: t('case.organisation'), accessorFn: ({ organisation }) => organisation.name ?? '—' },
      { id: 'place', header: t('attestee.place'), accessorFn: ({ placeName, placeCode }) => placeName ?? placeCode },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'number', header: t('acceptance.number'), accessorFn: ({ registrationNumber }) => registrationNumber },
    ];
    return chosen ? [choose, ...columns] : columns;
  }, [t, chosen]);
}
