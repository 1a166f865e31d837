import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Page } from '../../parts/page';
import type { Remembered } from '../../session/remembered';
import { WriteSheet } from './write-sheet';

/** What an observer can do where there is no network: write, and see what waits. Nothing of the platform is shown. */
export default function WithoutNetwork({ person: { personId, name } }: { person: Remembered }) {
  const { t } = useTranslation();
  return (
    <Page title={t('observation.sheets')}>
      <Text>{t('observation.observerIs', { name })}</Text>
      <WriteSheet owner={personId} open />
    </Page>
  );
}
