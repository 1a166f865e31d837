import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import type { Booking } from '../test/types';

const APPEAL_KEY = ['appeals'] as const;

/** An appeal with the attempt it is about. */
export type Appeal = NonNullable<Booking['appeal']> & { attestationId: string; booking: Booking };

/** The appeals that wait, the one due first before the others, and how many. */
export function useAppeals() {
  const list = useList([...APPEAL_KEY, 'list'], async (cursor) => {
    const { items, next } = await answered(api.GET('/api/v1/testing/appeals', { params: { query: { limit: 20, cursor } } }));
    return { items: items as unknown as Appeal[], next };
  }, { refreshMs: REFRESH_MS });
  const counted = useAsked([...APPEAL_KEY, 'count'], () => answered(api.GET('/api/v1/testing/appeals/count')), { refreshMs: REFRESH_MS });
  return { list, total: counted.data?.count };
}

/** One appeal. */
export const useAppeal = (appealId: string) =>
  useAsked([...APPEAL_KEY, appealId], async () => (await answered(api.GET('/api/v1/testing/appeals/{appealId}', { params: { path: { appealId } } }))) as unknown as Appeal);

/** Enters what the appeal commission decided. */
export const useRuling = (appealId: string) =>
  useCommand((body: Shapes['TestingAppealDecisionIn'], header) => answered(api.POST('/api/v1/testing/appeals/{appealId}/decision', { params: { path: { appealId }, header }, body })), [APPEAL_KEY, ['count', '/appeals']]);
