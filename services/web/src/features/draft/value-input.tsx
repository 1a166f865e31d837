import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { written } from './row-values';

interface ValueProps {
  label: string;
  /** a value of the column: what kind it is */
  like: unknown;
  now: unknown;
  /** absent: as it is now */
  typed: string | undefined;
  named: (code: string) => string;
  change: (text: string) => void;
}

/** A value of a row, entered as its kind asks for; below it what its codes are called. */
export function ValueInput({ label, like, now, typed, named, change }: ValueProps) {
  const { t } = useTranslation();
  const text = typed ?? written(now);
  if (typeof like === 'boolean') {
    const data = [...(typeof now === 'boolean' ? [] : [{ value: '', label: '—' }]), { value: 'true', label: t('setting.yes') }, { value: 'false', label: t('setting.no') }];
    return <NativeSelect label={label} value={text} data={data} onChange={({ currentTarget }) => change(currentTarget.value)} />;
  }
  const codes = text.split(',').map((code) => code.trim());
  const said = codes.map(named).join(', ');
  return <TextInput label={label} description={said === codes.join(', ') ? undefined : said} inputMode={typeof like === 'number' ? 'decimal' : undefined} value={text} onChange={({ currentTarget }) => change(currentTarget.value)} />;
}
