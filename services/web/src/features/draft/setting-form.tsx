import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useSettings } from '../setting/use-settings';
import { valueTyped } from '../setting/value';
import { ValueField } from '../setting/value-field';
import type { Draft } from './types';
import { useKeep } from './use-keep';

/** A setting that the draft would have otherwise. */
export function SettingForm({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation();
  const { keep, keeping } = useKeep(draft);
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
      <Refused error={keeping.error} />
      <Button disabled={wanted === undefined} loading={keeping.isPending} onClick={() => keep({ settings: { ...draft.settings, [key]: wanted } }, () => enter({ key: '', value: '' }))} style={{ alignSelf: 'flex-start' }}>
        {t('draft.addSetting')}
      </Button>
    </Section>
  );
}
