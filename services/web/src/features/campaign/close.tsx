import { Text } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Confirmed } from '../../parts/confirmed';
import { Section } from '../../parts/section';
import { usePlatformClock } from '../clock/use-platform-clock';
import type { Campaign } from './types';
import { useClosing } from './use-campaigns';

/** Ends a campaign once its last day of decisions has passed; until then it says when. */
export function Close({ campaign: { year, decisionsBy } }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const closing = useClosing(year);
  const today = usePlatformClock()?.today ?? '';
  const over = decisionsBy && today > decisionsBy;
  return (
    <Section title={t('campaign.close')}>
      {over ? (
        <>
          <Text>{t('campaign.closeHint')}</Text>
          <Confirmed sure={t('campaign.closeSure')} label={t('campaign.close')} act={closing} run={() => closing.mutate(null)} />
        </>
      ) : (
        <Text>{t('campaign.closeLater', { day: decisionsBy ? dayOf(decisionsBy, i18n.language) : '—' })}</Text>
      )}
    </Section>
  );
}
