import { Alert, Card, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import type { SoundLine, WrongLine } from './lines';
import type { Member } from './members';
import type { LineOutcome } from './send-lines';

interface LinesToldProps {
  sound: readonly SoundLine[];
  wrong: readonly WrongLine[];
  told: readonly LineOutcome[];
  members: readonly Member[];
}

/** What was read of a table, line by line as the table numbers them, and what became of what was sent. */
export function LinesTold({ sound, wrong, told, members }: LinesToldProps) {
  const { t } = useTranslation();
  const column = (member: string): string => (member === 'teacher' ? t('entry.teacher') : members.some(({ name }) => name === member) ? t(`evidence.member.${member}`, { defaultValue: member }) : '');
  const entered = told.filter(({ outcome }) => outcome === 'ENTERED').length;
  const refused = told.filter(({ outcome }) => outcome === 'REFUSED').map(({ line, faults }) => ({ line, faults: faults.length > 0 ? faults.map(({ member, text }) => ({ column: column(member), text })) : [{ column: '', text: t('entry.fault.outside') }] }));
  const unreached = told.filter(({ outcome }) => outcome === 'UNREACHED').map(({ line }) => line);
  const misread = wrong.map(({ line, faults }) => ({ line, faults: faults.map(({ member, fault }) => ({ column: column(member), text: t(`entry.fault.${fault}`) })) }));
  return (
    <Stack gap="xs">
      <Text fw={500} aria-live="polite">
        {t('entry.read', { sound: sound.length, wrong: wrong.length })}
      </Text>
      {told.length > 0 && <Alert color="green" role="status">{t('entry.enteredLines', { count: entered })}</Alert>}
      {unreached.length > 0 && <Alert color="yellow">{t('entry.unreached', { lines: unreached.join(', ') })}</Alert>}
      <WrongLines title={t('entry.wrongLines')} lines={misread} />
      <WrongLines title={t('entry.refusedLines')} lines={refused} />
    </Stack>
  );
}

function WrongLines({ title, lines }: { title: string; lines: { line: number; faults: { column: string; text: string }[] }[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm">
        {lines.map(({ line, faults }) => (
          <List.Item key={line}>
            <strong>{t('entry.line', { line })}</strong>: {faults.map(({ column, text }) => [column, text].filter(Boolean).join(' – ')).join('; ')}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
