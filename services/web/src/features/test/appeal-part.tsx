import { Alert, List, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { AppealForm } from './appeal-form';
import { type Booking, type Result, said } from './types';
import { useNow } from './use-now';

/** The appeal against a result: how long it may still be filed, the form, and what became of it. */
export function AppealPart({ booking, result: { appealUntil, tasks } }: { booking: Booking; result: Result }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (booking.appeal) return <Filed appeal={booking.appeal} />;
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

function Filed({ appeal: { status, filedAt, due, tasks, reasons, decision } }: { appeal: NonNullable<Booking['appeal']> }) {
  const { t, i18n } = useTranslation();
  const verdictOf = (number: number) => decision?.tasks.find((each) => each.number === number);
  return (
    <Alert color="blue" title={t(`test.appeal.status.${status}`)}>
      <Stack gap="xs">
        <Text>
          {t('test.appeal.filedAt', { at: moment(filedAt, i18n.language) })}{' '}
          {decision ? t('test.appeal.decided', { number: decision.protocolNumber, at: moment(decision.decidedAt, i18n.language) }) : t('test.appeal.due', { at: moment(due, i18n.language) })}
        </Text>
        <List size="sm">
          {tasks.map(({ number, ground }) => {
            const verdict = verdictOf(number);
            const outcome = verdict && `${t(verdict.granted ? 'test.appeal.granted' : 'test.appeal.denied')}. ${verdict.reason}`;
            return (
              <List.Item key={number}>
                {[t('test.appeal.task', { number }), t(`test.appeal.grounds.${ground}`), outcome].filter(Boolean).join('; ')}
              </List.Item>
            );
          })}
        </List>
        <Reasons reasons={said(reasons)} />
      </Stack>
    </Alert>
  );
}
