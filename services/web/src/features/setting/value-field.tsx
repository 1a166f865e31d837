import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import type { Setting } from './types';
import { choicesOf, nameOf } from './value';

/** The new value, entered as its kind asks for. */
export function ValueField({ setting, value, change }: { setting: Setting; value: string; change: (typed: string) => void }) {
  const { t } = useTranslation();
  const { limits } = setting;
  const choices = choicesOf(setting).map((each) => ({ value: String(each), label: nameOf(setting, each, (key) => t(`setting.${key}`)) }));
  if (choices.length > 0) return <NativeSelect label={t('setting.newValue')} value={value} data={[{ value: '', label: '—' }, ...choices]} onChange={({ currentTarget }) => change(currentTarget.value)} />;
  const whole = limits ? { type: 'number', min: limits.from, max: limits.to, step: 1, description: t('setting.between', { from: limits.from, to: limits.to }) } : { maxLength: 60 };
  return <TextInput label={t('setting.newValue')} value={value} onChange={({ currentTarget }) => change(currentTarget.value)} {...whole} />;
}
