import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import type { SessionSearch } from '../test/use-sessions';

/** The first part of the key of whatever is asked about sittings. */
export const SITTINGS_KEY = ['sittings'] as const;

export interface SittingFilter extends SessionSearch {
  which: 'FREE' | 'ALL';
}

/** The sittings, the next one first, and how many there are. */
export function useSittings(filter: SittingFilter) {
  const list = useList([...SITTINGS_KEY, 'list', filter], (cursor) => answered(api.GET('/api/v1/testing/sessions', { params: { query: { ...filter, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const counted = useAsked([...SITTINGS_KEY, 'count', filter], () => answered(api.GET('/api/v1/testing/sessions/count', { params: { query: filter } })), { refreshMs: REFRESH_MS });
  return { list, total: counted.data?.count };
}

/** Opens a sitting for booking. */
export const useOpening = () => useCommand((body: Shapes['TestingSessionIn'], header) => answered(api.POST('/api/v1/testing/sessions', { params: { header }, body })), [SITTINGS_KEY]);

/** Takes no more bookings, or says that it does not take place. */
export const useEnding = (sessionId: string) =>
  useCommand(
    (how: 'closure' | 'cancellation', header) =>
      how === 'closure'
        ? answered(api.POST('/api/v1/testing/sessions/{sessionId}/closure', { params: { path: { sessionId }, header } }))
        : answered(api.POST('/api/v1/testing/sessions/{sessionId}/cancellation', { params: { path: { sessionId }, header } })),
    [SITTINGS_KEY],
  );
