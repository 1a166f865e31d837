import { NativeSelect } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';

/** One filter of a list; nothing chosen shows all. */
export function Choice({ label, value, options, choose }: { label: string; value: string; options: { value: string; label: string }[]; choose: (value: string) => void }) {
  const { t } = useTranslation();
  return <NativeSelect label={label} value={value} data={[{ value: '', label: t('list.all') }, ...options]} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
}
