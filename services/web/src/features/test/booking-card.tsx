import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { dayOf, moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Line } from '../../parts/line';
import { Mark } from '../../parts/mark';
import { useRights } from '../../session/use-rights';
import { AppealPart } from './appeal-part';
import { BookingForm } from './booking-form';
import { Declination } from './declination';
import { FiledAppeal } from './filed-appeal';
import { NoticeLetter } from './notice-letter';
import { ResultPart } from './result-part';
import type { Booking } from './types';
import { ViolationAct } from './violation-act';

/** One attempt: what the test is like, and how far it has come; its own teacher acts on it, the test's staff records an act. */
export function BookingCard({ booking, own, hasResult }: { booking: Booking; own: boolean; hasResult: boolean }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { attempt, status, paid, session, result, violation } = booking;
  const title = t('test.attempt', { attempt });
  return (
    <Card withBorder component="section" aria-label={title}>
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={3} size="h4">
            {title}
          </Title>
          <Mark tone="still">{t(`test.status.${status}`)}</Mark>
          {paid && <Mark tone="short">{t('test.paid')}</Mark>}
        </Group>
        <Facts booking={booking} />
        {own && status === 'NOTIFIED' && <Text>{t('test.noticeCame')}</Text>}
        {session && may('integrations.letter.read') && <NoticeLetter booking={booking} />}
        {violation && <Text>{t('test.violation', { act: violation.actNumber, facts: violation.facts })}</Text>}
        {result && <ResultPart result={result} />}
        {own ? <Hers booking={booking} hasResult={hasResult} /> : <Theirs booking={booking} />}
      </Stack>
    </Card>
  );
}

/** What the teacher may do with it. */
function Hers({ booking, hasResult }: { booking: Booking; hasResult: boolean }) {
  const { status, result } = booking;
  return (
    <>
      {result && <AppealPart booking={booking} result={result} />}
      {status === 'OPEN' && <BookingForm booking={booking} />}
      {status === 'OPEN' && hasResult && <Declination booking={booking} />}
    </>
  );
}

/** What others see of it, and the test's staff may do. */
function Theirs({ booking: { workItemId, session, appeal, violation } }: { booking: Booking }) {
  const { may } = useRights();
  return (
    <>
      {appeal && <FiledAppeal appeal={appeal} />}
      {session && !violation && may('testing.violation.record') && <ViolationAct bookingId={workItemId} />}
    </>
  );
}

function Facts({ booking: { test, window, session, language, due, status, paid, fee } }: { booking: Booking }) {
  const { t, i18n } = useTranslation();
  const at = (instant: string) => moment(instant, i18n.language);
  return (
    <Stack gap="xs" component="dl" m={0}>
      <Line term={t('test.spec')}>{t('test.specSaid', { tasks: test.tasks, minutes: test.minutes, threshold: test.thresholdPercent })}</Line>
      {session ? (
        <>
          <Line term={t('test.when')}>{at(session.startsAt)}</Line>
          <Line term={t('test.where')}>{session.place}</Line>
          {language && <Line term={t('test.language')}>{t(`test.languages.${language as 'kk' | 'ru'}`)}</Line>}
        </>
      ) : (
        <Line term={t('test.window')}>{t('test.windowSaid', { from: dayOf(window.from, i18n.language), to: dayOf(window.to, i18n.language) })}</Line>
      )}
      {status === 'OPEN' && <Line term={t('test.bookBy')}>{at(due)}</Line>}
      {paid && <Line term={t('test.fee')}>{fee === null ? t('test.feeUnknown') : t('test.feeSaid', { fee })}</Line>}
    </Stack>
  );
}
