import { TextInput } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { useRegions } from '../test/use-sessions';
import { SittingEnd } from './sitting-end';
import { OpenSitting } from './open-sitting';
import { SittingState } from './sitting-state';
import { type Sitting, type SittingFilter, useSittings } from './use-sittings';

/** When and where the test is sat: all sittings to come, the way to open one more, and to end one. */
export default function SittingsPage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['which', 'place', 'from', 'to', 'language']);
  const { place, from, to, language } = values;
  const filter: SittingFilter = {
    which: values.which === 'FREE' ? 'FREE' : 'ALL',
    ...(place && { placeCode: place }), ...(from && { from }), ...(to && { to }), ...((language === 'kk' || language === 'ru') && { language }),
  };
  const { list, total } = useSittings(filter);
  const regions = useRegions();
  const columns = useSittingColumns();
  const languages = (['kk', 'ru'] as const).map((value) => ({ value, label: t(`test.languages.${value}`) }));
  const filters = (
    <>
      <Choice label={t('sitting.which')} value={values.which} options={[{ value: 'FREE', label: t('sitting.free') }]} choose={(value) => set('which', value)} />
      <Choice label={t('test.search.place')} value={place} options={regions.data ?? []} choose={(value) => set('place', value)} />
      <Choice label={t('test.search.language')} value={language} options={languages} choose={(value) => set('language', value)} />
      <TextInput type="date" label={t('test.search.from')} value={from} onChange={({ currentTarget }) => set('from', currentTarget.value)} />
      <TextInput type="date" label={t('test.search.to')} value={to} onChange={({ currentTarget }) => set('to', currentTarget.value)} />
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

function useSittingColumns(): ColumnDef<Sitting>[] {
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
