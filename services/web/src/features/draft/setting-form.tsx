import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Section } from '../../parts/section';
import { useSettings } from '../setting/use-settings';
import { ValueField, valueTyped } from '../setting/value-field';
import type { Keep } from './keep';
import type { Draft } from './types';

/** A setting that the draft would have otherwise. */
export function SettingForm({ draft, keep, act }: Keep & { draft: Draft }) {
  const { t, i18n } = useTranslation();
  const [{ key, value }, enter] = useState({ key: '', value: '' });
  const settings = useSettings().data?.items ?? [];
  const chosen = settings.find((each) => each.key === key);
  const wanted = chosen && valueTyped(chosen, value);
  return (
    <Section title={t('draft.addSetting')}>
      <Group align="end" gap="xs">
        <NativeSelect label={t('setting.name')} value={key} data={[{ value: '', label: '—' }, ...settings.map((each) => ({ value: each.key, label: each.name[i18n.language] }))]} onChange={({ currentTarget }) => enter({ key: currentTarget.value, value: '' })} />
        {chosen && <ValueField setting={chosen} value={value} change={(typed) => enter({ key, value: typed })} />}
      </Group>
      <Button disabled={wanted === undefined} loading={act.isPending} onClick={() => keep({ settings: { ...draft.settings, [key]: wanted } }, () => enter({ key: '', value: '' }))} style={{ alignSelf: 'flex-start' }}>
        {t('draft.addSetting')}
      </Button>
    </Section>
  );
}
