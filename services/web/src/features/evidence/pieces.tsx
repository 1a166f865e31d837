import { Card, Group, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../api/client';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import { ItemLines } from './item-lines';

export type Piece = Shapes['PortfolioEvidenceOut'];

/** What one source gave: from which registry and when, or by whom by hand under which order; and the items. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTranslation();
  if (pieces.length === 0) return <Text size="sm">{t('evidence.nowhere')}</Text>;
  return (
    <Stack gap="xs">
      {pieces.map((piece, index) => (
        <Card key={`${piece.registry} ${piece.source} ${index}`} withBorder padding="sm">
          <Group gap="xs">
            <Text size="sm" fw={500}>
              {piece.text}
            </Text>
            <Mark tone="still">{t(`evidence.status.${piece.status}`)}</Mark>
          </Group>
          <Source piece={piece} />
          <Stack gap="sm" mt="xs">
            {piece.items.map((item, at) => (
              <ItemLines key={at} item={item} />
            ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

/** Who says so, and when. */
function Source({ piece: { text, source, receivedAt, manual, enteredBy, enteredByName } }: { piece: Piece }) {
  const { t, i18n } = useTranslation();
  if (!receivedAt) return null;
  const at = moment(receivedAt, i18n.language);
  const name = enteredByName ?? '—';
  const said = manual ? t('evidence.byHand', { name, order: source, at }) : enteredBy ? t('evidence.observed', { name, at }) : t('evidence.fromRegistry', { source: text, at });
  return <Text size="sm">{said}</Text>;
}
