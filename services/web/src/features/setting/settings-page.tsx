import { Group, Stack, Text, TextInput } from '@mantine/core';
import { nameFits } from '@attestation/contracts/names';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { Choice } from '../../parts/list/choice';
import { leading } from '../../parts/list/leading';
import { Rows } from '../../parts/list/rows';
import { Search } from '../../parts/list/search';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import type { Setting } from './types';
import { useSettings } from './use-settings';
import { nameOf } from './value';

const OWNERS = ['AUTHORISED_BODY', 'PLATFORM'] as const;

/** Every setting as of a day: what it is, since when, whose it is. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { values, set } = useAddress(['q', 'owner', 'on']);
  const asked = useSettings(values.on);
  const columns = useColumns();
  const owners = OWNERS.map((value) => ({ value, label: t(`setting.owner.${value}`) }));
  const fits = ({ key, rule, name, owner }: Setting) => (values.owner === '' || owner === values.owner) && (values.q === '' || nameFits([key, rule, ...Object.values(name)].join(' '), values.q));
  return (
    <Page title={t('setting.settings')}>
      <Text>{t('setting.lead')}</Text>
      <Group align="end" gap="xs">
        <Search label={t('list.search')} value={values.q} find={(text) => set('q', text)} />
        <Choice label={t('setting.whose')} value={values.owner} options={owners} choose={(owner) => set('owner', owner)} />
        <TextInput type="date" label={t('setting.on')} description={t('setting.onHint')} value={values.on} onChange={({ currentTarget }) => set('on', currentTarget.value)} />
      </Group>
      <Answered query={asked} problem={t('setting.problem')}>
        {({ items }) => (
          <Stack>
            {items.some(fits) ? <Rows items={items.filter(fits)} columns={columns} idOf={({ key }) => key} label={t('setting.settings')} /> : <Empty title={t('list.nothingFound')} hint={t('list.nothingFoundHint')} />}
            <AsOf at={asked.dataUpdatedAt} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function useColumns(): ColumnDef<Setting>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'name', header: t('setting.name'), to: ({ key }) => key, said: ({ name }) => name[i18n.language] }),
      { id: 'value', header: t('setting.value'), accessorFn: (setting) => nameOf(setting, setting.value, (key) => t(`setting.${key}`)) },
      { id: 'since', header: t('setting.since'), accessorFn: ({ validFrom }) => dayOf(validFrom, i18n.language) },
      { id: 'until', header: t('setting.until'), accessorFn: ({ validTo }) => (validTo ? dayOf(validTo, i18n.language) : t('setting.open')) },
      { id: 'rule', header: t('setting.rule'), accessorFn: ({ rule }) => rule },
      { id: 'owner', header: t('setting.whose'), accessorFn: ({ owner }) => t(`setting.owner.${owner}`) },
      { id: 'version', header: t('setting.changes'), accessorFn: ({ version }) => String(version) },
    ],
    [t, i18n.language],
  );
}
