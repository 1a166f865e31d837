import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { COMMISSION_KEY, type Meeting } from '../types';
import { useKeptValue } from '../../../parts/use-kept';
import { instantOf, localOf } from '../../../i18n/local-time';

/** Day and hour of a meeting, and the call itself; of a meeting that is called already, its change. */
export function CallForm({ commissionId, meeting, agenda, most, done }: { commissionId: string; meeting: Meeting | undefined; agenda: string[]; most: number; done: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { value: starts, change, forget } = useKeptValue(`call/${commissionId}/${meeting?.id ?? ''}`, meeting ? localOf(meeting.startsAt) : '');
  const calling = useCommand(
    (body: { startsAt: string; agenda: string[] }, header) =>
      meeting
        ? answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/agenda', { params: { path: { commissionId, meetingId: meeting.id }, header }, body }))
        : answered(api.POST('/api/v1/commissions/{commissionId}/meetings', { params: { path: { commissionId }, header }, body })),
    [COMMISSION_KEY],
  );
  const call = () => calling.mutate({ startsAt: instantOf(starts), agenda }, { onSuccess: ({ id }) => (forget(), done(), void navigate(`/commissions/${commissionId}/meetings/${id}`)) });
  return (
    <Card withBorder component="section" aria-label={t('commission.call')}>
      <Stack>
        <Group align="end">
          <TextInput type="datetime-local" label={t('commission.startsAt')} value={starts} onChange={({ currentTarget: { value } }) => change(() => value)} />
          <Button disabled={starts === '' || agenda.length === 0 || agenda.length > most} loading={calling.isPending} onClick={call}>
            {t(meeting ? 'commission.callAgain' : 'commission.call')}
          </Button>
        </Group>
        <Text size="sm">{t('commission.callHint')}</Text>
        <Refused error={calling.error} />
      </Stack>
    </Card>
  );
}
