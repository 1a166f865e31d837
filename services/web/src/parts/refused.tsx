import { Alert, List, Stack, Text } from '@mantine/core';
import { Problem } from '../api/problem';
import { useTranslation } from '../i18n/speech';

/** Why a command was refused, field by field where the platform says so, or that it was not reached: nothing typed is lost. */
export function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof Problem ? error : undefined;
  return (
    <Alert color="red" role="alert" title={problem ? t('refused.title') : t('refused.unreached')}>
      <Stack gap="xs">
        <Text>{problem ? said(problem) : t('refused.unreachedHint')}</Text>
        {problem && problem.reasons.length > 0 && (
          <List size="sm">
            {problem.reasons.map(({ rule, source, text }) => (
              <List.Item key={rule + text}>
                {text} ({source}; {rule})
              </List.Item>
            ))}
          </List>
        )}
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

/** Where rules are named below, they need not be told twice. */
const said = ({ title, detail, reasons }: Problem): string => (reasons.length > 0 ? title : detail);
