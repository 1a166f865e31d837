import { Card, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import { OpenDocument } from '../../parts/open-document';
import { type Piece, Pieces } from '../evidence/pieces';
import { PRESENCE } from '../evidence/presence';
import type { Scan } from '../evidence/scans';
import { type Marks, withConfirmed, withGap } from './marks';
import type { Row } from './use-portfolio';

export interface Marking {
  marks: Marks;
  mark: (marks: Marks) => void;
}

interface CheckItemProps {
  row: Row;
  pieces: readonly Piece[];
  scans: readonly Scan[];
  /** absent: it is decided, and nothing can be marked */
  marking?: Marking;
}

/** One item of the check-list, the evidence and the scans beside it, and what the responsible person finds of it. */
export function CheckItem({ row: { code, text, registry, required, presence }, pieces, scans, marking }: CheckItemProps) {
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
      {scans.map(({ fileId, name }) => (
        <OpenDocument key={fileId} path={`portfolio/files/${fileId}/content`} title={name} named />
      ))}
      {marking && <MarkItem code={code} text={text} toSee={presence === 'TO_CONFIRM'} {...marking} />}
    </Card>
  );
}

function MarkItem({ code, text, toSee, marks, mark }: Marking & { code: string; text: string; toSee: boolean }) {
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
