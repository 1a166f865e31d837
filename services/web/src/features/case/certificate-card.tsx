import { Anchor, Card, Stack, Title } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import { CASE_KEY } from './use-case';

const MOST = 100;

/** Her certificate of the category, and where anybody checks it; nothing while there is none. */
export function CertificateCard({ attestationId }: { attestationId: string }) {
  const { t, i18n } = useTranslation();
  const certificates = useAsked([...CASE_KEY, attestationId, 'certificate'], () => answered(api.GET('/api/v1/commissions/certificates', { params: { query: { limit: MOST } } })));
  const found = certificates.data?.items.find((each) => each.attestationId === attestationId);
  if (!found) return null;
  return (
    <Card withBorder component="section" aria-label={t('case.certificate.title')}>
      <Title order={3} size="h4" mb="xs">
        {t('case.certificate.title')}
      </Title>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('case.certificate.number')}>{found.number}</Line>
        <Line term={t('case.certificate.state')}>{t(`certificate.state.${found.state}`)}</Line>
        <Line term={t('case.certificate.until')}>{dayOf(found.validUntil, i18n.language)}</Line>
      </Stack>
      <Anchor href={`/certificate/${found.publicId}`} target="_blank" rel="noreferrer">
        {t('case.certificate.check')}
      </Anchor>
      <AsOf at={certificates.dataUpdatedAt} />
    </Card>
  );
}
