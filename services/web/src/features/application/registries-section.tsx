import { Card, Group, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Mark, type Tone } from '../../parts/mark';
import { RegistryItems } from './registry-items';
import type { Evidence } from './use-evidence';

const TONES: Record<Evidence['status'], Tone> = { ANSWERED: 'good', EMPTY: 'short', SILENT: 'bad', AWAITED: 'still' };

/** What the registries already know of her, each with its state: from where, when, by whose hand, or still awaited. */
export function RegistriesSection({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {evidence.map((each, index) => (
        <Registry key={`${each.registry} ${index}`} shown={each} />
      ))}
    </Stack>
  );
}

function Registry({ shown: { registry, text, status, source, receivedAt, manual, items } }: { shown: Evidence }) {
  const { t, i18n } = useTranslation();
  const at = receivedAt ? moment(receivedAt, i18n.language) : '';
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{text}</Text>
        <Mark tone={manual ? 'note' : TONES[status]}>{t(manual ? 'application.registry.byHand' : `application.registry.${status}`)}</Mark>
      </Group>
      <Text size="sm">{receivedAt ? t(manual ? 'application.registry.saidByHand' : 'application.registry.said', { at, source: manual ? (source ?? text) : text }) : t(`application.registry.hint.${status}`)}</Text>
      {items.length > 0 && (
        <details>
          <summary>{t('application.registry.items', { count: items.length })}</summary>
          <RegistryItems registry={registry} items={items} />
        </details>
      )}
    </Card>
  );
}
