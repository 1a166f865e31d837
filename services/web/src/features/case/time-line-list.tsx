import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moment } from '../../i18n/moment';
import type { TimeLineEntry } from './types';

/** What happened, the newest on top: when, who, which document, and the rules behind it. */
export function TimeLineList({ entries }: { entries: TimeLineEntry[] }) {
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {entries.toReversed().map((entry, index) => (
        <Entry key={`${entry.at} ${entry.step} ${index}`} entry={entry} />
      ))}
    </Stack>
  );
}

function Entry({ entry: { at, text, who, document, number, reasons } }: { entry: TimeLineEntry }) {
  const { t, i18n } = useTranslation();
  const paper = [document, number && `№ ${number}`].filter(Boolean).join(' ');
  return (
    <Card component="li" withBorder padding="sm">
      <Text size="sm" component="time" dateTime={at}>
        {moment(at, i18n.language)}
      </Text>
      <Text fw={500}>{text}</Text>
      {(who ?? paper) && <Text size="sm">{[who, paper].filter(Boolean).join(' · ')}</Text>}
      {reasons.length > 0 && (
        <details>
          <summary>{t('case.why')}</summary>
          <ul>
            {reasons.map(({ rule, source, text: reason }) => (
              <li key={rule + reason}>
                {reason}{' '}
                <Text span size="sm">
                  ({source}; {rule})
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
