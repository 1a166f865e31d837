import { Button, Card, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { type Commission, COMMISSION_KEY } from '../types';

interface Given {
  present: number;
  ballots: { personId: string; votes: number }[];
}

/** What came out of the ballot box at the first meeting: who voted, and how many votes each had. */
export function ElectChair({ commission: { id: commissionId, members } }: { commission: Commission }) {
  const { t } = useTranslation();
  const { value, change, forget } = useKeptValue<Record<string, string>>(`chair/${commissionId}`, {});
  const electing = useCommand((body: Given, header) => answered(api.POST('/api/v1/commissions/{commissionId}/chair', { params: { path: { commissionId }, header }, body })), [COMMISSION_KEY]);
  const ballots = members.flatMap(({ personId }) => (value[personId] ? [{ personId, votes: Number(value[personId]) }] : []));
  const numbers = Object.values(value).every((typed) => /^\d{0,2}$/.test(typed));
  const field = (key: string, label: string) => (
    <TextInput key={key} label={label} inputMode="numeric" maxLength={2} value={value[key] ?? ''} onChange={({ currentTarget: { value: typed } }) => change((before) => ({ ...before, [key]: typed }))} />
  );
  return (
    <Card withBorder component="section" aria-label={t('commission.elect')}>
      <Stack align="flex-start">
        <Title order={3} size="h4">
          {t('commission.elect')}
        </Title>
        <Text size="sm">{t('commission.electHint')}</Text>
        {field('present', t('commission.voted'))}
        <SimpleGrid cols={{ base: 1, sm: 3 }} w="100%">
          {members.map(({ personId, name }) => field(personId, name))}
        </SimpleGrid>
        <Refused error={electing.error} />
        <Button disabled={!numbers || !value['present'] || ballots.length === 0} loading={electing.isPending} onClick={() => electing.mutate({ present: Number(value['present']), ballots }, { onSuccess: forget })}>
          {t('commission.elect')}
        </Button>
      </Stack>
    </Card>
  );
}
