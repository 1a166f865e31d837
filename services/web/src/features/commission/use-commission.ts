import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { COMMISSION_KEY } from './types';

/** One commission with the names of whoever sits on it. */
export const useCommission = (commissionId: string) =>
  useAsked([...COMMISSION_KEY, commissionId], () => answered(api.GET('/api/v1/commissions/{commissionId}', { params: { path: { commissionId } } })), { enabled: commissionId !== '' });

/** A meeting, asked for again and again: chair and secretary work on it beside each other. */
export const useMeeting = (commissionId: string, meetingId: string) =>
  useAsked(
    [...COMMISSION_KEY, commissionId, 'meeting', meetingId],
    () => answered(api.GET('/api/v1/commissions/{commissionId}/meetings/{meetingId}', { params: { path: { commissionId, meetingId } } })),
    { refreshMs: REFRESH_MS, enabled: meetingId !== '' },
  );

/** The cases of a meeting's agenda. */
export const useAgenda = (commissionId: string, meetingId: string) =>
  useAsked([...COMMISSION_KEY, commissionId, 'agenda', meetingId], () => answered(api.GET('/api/v1/commissions/{commissionId}/meetings/{meetingId}/cases', { params: { path: { commissionId, meetingId } } })), {
    enabled: meetingId !== '',
  });
