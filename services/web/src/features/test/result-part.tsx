import { Alert, Stack } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Line } from '../../parts/line';
import { Reasons } from '../../parts/reasons';
import { type Result, said } from './types';

/** The result beside the threshold, and what it means. */
export function ResultPart({ result: { points, tasks, percent, thresholdPercent, thresholdReached, highestCategory, certificateNumber, validUntil, reasons } }: { result: Result }) {
  const { t, i18n } = useTranslation();
  return (
    <Alert color={thresholdReached ? 'green' : 'orange'} title={t(thresholdReached ? 'test.reached' : 'test.notReached')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('test.result')}>{t('test.resultSaid', { points, tasks, percent })}</Line>
        <Line term={t('test.threshold')}>{thresholdPercent} %</Line>
        {highestCategory && <Line term={t('test.highest')}>{t([`category.${highestCategory}`, `claim.held.${highestCategory}`])}</Line>}
        <Line term={t('test.certificate')}>{t('test.certificateSaid', { number: certificateNumber, until: dayOf(validUntil, i18n.language) })}</Line>
      </Stack>
      <Reasons reasons={said(reasons)} />
    </Alert>
  );
}
