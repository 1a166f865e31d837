import { Anchor } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Due } from '../../parts/due';
import type { Case } from './types';

/** What a list says of a case. */
export function useCaseColumns(): ColumnDef<Case>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'teacher', header: t('case.teacher'), cell: ({ row: { original } }) => <CaseLink shown={original} /> },
      { id: 'organisation', header: t('case.organisation'), accessorFn: ({ organisation }) => organisation.name ?? '—' },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'where', header: t('case.where'), accessorFn: ({ current }) => current.stepText ?? current.stateText },
      { id: 'holder', header: t('case.holder'), accessorFn: ({ current }) => current.holders.map(({ roleText, name }) => name ?? roleText).join('; ') || '—' },
      { id: 'due', header: t('case.due'), cell: ({ row: { original: { current } } }) => <Due due={current.due} late={current.late} /> },
    ],
    [t],
  );
}

export function CaseLink({ shown: { attestationId, teacher, year } }: { shown: Case }) {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to={`/cases/${attestationId}`}>
      {teacher.name ?? t('case.nameless', { year })}
    </Anchor>
  );
}
