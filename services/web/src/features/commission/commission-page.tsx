import { Alert, Anchor, Button, Card, Group, List as Names, Stack, Title } from '@mantine/core';
import { Link, useLocation, useParams } from 'react-router';
import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Count } from '../../parts/count';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { ElectChair } from './body/elect-chair';
import { MeetingsList } from './meeting/meetings-list';
import { Reasons, type Told } from './reasons';
import { type Commission, COMMISSION_KEY } from './types';
import { useCommission } from './use-commission';

/** One commission: its composition, what waits for it, its meetings. */
export function CommissionPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const { commissionId = '' } = useParams();
  const commission = useCommission(commissionId);
  const { state } = useLocation() as { state: { warnings?: Told[] } | null };
  const warnings = state?.warnings ?? [];
  const change = (
    <Button component={Link} to="composition" variant="default">
      {t('commission.compose')}
    </Button>
  );
  return (
    <Page title={commission.data?.name || t('commission.commission')} back={{ to: '/commissions', title: t('commission.commissions') }} actions={may('commissions.composition.change') && change}>
      <Answered query={commission} problem={t('commission.problem')}>
        {(shown) => (
          <>
            {warnings.length > 0 && (
              <Alert color="yellow" title={t('commission.warnings')}>
                <Reasons reasons={warnings} />
              </Alert>
            )}
            <Composition commission={shown} at={commission.dataUpdatedAt} />
            {shown.chairId === null && may('commissions.chair.elect') && <ElectChair commission={shown} />}
            <Queues commissionId={shown.id} />
            <Title order={3} size="h4">
              {t('commission.meetings')}
            </Title>
            <MeetingsList commissionId={shown.id} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Composition({ commission: { members, chairId, secretary, orderNumber, from, to, status }, at }: { commission: Commission; at: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('commission.composition')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('case.state')}>{t(`commission.statusOf.${status}`)}</Line>
        <Line term={t('commission.term')}>
          {dayOf(from, i18n.language)} – {dayOf(to, i18n.language)}
        </Line>
        <Line term={t('commission.orderNumber')}>{orderNumber}</Line>
        <Line term={t('role.COMMISSION_CHAIR')}>{members.find(({ personId }) => personId === chairId)?.name ?? t('commission.noChair')}</Line>
        <Line term={t('role.COMMISSION_SECRETARY')}>{secretary}</Line>
      </Stack>
      <details>
        <summary>{t('commission.membersOf', { count: members.length })}</summary>
        <Names>
          {members.map(({ personId, name, capacity }) => (
            <Names.Item key={personId}>{capacity === 'TEACHER' ? name : `${name} (${t(`commission.capacity.${capacity}`)})`}</Names.Item>
          ))}
        </Names>
      </details>
      <AsOf at={at} />
    </Card>
  );
}

/** The ways to what waits, with how much it is. */
function Queues({ commissionId }: { commissionId: string }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const path = { commissionId };
  const waiting = useAsked([...COMMISSION_KEY, commissionId, 'waiting', 'count'], () => answered(api.GET('/api/v1/commissions/{commissionId}/waiting', { params: { path, query: { limit: 1, free: 'true' } } })), {
    refreshMs: REFRESH_MS,
    enabled: may('commissions.meeting.call'),
  });
  const scorings = useAsked([...COMMISSION_KEY, commissionId, 'scorings', 'count'], () => answered(api.GET('/api/v1/commissions/{commissionId}/scorings', { params: { path, query: { limit: 1 } } })), {
    refreshMs: REFRESH_MS,
    enabled: may('commissions.scoring.read'),
  });
  return (
    <Group component="nav" aria-label={t('commission.queues')}>
      {waiting.data && (
        <Anchor component={Link} to="waiting" fw={500}>
          {t('commission.waiting')} <Count>{waiting.data.total}</Count>
        </Anchor>
      )}
      {scorings.data && (
        <Anchor component={Link} to="scorings" fw={500}>
          {t('commission.scorings')} <Count>{scorings.data.total}</Count>
        </Anchor>
      )}
    </Group>
  );
}
