import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { COMMISSION_KEY } from '../types';

const GROUNDS = ['RELATIVE', 'SUBORDINATE', 'SUPERIOR', 'OTHER'] as const;
type Ground = (typeof GROUNDS)[number];
interface Given {
  memberId: string;
  ground: Ground;
  note?: string;
}

/** Keeps a member with a conflict of interest out of a case. */
export function RecusalForm({ attestationId, members }: { attestationId: string; members: readonly { personId: string; name: string }[] }) {
  const { t } = useTranslation();
  const [memberId, setMember] = useState('');
  const [ground, setGround] = useState<Ground>('RELATIVE');
  const [note, setNote] = useState('');
  const recusing = useCommand(
    (body: Given, header) => answered(api.POST('/api/v1/commissions/attestations/{attestationId}/recusals', { params: { path: { attestationId }, header }, body })),
    [COMMISSION_KEY],
  );
  const recuse = () => recusing.mutate({ memberId, ground, ...(note && { note }) }, { onSuccess: () => (setMember(''), setNote('')) });
  return (
    <details>
      <summary>{t('commission.recuse')}</summary>
      <Stack gap="xs" align="flex-start">
        <Group align="end">
          <NativeSelect
            label={t('commission.member')}
            data={[{ value: '', label: '—' }, ...members.map(({ personId, name }) => ({ value: personId, label: name }))]}
            value={memberId}
            onChange={({ currentTarget }) => setMember(currentTarget.value)}
          />
          <NativeSelect label={t('commission.ground')} data={GROUNDS.map((value) => ({ value, label: t(`commission.groundOf.${value}`) }))} value={ground} onChange={({ currentTarget }) => setGround(currentTarget.value as Ground)} />
          <TextInput label={t('commission.note')} maxLength={500} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
        </Group>
        <Refused error={recusing.error} />
        <Button variant="default" disabled={memberId === ''} loading={recusing.isPending} onClick={recuse}>
          {t('commission.recuse')}
        </Button>
      </Stack>
    </details>
  );
}
