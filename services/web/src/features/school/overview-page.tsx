import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Count } from '../../parts/count';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { CASE_KEY } from '../case/use-case';
import { WAITING_KEY } from './certificates-page';

type Counts = Shapes['ApplicationsCaseCountsOut'];

/** The head's school at a glance: its cases by state, what is late, and what waits for him. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const counts = useAsked([...CASE_KEY, 'counts', {}], () => answered(api.GET('/api/v1/applications/counts')), { refreshMs: REFRESH_MS });
  return (
    <Page title={t('school.overview')}>
      <Waiting />
      <Answered query={counts} problem={t('school.problem')}>
        {(data) => (data.count === 0 ? <Empty title={t('school.none')} hint={t('school.noneHint')} /> : <ByState counts={data} asOf={counts.dataUpdatedAt} />)}
      </Answered>
    </Page>
  );
}

/** What waits for the head himself. */
function Waiting() {
  const { t } = useTranslation();
  const waiting = useAsked([...WAITING_KEY, 'count'], () => answered(api.GET('/api/v1/commissions/certificates/waiting', { params: { query: { limit: 1 } } })), { refreshMs: REFRESH_MS });
  return (
    <Card withBorder component="section" aria-label={t('school.waits')}>
      <Title order={3} size="h4">
        {t('school.waits')}
      </Title>
      <Answered query={waiting} problem={t('school.problem')}>
        {({ total }) => (
          <Anchor component={Link} to="/certificates">
            {t('school.certificatesWait', { count: total })}
          </Anchor>
        )}
      </Answered>
      <Anchor component={Link} to="/gaps">
        {t('portfolio.gaps')}
      </Anchor>
    </Card>
  );
}

function ByState({ counts: { count, late, byState, byCategory }, asOf }: { counts: Counts; asOf: number }) {
  const { t } = useTranslation();
  const { states, categories } = { states: byState.map((each) => ({ ...each, to: `/cases?state=${each.code}` })), categories: byCategory.map((each) => ({ ...each, to: undefined })) };
  return (
    <Stack>
      <Card withBorder component="section" aria-label={t('school.cases')}>
        <Group gap="xs">
          <Anchor component={Link} to="/cases" fw={500}>
            {t('school.allCases', { count })}
          </Anchor>
          <Anchor component={Link} to="/cases?late=true">
            {t('school.lateCases', { count: late })}
          </Anchor>
        </Group>
        <AsOf at={asOf} />
      </Card>
      <Tiles title={t('school.byState')} tiles={states} />
      <Tiles title={t('school.byCategory')} tiles={categories} />
    </Stack>
  );
}

function Tiles({ title, tiles }: { title: string; tiles: { code: string; text: string; count: number; late: number; to: string | undefined }[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <Title order={3} size="h4" mb="xs">
        {title}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {tiles.map(({ code, text, count, late, to }) => (
          <Card key={code} withBorder>
            <Group justify="space-between" wrap="nowrap">
              {to ? <Anchor component={Link} to={to}>{text}</Anchor> : <Text>{text}</Text>}
              <Count large>{count}</Count>
            </Group>
            {late > 0 && <Text size="sm">{t('school.lateCases', { count: late })}</Text>}
          </Card>
        ))}
      </SimpleGrid>
    </section>
  );
}
