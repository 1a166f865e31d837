import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import type { TypedHours } from './typed';

const TIMES = ['opens', 'closes', 'lunchFrom', 'lunchTo'] as const;

/** Office hours, where the change is about them too. */
export function HoursForm({ hours, change }: { hours: TypedHours; change: (part: Partial<TypedHours>) => void }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('calendar.changeHours')}</summary>
      <Stack gap="xs" mt="xs">
        <Group align="end" gap="xs">
          {TIMES.map((time) => (
            <TextInput key={time} type="time" label={t(`calendar.${time}`)} value={hours[time]} onChange={({ currentTarget }) => change({ [time]: currentTarget.value })} />
          ))}
        </Group>
        <TextInput label={t('calendar.hoursAct')} maxLength={1000} value={hours.act} onChange={({ currentTarget }) => change({ act: currentTarget.value })} />
        <Checkbox label={t('calendar.hoursRead')} checked={hours.confirmed} onChange={({ currentTarget }) => change({ confirmed: currentTarget.checked })} />
      </Stack>
    </details>
  );
}
