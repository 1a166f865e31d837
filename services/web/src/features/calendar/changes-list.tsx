import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { dayOf, moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { PersonName } from '../../parts/person-name';
import { Section } from '../../parts/section';
import type { Entry } from './types';
import { useChanges } from './use-calendar';

/** What was changed in a year, by whom, when and why. */
export function ChangesList({ year }: { year: number }) {
  const { t } = useTranslation();
  const list = useChanges(year);
  const columns = useColumns();
  return (
    <Section title={t('calendar.history')}>
      <List list={list} problem={t('calendar.problem')} empty={{ title: t('calendar.unchanged'), hint: t('calendar.unchangedHint') }}>
        {(items) => <Rows items={items} columns={columns} idOf={({ changedAt }) => changedAt} label={t('calendar.history')} />}
      </List>
    </Section>
  );
}

function useColumns(): ColumnDef<Entry>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const said = ({ date, day }: Entry['days'][number]) => t('calendar.plannedDay', { day: dayOf(date, i18n.language), kind: day ? t(`calendar.kind.${day.kind}`) : t('calendar.ordinary') });
    return [
      { id: 'at', header: t('calendar.changedAt'), accessorFn: ({ changedAt }) => moment(changedAt, i18n.language) },
      { id: 'days', header: t('calendar.changed'), accessorFn: ({ days, hours }) => [...days.map(said), ...(hours ? [t('calendar.hours')] : [])].join('; ') },
      { id: 'reason', header: t('calendar.reason'), accessorFn: ({ reason }) => reason },
      { id: 'by', header: t('calendar.by'), cell: ({ row: { original } }) => <PersonName personId={original.changedBy} /> },
    ];
  }, [t, i18n.language]);
}
