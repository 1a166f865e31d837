import { Alert, Button, Stack, Text } from '@mantine/core';
import { Problem } from '../api/problem';
import { useTranslation } from '../i18n/speech';

interface FailedProps {
  title: string;
  error: Error;
  /** why, where it is neither what the platform says nor that it was not reached */
  detail?: string;
  again: () => void;
}

/** What could not be shown and why, with the reference for whoever helps, and a way to try again. */
export function Failed({ title, error, detail, again }: FailedProps) {
  const { t } = useTranslation();
  const { detail: told = t('failed.unreachable'), reference } = error instanceof Problem ? error : {};
  return (
    <Alert color="red" title={title} role="alert">
      <Stack align="flex-start" gap="xs">
        <Text>{detail ?? told}</Text>
        {reference && <Text size="sm">{t('failed.reference', { reference })}</Text>}
        <Button variant="default" onClick={again}>
          {t('failed.again')}
        </Button>
      </Stack>
    </Alert>
  );
}
