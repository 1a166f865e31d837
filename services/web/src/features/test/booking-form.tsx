import { Button, Card, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from '../case/use-case';
import { Sessions } from './sessions';
import type { Booking } from './types';
import type { Session } from './use-sessions';

type TestLanguage = Shapes['TestingBookingIn']['language'];

interface Wish {
  session: Session | null;
  language: TestLanguage | '';
  payment: string;
}

/** Date, time and place from the sittings, then the language, and of a paid attempt its payment; kept until it is booked. */
export function BookingForm({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const [wish, change, forget] = useKept<Wish>(`booking:${booking.workItemId}`, { session: null, language: '', payment: '' });
  const { session } = wish;
  return (
    <Stack gap="sm">
      <Title order={4} size="h5">
        {t('test.choose')}
      </Title>
      {session && <Chosen key={session.id} booking={booking} session={session} wish={wish} change={change} forget={forget} />}
      <Sessions chosen={session?.id} choose={(chosen) => change({ session: chosen })} />
    </Stack>
  );
}

interface ChosenProps {
  booking: Booking;
  session: Session;
  wish: Wish;
  change: (part: Partial<Wish>) => void;
  forget: () => void;
}

function Chosen({ booking: { workItemId, paid }, session: { id, startsAt, place, languages }, wish: { language, payment }, change, forget }: ChosenProps) {
  const { t, i18n } = useTranslation();
  const booked = useCommand((body: Shapes['TestingBookingIn'], header) => answered(api.POST('/api/v1/testing/bookings/{workItemId}', { params: { path: { workItemId }, header }, body })), [CASE_KEY, ['sessions']]);
  const spoken = languages.find((each) => each === language) ?? (languages.length === 1 ? languages[0] : undefined);
  const book = () => spoken && booked.mutate({ sessionId: id, language: spoken, ...(paid && { paymentReference: payment.trim() }) }, { onSuccess: forget });
  return (
    <Card withBorder component="section" aria-label={t('test.yours')}>
      <Stack gap="xs" align="flex-start">
        <Text fw={500}>
          {t('test.yours')}: {moment(startsAt, i18n.language)}, {place}
        </Text>
        <Radio.Group label={t('test.language')} value={spoken ?? ''} onChange={(value) => change({ language: value as TestLanguage })}>
          <Stack gap="xs" mt="xs">
            {languages.map((each) => (
              <Radio key={each} value={each} label={t(`test.languages.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {paid && <TextInput label={t('test.payment')} description={t('test.paymentHint')} value={payment} maxLength={100} onChange={({ currentTarget }) => change({ payment: currentTarget.value })} />}
        <Refused error={booked.error} />
        <Button disabled={!spoken || (paid && payment.trim() === '')} loading={booked.isPending} onClick={book}>
          {t('test.book')}
        </Button>
      </Stack>
    </Card>
  );
}
