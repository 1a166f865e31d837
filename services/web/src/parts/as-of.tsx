import { Text } from '@mantine/core';
import { usePlatformClock } from '../features/clock/use-platform-clock';
import { moment } from '../i18n/moment';
import { useTranslation } from '../i18n/speech';

/**
 * Of when a figure or a list is, by the platform's clock.
 * @param at when it was fetched, by the browser's clock (TanStack Query's `dataUpdatedAt`)
 * @param source who says so, where it is not the platform itself
 */
export function AsOf({ at, source }: { at: number; source?: string }) {
  const { t, i18n } = useTranslation();
  const ahead = usePlatformClock()?.offsetMs ?? 0;
  if (at === 0) return null;
  const when = moment(at + ahead, i18n.language);
  return (
    <Text size="sm" aria-live="polite">
      {source ? t('asOfSource', { at: when, source }) : t('asOf', { at: when })}
    </Text>
  );
}
