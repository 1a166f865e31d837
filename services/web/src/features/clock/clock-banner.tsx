import { Alert } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { usePlatformClock } from './use-platform-clock';

/** On every page of a platform whose clock is not real time: that it is so, and what it shows. */
export function ClockBanner() {
  const { t, i18n } = useTranslation();
  const clock = usePlatformClock();
  if (!clock?.moved) return null;
  return (
    <Alert role="note" color="orange" title={t('clock.title')} mb="md">
      {t('clock.now', { at: moment(clock.now, i18n.language) })}
    </Alert>
  );
}
