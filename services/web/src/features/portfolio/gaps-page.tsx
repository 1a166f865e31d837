import { Anchor, Button, Card, Group, List as Bullets, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Mark } from '../../parts/mark';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { useRights } from '../../session/use-rights';
import { MissingList } from './missing-list';
import { PORTFOLIOS_KEY } from './use-portfolio';
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
      <List list={list} problem={t('portfolio.problem')} filters={filters} filtered={filtered} empty={{ title: t('portfolio.noGaps'), hint: t('portfolio.noGapsHint') }}>
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

function GapsCard({ gaps: { attestationId, personId, teacher, claimed, returned, missing, marked, advice } }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const registries = [...new Set([...missing, ...marked].flatMap(({ registry }) => (registry ? [registry] : [])))];
  const address = (registry: string) => `/entries?${new URLSearchParams({ registry, person: personId, case: attestationId, teacher: teacher ?? '' })}`;
  return (
    <Card withBorder component="li">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>
          {teacher ?? t('portfolio.nameless')}, {t(`category.${claimed}`)}
        </Text>
        <Mark tone={returned ? 'short' : 'still'}>{t(returned ? 'portfolio.returned' : 'portfolio.draft')}</Mark>
      </Group>
      <MarkedList marked={marked} />
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
      {returned && may('portfolio.supplement.submit') && <Supplied attestationId={attestationId} />}
    </Card>
  );
}

/** All that was marked is there now: the portfolio is laid before the organisation again. */
function Supplied({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const command = useCommand((_: object, header) => answered(api.POST('/api/v1/portfolio/attestations/{attestationId}/supplement', { params: { path: { attestationId }, header } })), [['gaps'], PORTFOLIOS_KEY, ['count']]);
  return (
    <Stack align="flex-start" mt="xs" gap="xs">
      <Refused error={command.error} />
      <Button variant="default" size="xs" loading={command.isPending} onClick={() => command.mutate({})}>
        {t('portfolio.supplied')}
      </Button>
    </Stack>
  );
}

/** What the organisation marked when it returned the portfolio, with its words. */
function MarkedList({ marked }: { marked: Gaps['marked'] }) {
  const { t } = useTranslation();
  if (marked.length === 0) return null;
  return (
    <>
      <Text size="sm">{t('portfolio.wasMarked')}</Text>
      <Bullets size="sm">
        {marked.map(({ code, text, note }) => (
          <Bullets.Item key={code}>{[text, note].filter(Boolean).join(' – ')}</Bullets.Item>
        ))}
      </Bullets>
    </>
  );
}
