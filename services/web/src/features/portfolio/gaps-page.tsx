import { Anchor, Badge, Card, Group, List as Bullets, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { List } from '../../parts/list/list';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { MissingList } from './missing-list';
import { useWish } from './wish';

type Gaps = Shapes['PortfolioGapsOfCaseOut'];

/** What is still missing from the portfolios of the organisation's teachers, while something can be done about it. */
export default function GapsPage() {
  const { t } = useTranslation();
  const { roles } = useRights();
  const organisationId = roles.find(({ role, organisationId: at }) => (role === 'RESPONSIBLE_PERSON' || role === 'HEAD') && at)?.organisationId ?? '';
  const { wish, filters, filtered } = useWish();
  const list = useList(['gaps', organisationId, wish], (cursor) => answered(api.GET('/api/v1/portfolio/organisations/{organisationId}/gaps', { params: { path: { organisationId }, query: { ...wish, limit: 20, cursor } } })), {
    refreshMs: REFRESH_MS,
    enabled: organisationId !== '',
  });
  return (
    <Page title={t('portfolio.gaps')}>
      <List list={list} problem={t('portfolio.problem')} filters={filters} filtered={filtered} empty={{ title: t('portfolio.noGaps'), hint: t('portfolio.noGapsHint') }} total={list.total}>
        {(items) => (
          <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
            {items.map((each) => (
              <GapsCard key={each.attestationId} gaps={each} />
            ))}
          </Stack>
        )}
      </List>
    </Page>
  );
}

function GapsCard({ gaps: { attestationId, personId, teacher, claimed, returned, missing, advice } }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const registries = [...new Set(missing.flatMap(({ registry }) => (registry ? [registry] : [])))];
  const address = (registry: string) => `/entries?${new URLSearchParams({ registry, person: personId, case: attestationId, teacher: teacher ?? '' })}`;
  return (
    <Card withBorder component="li">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>
          {teacher ?? t('portfolio.nameless')}, {t(`category.${claimed}`)}
        </Text>
        <Badge variant="default">{t(returned ? 'portfolio.returned' : 'portfolio.draft')}</Badge>
      </Group>
      <MissingList rows={missing} />
      {advice.length > 0 && (
        <details>
          <summary>{t('portfolio.advice')}</summary>
          <Bullets size="sm">
            {advice.map(({ reason, suppliers }) => (
              <Bullets.Item key={reason.rule + reason.text}>
                {reason.text} ({reason.source}; {reason.rule}) {t('portfolio.suppliers', { who: suppliers.map((each) => t(`portfolio.supplier.${each}`)).join(', ') })}
              </Bullets.Item>
            ))}
          </Bullets>
        </details>
      )}
      {may('portfolio.evidence.enter') && registries.length > 0 && (
        <Group gap="xs" mt="xs">
          {registries.map((registry) => (
            <Anchor key={registry} component={Link} to={address(registry)} size="sm">
              {t('portfolio.enter', { what: t(`evidence.registry.${registry}`) })}
            </Anchor>
          ))}
        </Group>
      )}
    </Card>
  );
}
