import { Button, Stack, Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Confirmed } from '../../parts/confirmed';
import { leading } from '../../parts/list/leading';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Refused } from '../../parts/refused';
import { Waiting } from '../../parts/waiting';
import type { Change, Move } from './types';
import { useChanging, usePreview } from './use-calendar';

interface MovesProps {
  year: number;
  change: Change;
  /** @param moved how many deadlines are counted anew */
  done: (moved: number) => void;
  /** back to the form */
  again: () => void;
}

/** What a change would move: how many of the open deadlines, which, and from when to when; then it is made. */
export function Moves({ year, change, done, again }: MovesProps) {
  const { t } = useTranslation();
  const preview = usePreview(year, change);
  const changing = useChanging(year);
  const columns = useColumns();
  if (preview.isError && preview.items.length === 0) {
    return (
      <>
        <Refused error={preview.error} />
        <Button variant="default" onClick={again} style={{ alignSelf: 'flex-start' }}>
          {t('back')}
        </Button>
      </>
    );
  }
  if (preview.total === undefined) return <Waiting />;
  const moved = preview.total;
  return (
    <Stack component="section" aria-label={t('calendar.moves')} aria-live="polite">
      <Text fw={500}>{t('calendar.movedOf', { moved, open: preview.open ?? 0 })}</Text>
      <List list={preview} problem={t('calendar.problem')} empty={{ title: t('calendar.nothingMoves') }}>
        {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('calendar.moves')} />}
      </List>
      <Confirmed sure={t('calendar.sure')} label={t('calendar.do')} act={changing} run={() => changing.mutate(change, { onSuccess: () => done(moved) })} />
    </Stack>
  );
}

function useColumns(): ColumnDef<Move>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const due = (at: Move['from']) => (typeof at === 'string' ? moment(at, i18n.language) : t('calendar.yearMissing', { year: at.yearMissing }));
    return [
      { id: 'kind', header: t('calendar.deadline'), accessorFn: ({ kind }) => t(`calendar.counts.${kind}`) },
      leading({ id: 'case', header: t('calendar.case'), to: ({ attestationId }) => `/cases/${attestationId}`, said: ({ attestationId }) => attestationId.slice(-12) }),
      { id: 'from', header: t('calendar.from'), accessorFn: ({ from }) => due(from) },
      { id: 'to', header: t('calendar.to'), accessorFn: ({ to }) => due(to) },
    ];
  }, [t, i18n.language]);
}
