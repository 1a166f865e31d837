import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from '../case/use-case';

/** Something in Latin letters, the sign, a domain: the platform judges the rest. */
const ADDRESS = /^[\x21-\x7e]+@\S+\.\S+$/;

/** Where notices go: what is kept, and another in its place; what is typed is kept here until the platform has it. */
export function EmailForm({ attestationId, email }: { attestationId: string; email: string | null }) {
  const { t } = useTranslation();
  const [{ typed }, change, forget] = useKept<{ typed: string | null }>(`email:${attestationId}`, { typed: null });
  const giving = useCommand((body: { email: string }, header) => answered(api.PUT('/api/v1/applications/{attestationId}/email', { params: { path: { attestationId }, header }, body })), [CASE_KEY]);
  const value = (typed ?? email ?? '').trim();
  const whole = ADDRESS.test(value);
  const give = () => giving.mutate({ email: value }, { onSuccess: () => (change({ typed: null }), forget()) });
  return (
    <Stack component="form" gap="xs" onSubmit={(event) => (event.preventDefault(), whole && give())}>
      {email && <Text>{t('application.email.given', { email })}</Text>}
      <Group align="end" gap="xs">
        <TextInput
          type="email"
          autoComplete="email"
          label={t('application.email.label')}
          value={typed ?? email ?? ''}
          maxLength={254}
          error={value !== '' && !whole && t('application.email.wrong')}
          onChange={({ currentTarget }) => change({ typed: currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={!whole || value === email} loading={giving.isPending}>
          {t('application.email.give')}
        </Button>
      </Group>
      <Refused error={giving.error} />
    </Stack>
  );
}
