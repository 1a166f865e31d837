import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { CASE_KEY } from '../case/use-case';
import type { Answer } from './types';

/** The first part of the key of whatever is asked about applications that wait. */
export const ACCEPTANCE_KEY = ['acceptances'] as const;
/** How much waits stands in the menu, too. */
const CHANGED = [ACCEPTANCE_KEY, CASE_KEY, ['count', '/acceptances']];
const PAGE = 20;

export interface QueueFilter {
  q?: string;
  holder?: 'MINE' | 'FREE';
}

/** The queue with how much it holds, asked for again and again: colleagues work on it. */
export function useQueue(filter: QueueFilter) {
  const list = useList([...ACCEPTANCE_KEY, 'list', filter], (cursor) => answered(api.GET('/api/v1/applications/acceptances', { params: { query: { ...filter, limit: PAGE, cursor } } })), { refreshMs: REFRESH_MS });
  const counts = useAsked([...ACCEPTANCE_KEY, 'count', filter], () => answered(api.GET('/api/v1/applications/acceptances/count', { params: { query: filter } })), { refreshMs: REFRESH_MS });
  return { list, counts };
}

export const useAcceptance = (workItemId: string) =>
  useAsked([...ACCEPTANCE_KEY, workItemId], () => answered(api.GET('/api/v1/applications/acceptances/{workItemId}', { params: { path: { workItemId } } })), { refreshMs: REFRESH_MS });

export const useColleagues = (workItemId: string, enabled: boolean) =>
  useAsked([...ACCEPTANCE_KEY, workItemId, 'colleagues'], () => answered(api.GET('/api/v1/applications/acceptances/{workItemId}/colleagues', { params: { path: { workItemId } } })), { enabled });

/** Takes it, or gives it to a colleague. */
export const useTaking = (workItemId: string) =>
  useCommand((body: { personId?: string }, header) => answered(api.POST('/api/v1/applications/acceptances/{workItemId}/holder', { params: { path: { workItemId }, header }, body })), CHANGED);

export const useReleasing = (workItemId: string) =>
  useCommand((_: Record<string, never>, header) => answered(api.DELETE('/api/v1/applications/acceptances/{workItemId}/holder', { params: { path: { workItemId }, header } })), CHANGED);

export const useAnswering = (attestationId: string) =>
  useCommand((body: Answer, header) => answered(api.POST('/api/v1/applications/{attestationId}/answer', { params: { path: { attestationId }, header }, body })), CHANGED);
