import { Alert, Button, Card, Checkbox, SimpleGrid, Stack, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { Reasons } from '../reasons';
import { type Commission, COMMISSION_KEY, type Meeting } from '../types';

/** Who is present, with what the rules say of the quorum at every mark. */
export function Attendance({ commission: { members, chairId }, meeting }: { commission: Commission; meeting: Meeting }) {
  const { t } = useTranslation();
  const { value: present, change, forget } = useKeptValue<string[]>(`attendance/${meeting.id}`, []);
  const quorum = useQuorum(members.length, present.length);
  const path = { commissionId: meeting.commissionId, meetingId: meeting.id };
  const holding = useCommand(
    (those: string[], header) => answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/attendance', { params: { path, header }, body: { present: those } })),
    [COMMISSION_KEY],
  );
  const mark = (personId: string, is: boolean) => change((before) => (is ? [...before, personId] : before.filter((each) => each !== personId)));
  return (
    <Card withBorder component="section" aria-label={t('commission.attendance')}>
      <Stack align="flex-start">
        <Title order={3} size="h4">
          {t('commission.attendance')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }} w="100%">
          {members.map(({ personId, name }) => (
            <Checkbox
              key={personId}
              label={personId === chairId ? `${name} (${t('role.COMMISSION_CHAIR')})` : name}
              checked={present.includes(personId)}
              onChange={({ currentTarget }) => mark(personId, currentTarget.checked)}
            />
          ))}
        </SimpleGrid>
        <Button variant="default" size="xs" onClick={() => change(() => members.map(({ personId }) => personId))}>
          {t('commission.allPresent')}
        </Button>
        {quorum && (
          <Alert role="status" w="100%" color={quorum.outcome === 'MET' ? 'green' : 'orange'} title={t(quorum.outcome === 'MET' ? 'commission.quorum' : 'commission.noQuorum', { present: present.length, members: members.length })}>
            <Reasons reasons={quorum.reasons} />
          </Alert>
        )}
        <Refused error={holding.error} />
        <Button disabled={present.length === 0} loading={holding.isPending} onClick={() => holding.mutate(present, { onSuccess: forget })}>
          {t('commission.hold')}
        </Button>
      </Stack>
    </Card>
  );
}

/** What the rules of today say; asked of the service of the law, so that no page has a number of its own. */
function useQuorum(members: number, present: number) {
  const { data } = useQuery({
    queryKey: ['quorum', members, present],
    queryFn: () => answered(api.POST('/api/v1/regulation/evaluations', { body: { question: 'quorum', facts: { members, present } } })),
    placeholderData: keepPreviousData,
  });
  return data;
}
