import { Alert, Button, Stack, Text } from '@mantine/core';
import { Problem } from '../api/problem';
import { useTranslation } from '../i18n/speech';

/** What could not be shown and why, with the reference for whoever helps, and a way to try again. */
export function Failed({ title, error, again }: { title: string; error: Error; again: () => void }) {
  const { t } = useTranslation();
  const [detail, reference] = error instanceof Problem ? [error.detail, error.reference] : [t('failed.unreachable'), undefined];
  return (
    <Alert color="red" title={title} role="alert">
      <Stack align="flex-start" gap="xs">
        <Text>{detail}</Text>
        {reference && <Text size="sm">{t('failed.reference', { reference })}</Text>}
        <Button variant="default" onClick={again}>
          {t('failed.again')}
        </Button>
      </Stack>
    </Alert>
  );
}
