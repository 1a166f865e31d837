import type { RowSelectionState } from '@tanstack/react-table';
import { Button, Group, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { answered, api } from '../../../api/client';
import { REFRESH_MS, useList } from '../../../api/use-asked';
import { useTranslation } from '../../../i18n/speech';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { useSearch } from '../../../parts/list/use-search';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY } from '../types';
import { useAgenda, useCommission, useMeeting } from '../use-commission';
import { useKeptValue } from '../../../parts/use-kept';
import { CallForm } from './call-form';
import { useWaitingColumns } from './waiting-columns';

/** An agenda holds no more. */
const MOST = 200;

/** The cases that wait for a meeting: chosen for a new agenda, or for that of a meeting which is called again. */
export function WaitingPage() {
  const { t } = useTranslation();
  const { commissionId = '', meetingId = '' } = useParams();
  const commission = useCommission(commissionId);
  const { search, filters, filtered } = useSearch(t('commission.searchName'));
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/{commissionId}/waiting', { params: { path: { commissionId }, query: { search, free: 'true', limit: 100, cursor } } }));
  const waiting = useList([...COMMISSION_KEY, commissionId, 'waiting', search], ask, { refreshMs: REFRESH_MS });
  const columns = useWaitingColumns({ due: true });
  const { chosen, choose, forget, agenda } = useChosen(commissionId, meetingId);
  const meeting = useMeeting(commissionId, meetingId);
  const all = () => choose({ ...chosen, ...Object.fromEntries(waiting.items.slice(0, MOST - agenda.filter((id) => !waiting.items.some(({ attestationId }) => attestationId === id)).length).map(({ attestationId }) => [attestationId, true])) });
  const back = meetingId ? `/commissions/${commissionId}/meetings/${meetingId}` : `/commissions/${commissionId}`;
  return (
    <Page title={t(meetingId ? 'commission.changeAgenda' : 'commission.waiting')} back={{ to: back, title: commission.data?.name || t('commission.commission') }}>
      <CallForm key={meeting.data?.startsAt} commissionId={commissionId} meeting={meeting.data} agenda={agenda} most={MOST} done={forget} />
      <Group>
        <Text role="status">{t('commission.chosen', { count: agenda.length, most: MOST })}</Text>
        <Button variant="default" size="xs" onClick={all}>
          {t('commission.chooseShown')}
        </Button>
        <Button variant="default" size="xs" onClick={() => choose({})}>
          {t('commission.chooseNone')}
        </Button>
      </Group>
      <List
        list={waiting}
        problem={t('commission.problem')}
        filters={filters}
        filtered={filtered}
        empty={{ title: t('commission.noWaiting'), hint: t('commission.noWaitingHint') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('commission.waiting')} selection={{ chosen, choose }} />}
      </List>
    </Page>
  );
}

/** What is on the agenda: nothing to begin with, or what a called meeting has on it. */
function useChosen(commissionId: string, meetingId: string) {
  const { value, change, forget } = useKeptValue<RowSelectionState | null>(`agenda/${commissionId}/${meetingId}`, null);
  const { data } = useAgenda(commissionId, meetingId);
  const chosen = value ?? Object.fromEntries((data?.items ?? []).map(({ attestationId }) => [attestationId, true]));
  const choose = (next: RowSelectionState) => change(() => next);
  return { chosen, choose, forget, agenda: Object.keys(chosen).filter((id) => chosen[id]) };
}
