import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { useCodeText } from '../evidence/use-code-text';
import type { Member } from './members';

/** One field of a form, with what is wrong beside it. */
export function MemberField({ member, value, error, type }: { member: Member; value: string; error?: string; type: (value: string) => void }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const { name, kind, required, max, choices = [] } = member;
  const label = t(`evidence.member.${name}`, { defaultValue: name });
  if (kind === 'flag') return <Checkbox label={label} checked={value === 'true'} error={error} onChange={({ currentTarget }) => type(currentTarget.checked ? 'true' : '')} />;
  const common = { label, required, value, error };
  if (kind === 'choice') {
    const data = [{ value: '', label: t('entry.choose') }, ...choices.map((code) => ({ value: code, label: codeText(name, code) }))];
    return <NativeSelect {...common} data={data} onChange={({ currentTarget }) => type(currentTarget.value)} />;
  }
  return (
    <TextInput
      {...common}
      description={t(`evidence.hint.${name}`, { defaultValue: '' }) || undefined}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      maxLength={max}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
