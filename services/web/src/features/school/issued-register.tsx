import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { useList } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { OpenDocument } from '../../parts/open-document';

type Issued = Shapes['CommissionsListedCertificateOut'];

/** The register of the certificates that were issued, the newest first. */
export function IssuedRegister() {
  const { t } = useTranslation();
  const list = useList(['certificates-issued'], (cursor) => answered(api.GET('/api/v1/commissions/certificates', { params: { query: { limit: 20, cursor } } })));
  return (
    <section aria-label={t('school.register')}>
      <Title order={3} size="h4" mb="xs">
        {t('school.register')}
      </Title>
      <List list={list} problem={t('school.problem')} empty={{ title: t('school.noneIssued') }}>
        {(items) => (
          <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
            {items.map((each) => (
              <IssuedCard key={each.number} issued={each} />
            ))}
          </Stack>
        )}
      </List>
    </section>
  );
}

function IssuedCard({ issued: { number, teacher, category, issuedOn, validUntil, documentId } }: { issued: Issued }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="li">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{teacher}</Text>
        <Text>№ {number}</Text>
      </Group>
      <Text size="sm">
        {t(`category.${category}`)} · {t('school.term', { from: dayOf(issuedOn, i18n.language), to: dayOf(validUntil, i18n.language) })}
      </Text>
      <OpenDocument path={`commissions/documents/${documentId}.pdf?language=${i18n.language === 'ru' ? 'ru' : 'kk'}`} title={`№ ${number}`} />
    </Card>
  );
}
