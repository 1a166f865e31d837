import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** Why a command was refused, field by field where the platform says so, or that it was not reached: nothing typed is lost. */
export function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof Problem ? error : undefined;
  return (
    <Alert color="red" role="alert" title={problem ? t('refused.title') : t('refused.unreached')}>
      <Stack gap="xs">
        <Text>{problem?.detail ?? t('refused.unreachedHint')}</Text>
        {problem && problem.fields.length > 0 && (
          <List size="sm">
            {problem.fields.map(({ field, detail }) => (
              <List.Item key={field + detail}>{detail || field}</List.Item>
            ))}
          </List>
        )}
        {problem?.reference && <Text size="sm">{t('failed.reference', { reference: problem.reference })}</Text>}
      </Stack>
    </Alert>
  );
}
