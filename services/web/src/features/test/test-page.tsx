import { Card, Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { Reasons } from '../../parts/reasons';
import { BookingCard } from './booking-card';
import { said, type TestCase } from './types';
import { useCase } from '../case/use-case';
import { useOwn } from '../case/use-own';
import { useTest } from './use-test';

/** The knowledge test of a case: booking, notice, result, appeal; or why none is needed. */
export default function TestPage() {
  const { t } = useTranslation();
  const { attestationId = '' } = useParams();
  const test = useTest(attestationId);
  const own = useOwn(useCase(attestationId).data);
  return (
    <Page title={t('test.title')} back={{ to: `/cases/${attestationId}`, title: t('case.one') }}>
      <Answered query={test} problem={t('test.problem')}>
        {(known) => (known && (known.exemption ?? known.bookings[0]) ? <Known known={known} own={own} asOf={test.dataUpdatedAt} /> : <Empty title={t('test.notYet')} hint={t('test.notYetHint')} />)}
      </Answered>
    </Page>
  );
}

function Known({ known: { exemption, bookings }, own, asOf }: { known: TestCase; own: boolean; asOf: number }) {
  const { t } = useTranslation();
  const hasResult = bookings.some(({ result }) => result !== undefined);
  return (
    <Stack>
      {exemption && (
        <Card withBorder component="section" aria-label={t('test.exempt')}>
          <Title order={3} size="h4">
            {t('test.exempt')}
          </Title>
          <Text>{t('test.exemptHint')}</Text>
          <Reasons reasons={said(exemption.reasons)} />
        </Card>
      )}
      {bookings.toReversed().map((booking) => (
        <BookingCard key={booking.workItemId} booking={booking} own={own} hasResult={hasResult} />
      ))}
      <AsOf at={asOf} />
    </Stack>
  );
}
