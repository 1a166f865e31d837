import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from './use-case';

const MOST = 2000;

/** She takes her application back: what that means, why if she likes, and a confirmation before anything happens. */
export function Withdrawal({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const [{ note }, change, forget] = useKept(`withdrawal:${attestationId}`, { note: '' });
  const withdrawing = useCommand(
    (body: { note?: string }, header) => answered(api.POST('/api/v1/applications/{attestationId}/withdrawal', { params: { path: { attestationId }, header }, body })),
    [CASE_KEY],
  );
  return (
    <details>
      <summary>{t('case.withdrawal.title')}</summary>
      <Stack gap="xs" mt="xs" align="flex-start">
        <Text>{t('case.withdrawal.hint')}</Text>
        <Textarea w="100%" label={t('case.withdrawal.note')} value={note} maxLength={MOST} onChange={({ currentTarget }) => change({ note: currentTarget.value })} />
        <Checkbox label={t('case.withdrawal.sure')} checked={sure} onChange={({ currentTarget }) => setSure(currentTarget.checked)} />
        <Refused error={withdrawing.error} />
        <Button color="red.9" disabled={!sure} loading={withdrawing.isPending} onClick={() => withdrawing.mutate(note.trim() ? { note: note.trim() } : {}, { onSuccess: forget })}>
          {t('case.withdrawal.do')}
        </Button>
      </Stack>
    </details>
  );
}
