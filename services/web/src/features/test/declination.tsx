import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { CASE_KEY } from '../case/use-case';
import type { Booking } from './types';

/** She goes on with the result she has, without another attempt; confirmed before it happens. */
export function Declination({ booking: { workItemId } }: { booking: Booking }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const declining = useCommand((_: null, header) => answered(api.POST('/api/v1/testing/bookings/{workItemId}/declination', { params: { path: { workItemId }, header } })), [CASE_KEY]);
  return (
    <details>
      <summary>{t('test.decline.title')}</summary>
      <Stack gap="xs" mt="xs" align="flex-start">
        <Text>{t('test.decline.hint')}</Text>
        <Checkbox label={t('test.decline.sure')} checked={sure} onChange={({ currentTarget }) => setSure(currentTarget.checked)} />
        <Refused error={declining.error} />
        <Button variant="default" disabled={!sure} loading={declining.isPending} onClick={() => declining.mutate(null)}>
          {t('test.decline.do')}
        </Button>
      </Stack>
    </details>
  );
}
