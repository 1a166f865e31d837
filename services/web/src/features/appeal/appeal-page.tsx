import { Anchor, Card, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { FiledAppeal } from '../test/filed-appeal';
import { RulingForm } from './ruling-form';
import { type Appeal, useAppeal } from './use-appeals';

/** One appeal: the result it is about, each disputed task, and the appeal commission's decision. */
export function AppealPage() {
  const { t } = useTranslation();
  const { appealId = '' } = useParams();
  const asked = useAppeal(appealId);
  return (
    <Page title={t('appeal.one')} back={{ to: '/appeals', title: t('appeal.appeals') }}>
      <Answered query={asked} problem={t('appeal.problem')}>
        {(appeal) => (
          <>
            <About appeal={appeal} asOf={asked.dataUpdatedAt} />
            {appeal.status === 'FILED' ? <RulingForm key={appealId} appeal={appeal} /> : <FiledAppeal appeal={appeal} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function About({ appeal: { attestationId, filedAt, due, booking: { session, result, claimedCategory } }, asOf }: { appeal: Appeal; asOf: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('appeal.about')}>
      <Stack gap="xs" component="dl" m={0}>
        {session && <Line term={t('appeal.test')}>{`${moment(session.startsAt, i18n.language)}, ${session.place}`}</Line>}
        <Line term={t('case.claimed')}>{t(`category.${claimedCategory}`)}</Line>
        {result && (
          <>
            <Line term={t('test.result')}>{t('test.resultSaid', { points: result.points, tasks: result.tasks, percent: result.percent })}</Line>
            <Line term={t('test.threshold')}>{result.thresholdPercent} %</Line>
          </>
        )}
        <Line term={t('appeal.filed')}>{moment(filedAt, i18n.language)}</Line>
        <Line term={t('case.due')}>{moment(due, i18n.language)}</Line>
        <Line term={t('appeal.case')}>
          <Anchor component={Link} to={`/cases/${attestationId}`}>
            {t('appeal.toCase')}
          </Anchor>
        </Line>
      </Stack>
      <AsOf at={asOf} />
    </Card>
  );
}
