import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import { usePlatformClock } from '../clock/use-platform-clock';
import { dayOf, moment } from '../../i18n/moment';
import type { KeptSheet } from './kept';

interface KeptListProps {
  kept: KeptSheet[];
  online: boolean;
  send: () => void;
  mend: (kept: KeptSheet) => void;
  remove: (observationId: string) => void;
}

/** What is on this device and not yet with the platform: what waits, and what was refused with the reason. */
export function KeptList({ kept, online, send, mend, remove }: KeptListProps) {
  const { t } = useTranslation();
  if (kept.length === 0) return null;
  const waiting = kept.filter(({ refused }) => refused === null).length;
  return (
    <Card withBorder component="section" aria-label={t('observation.kept')}>
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t('observation.kept')}: {kept.length}
        </Title>
        {waiting > 0 && (
          <Button variant="default" disabled={!online} onClick={send}>
            {t('observation.sendNow')}
          </Button>
        )}
      </Group>
      <Text size="sm" mb="xs" aria-live="polite">
        {online ? t('observation.keptHint') : t('observation.offlineHint')}
      </Text>
      <Stack component="ul" m={0} p={0} gap="sm" style={{ listStyle: 'none' }}>
        {kept.map((each) => (
          <KeptItem key={each.sheet.observationId} kept={each} mend={() => mend(each)} remove={() => remove(each.sheet.observationId)} />
        ))}
      </Stack>
    </Card>
  );
}

function KeptItem({ kept: { sheet, teacher, keptAt, refused }, mend, remove }: { kept: KeptSheet; mend: () => void; remove: () => void }) {
  const { t, i18n } = useTranslation();
  const ahead = usePlatformClock()?.offsetMs ?? 0;
  return (
    <li>
      <Group gap="xs">
        <Text fw={500}>{teacher}</Text>
        <Mark tone={refused ? 'bad' : 'note'}>{t(refused ? 'observation.refused' : 'observation.waiting')}</Mark>
      </Group>
      <Text size="sm">
        {dayOf(sheet.observedOn, i18n.language)} · {sheet.lesson} · {t('observation.written', { at: moment(keptAt + ahead, i18n.language) })}
      </Text>
      {refused && (
        <>
          <Text size="sm" c="var(--mantine-color-error)">
            {[refused.detail, ...refused.fields.map(({ detail }) => detail)].filter(Boolean).join(' ')}
          </Text>
          <Group gap="xs" mt={4}>
            <Button variant="default" size="xs" onClick={mend}>
              {t('observation.mend')}
            </Button>
            <Button variant="default" size="xs" onClick={remove}>
              {t('observation.remove')}
            </Button>
          </Group>
        </>
      )}
    </li>
  );
}
