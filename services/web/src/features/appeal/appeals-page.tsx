import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Due } from '../../parts/due';
import { leading } from '../../parts/list/leading';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Page } from '../../parts/page';
import { useNow } from '../test/use-now';
import { type Appeal, useAppeals } from './use-appeals';

/** Appeals that wait for a decision, by the test they are about: whose they are is not asked here. */
export function AppealsPage() {
  const { t } = useTranslation();
  const { list, total } = useAppeals();
  const columns = useAppealColumns();
  return (
    <Page title={t('appeal.appeals')}>
      <Text size="sm">{t('appeal.rule')}</Text>
      <List list={list} problem={t('appeal.problem')} empty={{ title: t('appeal.none'), hint: t('appeal.noneHint') }} total={total}>
        {(items) => <Rows items={items} columns={columns} idOf={({ appealId }) => appealId} label={t('appeal.appeals')} />}
      </List>
    </Page>
  );
}

function useAppealColumns(): ColumnDef<Appeal>[] {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return useMemo(
    () => [
      leading({ id: 'test', header: t('appeal.test'), to: ({ appealId }) => appealId, said: ({ appealId, booking: { session } }) => (session ? `${moment(session.startsAt, i18n.language)}, ${session.place}` : appealId) }),
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ booking }) => t(`category.${booking.claimedCategory}`) },
      { id: 'tasks', header: t('appeal.tasks'), accessorFn: ({ tasks }) => tasks.map(({ number }) => number).join(', ') },
      { id: 'filed', header: t('appeal.filed'), accessorFn: ({ filedAt }) => moment(filedAt, i18n.language) },
      { id: 'due', header: t('case.due'), cell: ({ row: { original: { due } } }) => <Due due={due} late={now !== undefined && Date.parse(due) < now} /> },
    ],
    [t, i18n.language, now],
  );
}
