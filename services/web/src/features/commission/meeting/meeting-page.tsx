import { Alert, Button, Card, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { localOf } from '../../../i18n/local-time';
import { dayOf, moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Answered } from '../../../parts/answered';
import { AsOf } from '../../../parts/as-of';
import { Line } from '../../../parts/line';
import { Mark } from '../../../parts/mark';
import { Page } from '../../../parts/page';
import { useRights } from '../../../session/use-rights';
import { usePlatformClock } from '../../clock/use-platform-clock';
import type { Commission, Meeting } from '../types';
import { useAgenda, useCommission, useMeeting } from '../use-commission';
import { Agenda } from './agenda';
import { Attendance } from './attendance';
import { CancelMeeting } from './cancel-meeting';
import { CloseMeeting } from './close-meeting';
import { Protocol } from './protocol';

/** A meeting from its call to the signed protocol. */
export function MeetingPage() {
  const { t } = useTranslation();
  const { commissionId = '', meetingId = '' } = useParams();
  const commission = useCommission(commissionId);
  const meeting = useMeeting(commissionId, meetingId);
  return (
    <Page title={t('commission.meeting')} back={{ to: `/commissions/${commissionId}`, title: commission.data?.name || t('commission.commission') }}>
      <Answered query={commission} problem={t('commission.problem')}>
        {(of) => (
          <Answered query={meeting} problem={t('commission.problem')}>
            {(shown) => <Held commission={of} meeting={shown} at={meeting.dataUpdatedAt} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

function Held({ commission, meeting, at }: { commission: Commission; meeting: Meeting; at: number }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const agenda = useAgenda(meeting.commissionId, meeting.id);
  const { status } = meeting;
  return (
    <>
      <About meeting={meeting} commission={commission} at={at} />
      {status === 'CALLED' && may('commissions.meeting.hold') && <Holding commission={commission} meeting={meeting} />}
      {status === 'CALLED' && may('commissions.meeting.call') && <CancelMeeting meeting={meeting} />}
      {meeting.protocolId && <Protocol meeting={meeting} commission={commission} protocolId={meeting.protocolId} />}
      <Title order={3} size="h4">
        {t('commission.agenda', { count: meeting.agenda.length })}
      </Title>
      <Answered query={agenda} problem={t('commission.problem')}>
        {({ items }) => (
          <>
            <Agenda meeting={meeting} commission={commission} cases={items} />
            {status === 'HELD' && may('commissions.meeting.close') && <CloseMeeting meeting={meeting} undecided={items.filter(({ decision }) => decision === null).length} />}
          </>
        )}
      </Answered>
    </>
  );
}

/** Who is present is noted from the day of the meeting on; whoever shows it ahead is told what may be done meanwhile. */
function Holding({ commission, meeting }: { commission: Commission; meeting: Meeting }) {
  const { t, i18n } = useTranslation();
  const today = usePlatformClock()?.today;
  const isToCome = today !== undefined && localOf(meeting.startsAt).slice(0, 10) > today;
  if (!isToCome) return <Attendance commission={commission} meeting={meeting} />;
  return <Alert role="status">{t('commission.notYet', { day: dayOf(meeting.startsAt, i18n.language) })}</Alert>;
}

function About({ meeting: { status, startsAt, protocolNumber, present }, commission: { members }, at }: { meeting: Meeting; commission: Commission; at: number }) {
  const { t, i18n } = useTranslation();
  const { may } = useRights();
  return (
    <Card withBorder component="section" aria-label={t('commission.meeting')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('case.state')}>
          <Mark tone="still">{t(`commission.meetingIs.${status}`)}</Mark>
        </Line>
        <Line term={t('commission.startsAt')}>{moment(startsAt, i18n.language)}</Line>
        <Line term={t('commission.protocol')}>№ {protocolNumber}</Line>
        {present.length > 0 && <Line term={t('commission.present')}>{members.filter(({ personId }) => present.includes(personId)).map(({ name }) => name).join(', ')}</Line>}
      </Stack>
      {status === 'CALLED' && may('commissions.meeting.call') && (
        <>
          <Text size="sm">{t('commission.callHint')}</Text>
          <Button component={Link} to="agenda" variant="default" mt="xs" style={{ alignSelf: 'flex-start' }}>
            {t('commission.changeAgenda')}
          </Button>
        </>
      )}
      <AsOf at={at} />
    </Card>
  );
}
