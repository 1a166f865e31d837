import { Card, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import { type Piece, Pieces } from '../evidence/pieces';
import { PRESENCE } from '../evidence/presence';
import { type Marks, withConfirmed, withGap } from './marks';
import type { Row } from './use-portfolio';

interface CheckItemProps {
  row: Row;
  pieces: readonly Piece[];
  /** absent: it is decided, and nothing can be marked */
  marking?: { marks: Marks; mark: (marks: Marks) => void };
}

/** One item of the check-list, the evidence beside it, and what the responsible person finds of it. */
export function CheckItem({ row: { code, text, registry, required, presence }, pieces, marking }: CheckItemProps) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="li" aria-label={text}>
      <Group gap="xs" justify="space-between">
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        <Group gap="xs">
          {!required && <Mark tone="still">{t('portfolio.optional')}</Mark>}
          <Mark tone={PRESENCE[presence]}>{t(`portfolio.presence.${presence}`)}</Mark>
        </Group>
      </Group>
      {registry && (
        <details>
          <summary>{t('portfolio.evidence', { count: pieces.reduce((sum, { items }) => sum + items.length, 0) })}</summary>
          <Pieces pieces={pieces} />
        </details>
      )}
      {marking && <Marking code={code} text={text} toSee={presence === 'TO_CONFIRM'} {...marking} />}
    </Card>
  );
}

function Marking({ code, text, toSee, marks, mark }: { code: string; text: string; toSee: boolean; marks: Marks; mark: (marks: Marks) => void }) {
  const { t } = useTranslation();
  const words = marks.gaps[code];
  return (
    <Group gap="md" mt="xs" align="end">
      {toSee && (
        <Checkbox label={t('portfolio.seen')} aria-label={`${text}: ${t('portfolio.seen')}`} checked={marks.confirmed.includes(code)} onChange={({ currentTarget }) => mark(withConfirmed(marks, code, currentTarget.checked))} />
      )}
      <Checkbox label={t('portfolio.markMissing')} aria-label={`${text}: ${t('portfolio.markMissing')}`} checked={words !== undefined} onChange={({ currentTarget }) => mark(withGap(marks, code, currentTarget.checked ? '' : undefined))} />
      {words !== undefined && <TextInput flex={1} miw={220} label={t('portfolio.words')} maxLength={500} value={words} onChange={({ currentTarget }) => mark(withGap(marks, code, currentTarget.value))} />}
    </Group>
  );
}
