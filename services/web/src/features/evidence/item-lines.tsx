import { Stack } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Line } from '../../parts/line';
import { useCodeText } from './use-code-text';

type Item = Record<string, unknown>;

/** A piece of evidence in words: each member under its name, codes and days as people say them. */
export function ItemLines({ item }: { item: Item }) {
  const { t } = useTranslation();
  const say = useSaying();
  const told = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return (
    <Stack gap={4} component="dl" m={0}>
      {told.map(([name, value]) => (
        <Line key={name} term={t(`evidence.member.${name}`, { defaultValue: name })}>
          {say(name, value)}
        </Line>
      ))}
    </Stack>
  );
}

function useSaying(): (name: string, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const codeText = useCodeText();
  return (name, value) => {
    if (typeof value === 'boolean') return t(value ? 'evidence.yes' : 'evidence.no');
    if (typeof value !== 'string') return String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOf(value, i18n.language);
    return /^[A-Z][A-Z_0-9]*$/.test(value) ? codeText(name, value) : value;
  };
}
