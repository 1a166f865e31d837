import { Button, Group, Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Empty } from '../../parts/empty';
import { Choice } from '../../parts/list/choice';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Mark } from '../../parts/mark';
import { type Day, KINDS } from './types';

/** The days of a year that differ from the plain week, each with its act, and whether that was read. */
export function DayRows({ days, take }: { days: readonly Day[]; take: (day: Day) => void }) {
  const { t } = useTranslation();
  const { values, set } = useAddress(['kind', 'read']);
  const columns = useColumns(take);
  const unread = days.filter(({ confirmed }) => !confirmed).length;
  const shown = days.filter(({ kind, confirmed }) => (values.kind === '' || kind === values.kind) && (values.read === '' || !confirmed));
  return (
    <>
      <Text>{t('calendar.counted', { count: days.length, unread })}</Text>
      <Group align="end" gap="xs">
        <Choice label={t('calendar.kindOf')} value={values.kind} options={KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))} choose={(kind) => set('kind', kind)} />
        <Choice label={t('calendar.act')} value={values.read} options={[{ value: 'no', label: t('calendar.unconfirmed') }]} choose={(read) => set('read', read)} />
      </Group>
      {shown.length > 0 ? <Rows items={shown} columns={columns} idOf={({ date }) => date} label={t('calendar.calendar')} /> : <Empty title={t('list.nothingFound')} />}
    </>
  );
}

function useColumns(take: (day: Day) => void): ColumnDef<Day>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      { id: 'date', header: t('calendar.date'), accessorFn: ({ date }) => dayOf(date, i18n.language) },
      {
        id: 'kind',
        header: t('calendar.kindOf'),
        cell: ({ row: { original } }) => (
          <Text span size="sm" display="inline-block" miw="7.5rem">
            {t(`calendar.kind.${original.kind}`)}
          </Text>
        ),
      },
      { id: 'name', header: t('calendar.name'), accessorFn: ({ name }) => name[i18n.language] },
      {
        id: 'act',
        header: t('calendar.act'),
        cell: ({ row: { original } }) => (
          <>
            {original.act} {!original.confirmed && <Mark tone="short">{t('calendar.unconfirmed')}</Mark>}
          </>
        ),
      },
      {
        id: 'change',
        header: t('calendar.change'),
        cell: ({ row: { original } }) => (
          <Button size="compact-sm" variant="default" aria-label={t('calendar.changeDay', { day: dayOf(original.date, i18n.language) })} onClick={() => take(original)}>
            {t('calendar.change')}
          </Button>
        ),
      },
    ],
    [t, i18n.language, take],
  );
}
