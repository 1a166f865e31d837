import { Stack } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../../parts/as-of';
import { Due } from '../../parts/due';
import { Line } from '../../parts/line';
import { Section } from '../../parts/section';
import type { Acceptance } from './types';

/** Who claims what, since when, and by when it is to be answered. */
export function ApplicationCard({ acceptance: { item, case: shown }, asOf }: { acceptance: Acceptance; asOf: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Section title={item.teacher.name ?? item.registrationNumber}>
      <Stack component="dl" gap="xs" m={0}>
        <Line term={t('case.organisation')}>{item.organisation.name}</Line>
        <Line term={t('acceptance.post')}>{shown.post}</Line>
        <Line term={t('case.claimed')}>{t(`category.${item.claimed}`)}</Line>
        <Line term={t('acceptance.number')}>{item.registrationNumber}</Line>
        <Line term={t('acceptance.submittedAt')}>{shown.submittedAt ? moment(shown.submittedAt, i18n.language) : '—'}</Line>
        <Line term={t('acceptance.consent')}>{t(shown.consent ? 'acceptance.consentGiven' : 'acceptance.consentMissing')}</Line>
        <Line term={t('acceptance.due')}>
          <Due due={item.due} late={item.late} />
        </Line>
      </Stack>
      <AsOf at={asOf} />
    </Section>
  );
}
