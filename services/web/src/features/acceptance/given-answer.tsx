import { Group, List, Text } from '@mantine/core';
import type { Shapes } from '../../api/client';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { Section } from '../../parts/section';
import { Papers } from './papers';

/** What was answered, by whom, under which notice. */
export function GivenAnswer({ attestationId, answer: { answer, at, by, grounds, note, reasons } }: { attestationId: string; answer: Shapes['ApplicationsAnswerOut'] }) {
  const { t, i18n } = useTranslation();
  return (
    <Section title={t('acceptance.answered')}>
      <Group gap="xs">
        <Text fw={500}>{t(answer === 'ACCEPTED' ? 'acceptance.ACCEPTED' : 'acceptance.REFUSED')}</Text>
        <Text size="sm">
          {moment(at, i18n.language)} · {by.name}
        </Text>
      </Group>
      {grounds.length > 0 && (
        <List size="sm">
          {grounds.map((ground) => (
            <List.Item key={ground}>{t(`acceptance.ground.${ground}`)}</List.Item>
          ))}
        </List>
      )}
      {note && <Text>{note}</Text>}
      <Reasons reasons={reasons} />
      <Papers attestationId={attestationId} />
    </Section>
  );
}
