import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api, type Shapes } from '../../api/client';
import { documentAt } from '../../api/document';
import { useList } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { List } from '../../parts/list/list';
import { Refused } from '../../parts/refused';

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
  const open = useMutation({ mutationFn: async () => window.open(URL.createObjectURL(await documentAt(`commissions/documents/${documentId}.pdf?language=${i18n.language === 'ru' ? 'ru' : 'kk'}`))), networkMode: 'always' });
  return (
    <Card withBorder component="li">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{teacher}</Text>
        <Anchor component="button" type="button" onClick={() => open.mutate()}>
          № {number}
        </Anchor>
      </Group>
      <Text size="sm">
        {t(`category.${category}`)} · {t('school.term', { from: dayOf(issuedOn, i18n.language), to: dayOf(validUntil, i18n.language) })}
      </Text>
      <Refused error={open.error} />
    </Card>
  );
}
