import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { useMe } from '../../session/use-me';
import { useRights } from '../../session/use-rights';
import { Close } from './close';
import { DatesCard } from './dates-card';
import { Extend } from './extend';
import { Approve, Open } from './steps';
import type { Campaign, Gap } from './types';
import { useCampaign } from './use-campaigns';

/** One campaign: its dates by its order, what it lacks, and the step that comes next. */
export function CampaignPage() {
  const { t } = useTranslation();
  const year = Number(useParams().year);
  const asked = useCampaign(year);
  const missing = asked.error instanceof Problem && asked.error.status === 404;
  return (
    <Page title={t('campaign.of', { year })} back={{ to: '/campaigns', title: t('campaign.campaigns') }}>
      {missing && !asked.data ? (
        <Empty title={t('campaign.notPrepared', { year })} hint={t('campaign.notPreparedHint')} />
      ) : (
        <Answered query={asked} problem={t('campaign.problem')}>
          {(campaign) => <Whole campaign={campaign} asOf={asked.dataUpdatedAt} />}
        </Answered>
      )}
    </Page>
  );
}

function Whole({ campaign, asOf }: { campaign: Campaign; asOf: number }) {
  return (
    <>
      <DatesCard campaign={campaign} asOf={asOf} />
      {campaign.status === 'DRAFT' && <Gaps gaps={campaign.gaps} year={campaign.year} />}
      <NextStep campaign={campaign} />
    </>
  );
}

/** What is missing or contradicts itself; nothing: it may be approved. */
function Gaps({ gaps, year }: { gaps: readonly Gap[]; year: number }) {
  const { t } = useTranslation();
  const said = ({ field, fault, other, otherYear }: Gap) => t(`campaign.fault.${fault}`, { field: t(`campaign.field.${field}`), other: other ? t(`campaign.field.${other}`) : '', year: otherYear ?? year });
  return (
    <Section title={t('campaign.gaps')}>
      {gaps.length === 0 ? <Text>{t('campaign.whole')}</Text> : <Text>{t('campaign.gapsHint', { count: gaps.length })}</Text>}
      <List>
        {gaps.map((gap) => (
          <List.Item key={JSON.stringify(gap)}>{said(gap)}</List.Item>
        ))}
      </List>
    </Section>
  );
}

/** What may be done next, in each state. */
function NextStep({ campaign }: { campaign: Campaign }) {
  const { may } = useRights();
  const { status, year } = campaign;
  return (
    <Stack>
      {(status === 'DRAFT' || status === 'APPROVED') && <Correct year={year} />}
      {status === 'DRAFT' && <Approval campaign={campaign} />}
      {status === 'APPROVED' && may('regulation.campaign.open') && <Open year={year} />}
      {status === 'OPEN' && <Extend campaign={campaign} />}
      {status === 'OPEN' && !campaign.extension && may('regulation.campaign.close') && <Close campaign={campaign} />}
    </Stack>
  );
}

function Correct({ year }: { year: number }) {
  const { t } = useTranslation();
  const { may } = useRights();
  if (!may('regulation.campaign.prepare')) return null;
  return (
    <Anchor component={Link} to={`/campaigns/${year}/dates`}>
      {t('campaign.correct')}
    </Anchor>
  );
}

/** Nobody approves what she prepared herself, nor what has gaps. */
function Approval({ campaign: { year, preparedBy, gaps } }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const me = useMe().data?.personId;
  if (me === preparedBy) return <Alert color="yellow">{t('campaign.second')}</Alert>;
  return me && gaps.length === 0 && may('regulation.campaign.approve') ? <Approve year={year} /> : null;
}
