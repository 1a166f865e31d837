import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { COMMISSION_KEY, type Meeting } from '../types';

/** Calls a meeting off, asked twice. */
export function CancelMeeting({ meeting: { commissionId, id: meetingId } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const cancelling = useCommand(
    (_: null, header) => answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/cancellation', { params: { path: { commissionId, meetingId }, header } })),
    [COMMISSION_KEY],
  );
  if (!sure) {
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setSure(true)}>
        {t('commission.cancelMeeting')}
      </Button>
    );
  }
  return (
    <Stack align="flex-start" gap="xs">
      <Text>{t('commission.cancelSure')}</Text>
      <Refused error={cancelling.error} />
      <Button color="red.9" loading={cancelling.isPending} onClick={() => cancelling.mutate(null)}>
        {t('commission.cancelMeeting')}
      </Button>
      <Button variant="default" onClick={() => setSure(false)}>
        {t('commission.keepMeeting')}
      </Button>
    </Stack>
  );
}
