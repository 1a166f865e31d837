import { List, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { Section } from '../../parts/section';
import type { Acceptance } from './types';

/** What the rules say of the claim and why; the answer is the provider's. */
export function Recommended({ recommendation: { answer, grounds, missing, reasons } }: { recommendation: Acceptance['recommendation'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('acceptance.recommended')}>
      <Text fw={500}>{t(`acceptance.recommend.${answer}`)}</Text>
      {grounds.length > 0 && (
        <List size="sm">
          {grounds.map((ground) => (
            <List.Item key={ground}>{t(`acceptance.ground.${ground}`)}</List.Item>
          ))}
        </List>
      )}
      {missing.length > 0 && <Text>{t('acceptance.missing', { documents: missing.map((code) => t(`acceptance.document.${code}`)).join(', ') })}</Text>}
      <Reasons reasons={reasons} />
      <Text size="sm">{t('acceptance.yours')}</Text>
    </Section>
  );
}
