import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Confirmed } from '../../parts/confirmed';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { isSaid, NO_TEXTS, TextsFields, trimmed } from '../../parts/texts-fields';
import { useKept } from '../../parts/use-kept';
import { ShownPreview } from './shown-preview';
import type { Setting, Value } from './types';
import { useChanging, usePreview } from './use-settings';
import { nameOf, valueTyped } from './value';
import { ValueField } from './value-field';

const EMPTY = { value: '', from: '', reason: NO_TEXTS, source: '' };

/** Changes a setting from a day ahead: what, from when, why and by which order; first what that changes is shown, then it is done. */
export function ChangeForm({ setting }: { setting: Setting }) {
  const { t, i18n } = useTranslation();
  const [given, type, forget] = useKept(`setting:${setting.key}`, EMPTY);
  const [seen, see] = useState<{ version: number }>();
  const [preview, changing] = [usePreview(setting.key), useChanging(setting.key)];
  const value = valueTyped(setting, given.value);
  const change = (part: Partial<typeof EMPTY>) => {
    if ('value' in part || 'from' in part) see(undefined);
    type(part);
  };
  const show = (wanted: Value) => {
    changing.reset();
    preview.mutate({ value: wanted, effectiveFrom: given.from }, { onSuccess: () => see({ version: setting.version }) });
  };
  const done = () => {
    type(EMPTY);
    forget();
    see(undefined);
  };
  const send = (wanted: Value, version: number) =>
    changing.mutate({ value: wanted, effectiveFrom: given.from, version, reason: trimmed(given.reason), source: given.source.trim() }, { onSuccess: done });
  const whole = isSaid(given.reason) && given.source.trim() !== '';
  return (
    <Section title={t('setting.change')}>
      <Text size="sm">{t('setting.changeHint')}</Text>
      <Group align="end">
        <ValueField setting={setting} value={given.value} change={(typed) => change({ value: typed })} />
        <TextInput type="date" label={t('setting.effectiveFrom')} description={t('setting.effectiveFromHint')} value={given.from} onChange={({ currentTarget }) => change({ from: currentTarget.value })} />
      </Group>
      <TextsFields label={t('setting.reason')} value={given.reason} change={(reason) => change({ reason })} />
      <TextInput label={t('setting.source')} description={t('setting.sourceHint')} maxLength={500} value={given.source} onChange={({ currentTarget }) => change({ source: currentTarget.value })} />
      <Refused error={preview.error} />
      {!seen && (
        <Button variant="default" disabled={value === undefined || given.from === ''} loading={preview.isPending} onClick={() => value !== undefined && show(value)} style={{ alignSelf: 'flex-start' }}>
          {t('setting.preview')}
        </Button>
      )}
      {seen && preview.data && value !== undefined && (
        <Stack>
          <ShownPreview setting={setting} preview={preview.data} />
          {whole ? <Confirmed sure={t('setting.sure')} label={t('setting.do')} act={changing} run={() => send(value, seen.version)} /> : <Text fw={500}>{t('setting.lacking')}</Text>}
        </Stack>
      )}
      {changing.data && (
        <Text role="status" fw={500}>
          {t('setting.done', { value: nameOf(setting, changing.data.value, (key) => t(`setting.${key}`)), from: dayOf(changing.data.effectiveFrom, i18n.language), count: changing.data.version })}
        </Text>
      )}
    </Section>
  );
}
