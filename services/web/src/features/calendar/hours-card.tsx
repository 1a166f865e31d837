import { Stack } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Line } from '../../parts/line';
import { Mark } from '../../parts/mark';
import { Section } from '../../parts/section';
import { timeOfDay } from './typed';
import type { Hours } from './types';

/** When offices are open in a year, and by which act. */
export function HoursCard({ hours: { opens, closes, lunchFrom, lunchTo, act, confirmed } }: { hours: Hours }) {
  const { t } = useTranslation();
  return (
    <Section title={t('calendar.hours')}>
      <Stack component="dl" gap="xs" m={0}>
        <Line term={t('calendar.open')}>{`${timeOfDay(opens)} – ${timeOfDay(closes)}`}</Line>
        <Line term={t('calendar.lunch')}>{`${timeOfDay(lunchFrom)} – ${timeOfDay(lunchTo)}`}</Line>
        <Line term={t('calendar.act')}>{act}</Line>
      </Stack>
      {!confirmed && <Mark tone="short">{t('calendar.unconfirmed')}</Mark>}
    </Section>
  );
}
