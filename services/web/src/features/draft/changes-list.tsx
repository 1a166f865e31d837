import { Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Empty } from '../../parts/empty';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useSettings } from '../setting/use-settings';
import { nameOf } from '../setting/value';
import { written } from './row-values';
import type { Draft, DraftChange, Edition } from './types';
import { useKeep } from './use-keep';

/** What a draft changes: rows and settings, each to be taken out again. */
export function ChangesList({ draft, edition }: { draft: Draft; edition: Edition }) {
  const { t } = useTranslation();
  const { changes, settings } = draft;
  const { keep, keeping } = useKeep(draft);
  const said = useSaid(edition);
  const named = useSettingNames();
  const without = (key: string) => keep({ settings: Object.fromEntries(Object.entries(settings).filter(([each]) => each !== key)) });
  const lines = [
    ...changes.map((change, at) => ({ id: `${change.table}/${change.key}`, text: said(change), remove: () => keep({ changes: changes.filter((_, index) => index !== at) }) })),
    ...Object.entries(settings).map(([key, value]) => ({ id: key, text: named(key, value), remove: () => without(key) })),
  ];
  return (
    <Section title={t('draft.changes')}>
      {lines.length === 0 && <Empty title={t('draft.noChanges')} hint={t('draft.noChangesHint')} />}
      <List>
        {lines.map(({ id, text, remove }) => (
          <List.Item key={id}>
            <Group gap="xs">
              <Text style={{ overflowWrap: 'anywhere' }}>{text}</Text>
              <Button size="compact-sm" variant="default" loading={keeping.isPending} aria-label={`${t('draft.remove')}: ${text}`} onClick={remove}>
                {t('draft.remove')}
              </Button>
            </Group>
          </List.Item>
        ))}
      </List>
      <Refused error={keeping.error} />
    </Section>
  );
}

/** A change of a row in words: table, row, and what becomes of it. */
function useSaid({ terms, tables }: Edition): (change: DraftChange) => string {
  const { t, i18n } = useTranslation();
  const name = (code: string) => terms[code]?.[i18n.language] ?? code;
  return ({ table, key, set, add, remove }) => {
    const row = tables[table]?.find((each) => each.key === key)?.row;
    const said = (value: unknown) => written(value).split(', ').map(name).join(', ') || '—';
    const values = Object.entries(set ?? add ?? {}).map(([column, value]) => `${name(column)} ${row && set ? `${said(row[column])} → ` : ''}${said(value)}`);
    return t(remove ? 'draft.saidRemove' : add ? 'draft.saidAdd' : 'draft.saidSet', { table: name(table), row: name(key), values: values.join('; ') });
  };
}

function useSettingNames(): (key: string, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const settings = useSettings().data?.items ?? [];
  return (key, value) => {
    const found = settings.find((each) => each.key === key);
    return t('draft.saidSetting', { name: found?.name[i18n.language] ?? key, value: found ? nameOf(found, value as string | number | boolean, (yes) => t(`setting.${yes}`)) : String(value) });
  };
}
