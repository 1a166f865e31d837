import { Alert, List, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { type Booking, said } from './types';

/** An appeal, and what became of it: each disputed task with its answer. */
export function FiledAppeal({ appeal: { status, filedAt, due, tasks, reasons, decision } }: { appeal: NonNullable<Booking['appeal']> }) {
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
