import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { COMMISSION_KEY, type Waiting } from '../types';

/** Drafts an order over the cases chosen; it is looked at and signed on a page of its own. */
export function DraftOrder({ waiting, chosen, choose, done }: { waiting: readonly Waiting[]; chosen: string[]; choose: (ids: string[]) => void; done: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { value: number, change, forget } = useKeptValue('order-number', '');
  const drafting = useCommand((body: { number: string; attestationIds: string[] }, header) => answered(api.POST('/api/v1/commissions/orders', { params: { header }, body })), [COMMISSION_KEY]);
  const draft = () => drafting.mutate({ number: number.trim(), attestationIds: chosen }, { onSuccess: ({ id }) => (forget(), done(), void navigate(`/orders/${id}`)) });
  const protocols = [...new Set(waiting.filter(({ protocolSigned }) => protocolSigned).map(({ protocolNumber }) => protocolNumber))];
  const ofProtocol = (protocol: string | null) => waiting.filter(({ protocolNumber }) => protocolNumber === protocol).map(({ attestationId }) => attestationId);
  if (waiting.length === 0) return null;
  return (
    <Card withBorder component="section" aria-label={t('commission.draftOrder')}>
      <Stack align="flex-start">
        <Group>
          {protocols.map((protocol) => (
            <Button key={protocol} variant="default" size="xs" onClick={() => choose(ofProtocol(protocol))}>
              {t('commission.wholeProtocol', { number: protocol })}
            </Button>
          ))}
        </Group>
        <Group align="end">
          <TextInput label={t('commission.orderNumber')} maxLength={60} value={number} onChange={({ currentTarget: { value } }) => change(() => value)} />
          <Button disabled={number.trim() === '' || chosen.length === 0} loading={drafting.isPending} onClick={draft}>
            {t('commission.draftOrder')}
          </Button>
        </Group>
        <Text role="status">{t('commission.chosen', { count: chosen.length, most: 200 })}</Text>
        <Refused error={drafting.error} />
      </Stack>
    </Card>
  );
}
