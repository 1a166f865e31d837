import { Button, Card, Stack, Text, TextInput } from '@mantine/core';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { COMMISSION_KEY, type Meeting } from '../types';

/** Ends the meeting: the protocol is drafted over what is decided. */
export function CloseMeeting({ meeting: { commissionId, id: meetingId }, undecided }: { meeting: Meeting; undecided: number }) {
  const { t } = useTranslation();
  const { value: recording, change, forget } = useKeptValue(`recording/${meetingId}`, '');
  const closing = useCommand(
    (body: { recording?: string }, header) => answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/closing', { params: { path: { commissionId, meetingId }, header }, body })),
    [COMMISSION_KEY, ['count', '/protocols']],
  );
  return (
    <Card withBorder component="section" aria-label={t('commission.close')}>
      <Stack align="flex-start">
        <TextInput w="100%" label={t('commission.recording')} description={t('commission.recordingHint')} maxLength={500} value={recording} onChange={({ currentTarget: { value } }) => change(() => value)} />
        {undecided > 0 && <Text>{t('commission.undecided', { count: undecided })}</Text>}
        <Refused error={closing.error} />
        <Button loading={closing.isPending} onClick={() => closing.mutate(recording.trim() ? { recording: recording.trim() } : {}, { onSuccess: forget })}>
          {t('commission.close')}
        </Button>
      </Stack>
    </Card>
  );
}
