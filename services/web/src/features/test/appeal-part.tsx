import { Alert, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AppealForm } from './appeal-form';
import { FiledAppeal } from './filed-appeal';
import type { Booking, Result } from './types';
import { useNow } from './use-now';

/** The appeal against a result: how long it may still be filed, the form, and what became of it. */
export function AppealPart({ booking, result: { appealUntil, tasks } }: { booking: Booking; result: Result }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (booking.appeal) return <FiledAppeal appeal={booking.appeal} />;
  if (now === undefined || booking.status !== 'DONE') return null;
  const left = Math.floor((Date.parse(appealUntil) - now) / 1000);
  if (left <= 0) return <Text size="sm">{t('test.appeal.over', { at: moment(appealUntil, i18n.language) })}</Text>;
  return (
    <Alert color="blue" title={t('test.appeal.title')}>
      <Text role="timer">{t('test.appeal.left', { left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })}</Text>
      <details>
        <summary>{t('test.appeal.file')}</summary>
        <AppealForm bookingId={booking.workItemId} tasks={tasks} />
      </details>
    </Alert>
  );
}
