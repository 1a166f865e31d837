import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { Link, Navigate } from 'react-router';
import { answered, api } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import type { Case } from './types';
import { CASE_KEY } from './use-case';

/** A teacher's own cases; who has one only sees it at once. */
export function OwnCasesPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const cases = useList([...CASE_KEY, 'own-list'], (cursor) => answered(api.GET('/api/v1/applications', { params: { query: { order: 'NEWEST', limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const [only] = cases.items;
  if (only && cases.items.length === 1) return <Navigate to={only.attestationId} replace />;
  const begin = may('applications.draft.open') && (
    <Anchor component={Link} to="/claim">
      {t('claim.title')}
    </Anchor>
  );
  return (
    <Page title={t('case.cases')}>
      <List list={cases} problem={t('case.problem')} empty={{ title: t('case.none'), hint: t('case.noneHint'), action: begin }}>
        {(items) => (
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((each) => (
              <OwnCase key={each.attestationId} shown={each} />
            ))}
          </Stack>
        )}
      </List>
    </Page>
  );
}

function OwnCase({ shown: { attestationId, claimed, year, current } }: { shown: Case }) {
  const { t, i18n } = useTranslation();
  return (
    <Card component="li" withBorder>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to={attestationId} fw={500}>
          {t(`category.${claimed}`)}, {year}
        </Anchor>
        <Text>{current.stepText ?? current.stateText}</Text>
      </Group>
      {current.due && (
        <Text size="sm">
          {t('case.due')}: {moment(current.due, i18n.language)}
        </Text>
      )}
    </Card>
  );
}
