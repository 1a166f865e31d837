import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { CASE_KEY } from '../case/use-case';
import type { Category } from './types';

const ATTESTEE_KEY = ['attestees'] as const;
const LIST_KEY = ['attestee-lists'] as const;
const CHANGED = [ATTESTEE_KEY, LIST_KEY, CASE_KEY, ['count', '/attestees'], ['count', '/attestee-lists']];
const PAGE = 50;

export interface AttesteeFilter {
  year?: number;
  placeCode?: string;
  category?: Category;
  q?: string;
}

/** Who is admitted and on no list yet; with how many there are, by district and category. */
export function useCandidates(filter: AttesteeFilter) {
  const list = useList([...ATTESTEE_KEY, 'list', filter], (cursor) => answered(api.GET('/api/v1/applications/attestees', { params: { query: { ...filter, limit: PAGE, cursor } } })), { refreshMs: REFRESH_MS });
  return { list, counts: useCandidateCounts(filter) };
}

export const useCandidateCounts = (filter: AttesteeFilter) =>
  useAsked([...ATTESTEE_KEY, 'counts', filter], () => answered(api.GET('/api/v1/applications/attestees/counts', { params: { query: filter } })), { refreshMs: REFRESH_MS });

export interface Approval {
  number: string;
  year?: number;
  placeCode?: string;
  attestationIds?: string[];
  districtCode?: string;
  category?: Category;
  expected?: number;
}

export const useApproving = () => useCommand((body: Approval, header) => answered(api.POST('/api/v1/applications/attestee-lists', { params: { header }, body })), CHANGED);

export const useSending = (listId: string) =>
  useCommand((_: Record<string, never>, header) => answered(api.POST('/api/v1/applications/attestee-lists/{listId}/sending', { params: { path: { listId }, header } })), CHANGED);

/** The approved lists of a year, the newest first. */
export function useLists(year: number | undefined) {
  const list = useList([...LIST_KEY, 'list', year], (cursor) => answered(api.GET('/api/v1/applications/attestee-lists', { params: { query: { year, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const counts = useAsked([...LIST_KEY, 'count', year], () => answered(api.GET('/api/v1/applications/attestee-lists/count', { params: { query: { year } } })), { refreshMs: REFRESH_MS });
  return { list, counts };
}

export const useApproved = (listId: string) => useAsked([...LIST_KEY, listId], () => answered(api.GET('/api/v1/applications/attestee-lists/{listId}', { params: { path: { listId } } })));

/** Whom a list names. */
export function useNamed(listId: string, filter: Pick<AttesteeFilter, 'category' | 'q'>) {
  const list = useList([...LIST_KEY, listId, 'named', filter], (cursor) => answered(api.GET('/api/v1/applications/attestee-lists/{listId}/attestees', { params: { path: { listId }, query: { ...filter, limit: PAGE, cursor } } })));
  const counts = useAsked([...LIST_KEY, listId, 'count', filter], () => answered(api.GET('/api/v1/applications/attestee-lists/{listId}/attestees/count', { params: { path: { listId }, query: filter } })));
  return { list, counts };
}
