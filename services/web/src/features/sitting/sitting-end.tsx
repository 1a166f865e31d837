import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import type { Session } from '../test/use-sessions';
import { useEnding } from './use-sittings';

/** No more bookings, those made stand; or, while nobody has booked it, that it does not take place. What it means is said before it is done. */
export function SittingEnd({ sitting: { id, status, free, seats } }: { sitting: Session }) {
  const { t } = useTranslation();
  const ending = useEnding(id);
  if (status === 'CANCELLED') return '—';
  const booked = seats - free;
  return (
    <details>
      <summary>{t('sitting.change')}</summary>
      <Stack gap="xs" mt="xs" align="flex-start">
        {status === 'OPEN' && (
          <>
            <Text size="sm">{t('sitting.closeHint', { booked })}</Text>
            <Button size="xs" variant="default" loading={ending.isPending} onClick={() => ending.mutate('closure')}>
              {t('sitting.close')}
            </Button>
          </>
        )}
        <Text size="sm">{t(booked > 0 ? 'sitting.cancelNot' : 'sitting.cancelHint', { booked })}</Text>
        {booked === 0 && (
          <Button size="xs" variant="default" loading={ending.isPending} onClick={() => ending.mutate('cancellation')}>
            {t('sitting.cancel')}
          </Button>
        )}
        <Refused error={ending.error} />
      </Stack>
    </details>
  );
}
