import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { dayOf, timeOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import type { Reason, TimeLineEntry } from './types';

/** What happened, the newest on top, day by day: when, who, which document, and the rules behind it. */
export function TimeLineList({ entries }: { entries: TimeLineEntry[] }) {
  const { i18n } = useTranslation();
  const newestFirst = entries.toReversed();
  const explained = newestFirst.find(({ reasons }) => reasons.length > 0);
  const days = new Map<string, TimeLineEntry[]>();
  for (const entry of newestFirst) {
    const day = dayOf(entry.at, i18n.language);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, ofDay]) => (
    <Card key={day} component="section" withBorder aria-label={day}>
      <Title order={4} size="h5" mb="xs">
        {day}
      </Title>
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {ofDay.map((entry, index) => (
          <Entry key={`${entry.at} ${entry.step} ${index}`} entry={entry} open={entry === explained} />
        ))}
      </Stack>
    </Card>
  ));
}

function Entry({ entry: { at, text, who, document, number, reasons }, open }: { entry: TimeLineEntry; open: boolean }) {
  const paper = [document, number && `№ ${number}`].filter(Boolean).join(' ');
  return (
    <Group component="li" align="baseline" wrap="nowrap" gap="sm">
      <Text size="sm" component="time" dateTime={at} style={{ flex: 'none' }}>
        {timeOf(at)}
      </Text>
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={500}>{text}</Text>
        {(who ?? paper) && <Text size="sm">{[who, paper].filter(Boolean).join(' · ')}</Text>}
        {reasons.length > 0 && <Why reasons={reasons} open={open} />}
      </div>
    </Group>
  );
}

function Why({ reasons, open }: { reasons: Reason[]; open: boolean }) {
  const { t } = useTranslation();
  return (
    <details open={open}>
      <summary>{t('case.why')}</summary>
      <Reasons reasons={reasons} />
    </details>
  );
}
