import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { searchOf, SESSION_FIELDS, SessionFields } from '../test/session-fields';
import { type Session, useRegions } from '../test/use-sessions';
import { SittingEnd } from './sitting-end';
import { OpenSitting } from './open-sitting';
import { SittingState } from './sitting-state';
import { useSittings } from './use-sittings';

/** When and where the test is sat: all sittings to come, the way to open one more, and to end one. */
export default function SittingsPage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['which', ...SESSION_FIELDS]);
  const { list, total } = useSittings({ which: values.which === 'FREE' ? 'FREE' : 'ALL', ...searchOf(values) });
  const regions = useRegions();
  const columns = useSittingColumns();
  const filters = (
    <>
      <Choice label={t('sitting.which')} value={values.which} options={[{ value: 'FREE', label: t('sitting.free') }]} choose={(value) => set('which', value)} />
      <SessionFields values={values} set={set} />
    </>
  );
  return (
    <Page title={t('sitting.sittings')}>
      <OpenSitting regions={regions.data ?? []} />
      <List list={list} problem={t('sitting.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('sitting.none'), hint: t('sitting.noneHint') }} total={total}>
        {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('sitting.sittings')} />}
      </List>
    </Page>
  );
}

function useSittingColumns(): ColumnDef<Session>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      { id: 'when', header: t('test.when'), accessorFn: ({ startsAt }) => moment(startsAt, i18n.language) },
      { id: 'where', header: t('test.where'), accessorFn: ({ place }) => place },
      { id: 'languages', header: t('sitting.languages'), accessorFn: ({ languages }) => languages.map((each) => t(`test.languages.${each}`)).join(', ') },
      { id: 'seats', header: t('sitting.seats'), accessorFn: ({ free, seats }) => t('sitting.freeOf', { free, seats }) },
      { id: 'state', header: t('sitting.state'), cell: ({ row: { original } }) => <SittingState sitting={original} /> },
      { id: 'end', header: t('sitting.end'), cell: ({ row: { original } }) => <SittingEnd sitting={original} /> },
    ],
    [t, i18n.language],
  );
}
