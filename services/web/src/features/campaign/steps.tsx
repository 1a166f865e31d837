import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Confirmed } from '../../parts/confirmed';
import { Section } from '../../parts/section';
import { useApproving, useOpening } from './use-campaigns';

/** A second person approves what another has prepared. */
export function Approve({ year }: { year: number }) {
  const { t } = useTranslation();
  const approving = useApproving(year);
  return (
    <Section title={t('campaign.approve')}>
      <Text>{t('campaign.approveHint')}</Text>
      <Confirmed sure={t('campaign.compared')} label={t('campaign.approve')} act={approving} run={() => approving.mutate(null)} />
    </Section>
  );
}

/** From then on applications are taken by these dates, and they change by another order only. */
export function Open({ year }: { year: number }) {
  const { t } = useTranslation();
  const opening = useOpening(year);
  return (
    <Section title={t('campaign.open')}>
      <Text>{t('campaign.openHint')}</Text>
      <Confirmed sure={t('campaign.openSure')} label={t('campaign.open')} act={opening} run={() => opening.mutate(null)} />
    </Section>
  );
}
