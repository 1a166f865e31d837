import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayOf, moment } from '../../i18n/moment';
import { Line } from '../../parts/line';
import type { CheckedCertificate } from './types';

/** What is printed on the certificate, to be laid beside the paper, and of which moment the answer is. */
export function PrintedCard({ certificate, asOf }: { certificate: CheckedCertificate; asOf: number }) {
  const { t, i18n } = useTranslation();
  const day = (date: string) => dayOf(date, i18n.language);
  const { name, category, post, organisation, number, issuer, orderNumber, orderDate, decidedOn, issuedOn, validUntil } = certificate;
  return (
    <Card withBorder component="section" aria-label={t('certificate.printed')}>
      <Title order={3} size="h5" mb="xs">
        {t('certificate.printed')}
      </Title>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('certificate.name')}>
          <strong>{name}</strong>
        </Line>
        <Line term={t('certificate.category')}>
          <strong>{category}</strong>
        </Line>
        <Line term={t('certificate.post')}>{post}</Line>
        <Line term={t('certificate.organisation')}>{organisation}</Line>
        <Line term={t('certificate.decidedOn')}>{day(decidedOn)}</Line>
        <Line term={t('certificate.order')}>{t('certificate.orderOf', { number: orderNumber, day: day(orderDate), issuer })}</Line>
        <Line term={t('certificate.number')}>{number}</Line>
        <Line term={t('certificate.issuedOn')}>{day(issuedOn)}</Line>
        <Line term={t('certificate.validUntil')}>{day(validUntil)}</Line>
      </Stack>
      <Text mt="sm">{t('certificate.compare')}</Text>
      <Text size="sm" mt="xs">
        {t('certificate.asOf', { at: moment(asOf, i18n.language) })}
      </Text>
    </Card>
  );
}
