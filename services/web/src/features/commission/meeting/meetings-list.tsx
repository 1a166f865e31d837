import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { answered, api } from '../../../api/client';
import { REFRESH_MS, useList } from '../../../api/use-asked';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Choice } from '../../../parts/list/choice';
import { leading } from '../../../parts/list/leading';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { useAddress } from '../../../parts/list/use-address';
import { COMMISSION_KEY, type ListedMeeting } from '../types';

const STATUSES = ['CALLED', 'HELD', 'CLOSED', 'SIGNED', 'CANCELLED'] as const;

/** The meetings of a commission, the newest first. */
export function MeetingsList({ commissionId }: { commissionId: string }) {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['status']);
  const status = STATUSES.find((each) => each === values.status);
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/{commissionId}/meetings', { params: { path: { commissionId }, query: { status, limit: 20, cursor } } }));
  const meetings = useList([...COMMISSION_KEY, commissionId, 'meetings', status], ask, { refreshMs: REFRESH_MS });
  const columns = useMeetingColumns();
  return (
    <List
      list={meetings}
      problem={t('commission.problem')}
      filters={<Choice label={t('case.state')} value={values.status} options={STATUSES.map((value) => ({ value, label: t(`commission.meetingIs.${value}`) }))} choose={(value) => set('status', value)} />}
      filtered={{ any, clear }}
      empty={{ title: t('commission.noMeetings') }}
    >
      {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('commission.meetings')} />}
    </List>
  );
}

/** How a meeting stands in a list. */
export function useMeetingColumns(): ColumnDef<ListedMeeting>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'startsAt', header: t('commission.meeting'), to: ({ commissionId, id }) => `/commissions/${commissionId}/meetings/${id}`, said: ({ startsAt }) => moment(startsAt, i18n.language) }),
      { id: 'status', header: t('case.state'), accessorFn: ({ status }) => t(`commission.meetingIs.${status}`) },
      { id: 'protocol', header: t('commission.protocol'), accessorFn: ({ protocolNumber }) => `№ ${protocolNumber}` },
      { id: 'decided', header: t('commission.decided'), accessorFn: ({ decided, cases }) => t('commission.decidedOf', { decided, cases }) },
    ],
    [t, i18n.language],
  );
}
