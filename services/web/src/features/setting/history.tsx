import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { PersonName } from '../../parts/person-name';
import { Section } from '../../parts/section';
import type { Change, Setting } from './types';
import { useHistory } from './use-settings';
import { nameOf } from './value';

/** Who changed a setting when, from which value to which, why, and from which day. */
export function History({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const list = useHistory(setting.key);
  const columns = useColumns(setting);
  return (
    <Section title={t('setting.history')}>
      <List list={list} problem={t('setting.problem')} empty={{ title: t('setting.unchanged'), hint: t('setting.unchangedHint') }} total={setting.version}>
        {(items) => <Rows items={items} columns={columns} idOf={({ version }) => String(version)} label={t('setting.history')} />}
      </List>
    </Section>
  );
}

function useColumns(setting: Setting): ColumnDef<Change>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const named = (value: Change['value']) => nameOf(setting, value, (key) => t(`setting.${key}`));
    return [
      { id: 'value', header: t('setting.value'), accessorFn: ({ from, value }) => t('setting.fromTo', { from: named(from), to: named(value) }) },
      { id: 'from', header: t('setting.effectiveFrom'), accessorFn: ({ effectiveFrom }) => dayOf(effectiveFrom, i18n.language) },
      { id: 'reason', header: t('setting.reason'), accessorFn: ({ reason }) => reason[i18n.language] },
      { id: 'source', header: t('setting.source'), accessorFn: ({ source }) => source },
      { id: 'by', header: t('setting.by'), cell: ({ row: { original } }) => <PersonName personId={original.by} /> },
      { id: 'on', header: t('setting.changedOn'), accessorFn: ({ changedOn }) => dayOf(changedOn, i18n.language) },
    ];
  }, [setting, t, i18n.language]);
}
