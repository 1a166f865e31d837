import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from '../case/use-case';

const EMPTY: Shapes['TestingViolationIn'] = { actNumber: '', foundOn: '', facts: '', room: '', seat: '' };

/**
 * The act of a violation, found at the test or on its recording whenever: the result is annulled. What it means is said before it is sent.
 * @source S2 §2.2
 */
export function ViolationAct({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation();
  const [given, change, forget] = useKept(`violation:${bookingId}`, EMPTY);
  const recording = useCommand((body: Shapes['TestingViolationIn'], header) => answered(api.POST('/api/v1/testing/bookings/{workItemId}/violation', { params: { path: { workItemId: bookingId }, header }, body })), [CASE_KEY]);
  const ready = Object.values(given).every((value) => value.trim() !== '');
  const field = (name: keyof typeof EMPTY) => ({ label: t(`test.act.${name}`), value: given[name], onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => change({ [name]: value }) });
  return (
    <details>
      <summary>{t('test.act.title')}</summary>
      <Stack gap="xs" mt="xs" align="flex-start">
        <Text>{t('test.act.hint')}</Text>
        <Group align="end" gap="xs">
          <TextInput {...field('actNumber')} maxLength={50} />
          <TextInput {...field('foundOn')} type="date" />
          <TextInput {...field('room')} maxLength={50} w="8rem" />
          <TextInput {...field('seat')} maxLength={50} w="8rem" />
        </Group>
        <Textarea {...field('facts')} maxLength={4000} w="100%" />
        <Refused error={recording.error} />
        <Button color="red.9" disabled={!ready} loading={recording.isPending} onClick={() => recording.mutate(given, { onSuccess: forget })}>
          {t('test.act.do')}
        </Button>
      </Stack>
    </details>
  );
}
