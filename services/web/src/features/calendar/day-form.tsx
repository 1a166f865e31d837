import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { TextsFields } from '../../parts/texts-fields';
import { dayOfTyped, type Typed, typedOf } from './typed';
import { type DayChange, KINDS } from './types';

interface DayProps {
  year: number;
  day: Typed;
  enter: (next: Typed) => void;
  add: (day: DayChange) => void;
}

/** One day: what it is from now on, by which act; or an ordinary one again. */
export function DayForm({ year, day, enter, add }: DayProps) {
  const { t } = useTranslation();
  const ready = dayOfTyped(day, year);
  const change = (part: Partial<Typed>) => enter({ ...day, ...part });
  const kinds = [...KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) })), { value: '', label: t('calendar.ordinary') }];
  return (
    <Stack gap="xs" align="flex-start">
      <Group align="end" gap="xs">
        <TextInput type="date" label={t('calendar.date')} min={`${year}-01-01`} max={`${year}-12-31`} value={day.date} onChange={({ currentTarget }) => change({ date: currentTarget.value })} />
        <NativeSelect label={t('calendar.becomes')} value={day.kind} data={kinds} onChange={({ currentTarget }) => change({ kind: KINDS.find((kind) => kind === currentTarget.value) ?? '' })} />
      </Group>
      {day.kind !== '' && (
        <>
          <TextsFields label={t('calendar.name')} value={day.name} maxLength={200} change={(name) => change({ name })} />
          <TextInput label={t('calendar.act')} description={t('calendar.actHint')} maxLength={1000} w="100%" value={day.act} onChange={({ currentTarget }) => change({ act: currentTarget.value })} />
          <Checkbox label={t('calendar.read')} checked={day.confirmed} onChange={({ currentTarget }) => change({ confirmed: currentTarget.checked })} />
        </>
      )}
      <Button
        variant="default"
        disabled={!ready}
        onClick={() => {
          if (ready) add(ready);
          enter(typedOf());
        }}
      >
        {t('calendar.addDay')}
      </Button>
    </Stack>
  );
}
