import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { isSaid, NO_TEXTS, type Texts, TextsFields } from '../../parts/texts-fields';

const MOST = 50;

/** What the essay of the application is written about, each topic in three languages. */
export function Topics({ topics, change }: { topics: readonly Texts[]; change: (next: Texts[]) => void }) {
  const { t } = useTranslation();
  const half = topics.some((topic) => !isSaid(topic));
  return (
    <Stack gap="xs" align="flex-start">
      <Text fw={500}>{t('campaign.field.essayTopics')}</Text>
      {topics.map((topic, at) => (
        <Stack key={at} gap={4} w="100%" align="flex-start">
          <TextsFields label={t('campaign.topic', { number: at + 1 })} value={topic} change={(next) => change(topics.map((each, index) => (index === at ? next : each)))} />
          <Button size="compact-sm" variant="default" onClick={() => change(topics.filter((_, index) => index !== at))}>
            {t('campaign.removeTopic', { number: at + 1 })}
          </Button>
        </Stack>
      ))}
      {half && <Text size="sm">{t('campaign.topicHint')}</Text>}
      <Button variant="default" disabled={topics.length >= MOST} onClick={() => change([...topics, { ...NO_TEXTS }])}>
        {t('campaign.addTopic')}
      </Button>
    </Stack>
  );
}
