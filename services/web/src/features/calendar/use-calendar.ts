import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { mayYetBeAnswered } from '../../api/problem';
import { useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import type { Change } from './types';

const CALENDAR_KEY = ['calendar'] as const;

/** The days of a year that differ from the plain week; 404 for one that is not loaded. */
export const useCalendar = (year: number) => useAsked([...CALENDAR_KEY, year], () => answered(api.GET('/api/v1/regulation/calendar/{year}', { params: { path: { year } } })), { enabled: year > 0 });

/** What was changed in a year, the newest first. */
export const useChanges = (year: number) =>
  useList([...CALENDAR_KEY, year, 'changes'], (cursor) => answered(api.GET('/api/v1/regulation/calendar/{year}/changes', { params: { path: { year }, query: { limit: 20, cursor } } })));

/** Which open deadlines a change would move; nothing is kept of it. @param change none: not asked yet */
export function usePreview(year: number, change: Change | undefined) {
  const asked = useInfiniteQuery({
    queryKey: ['calendar-preview', year, change],
    queryFn: ({ pageParam }) =>
      answered(api.POST('/api/v1/regulation/calendar/{year}/changes/preview', { params: { path: { year }, query: { limit: 20, cursor: pageParam } }, body: change ?? { version: 0, days: [], reason: '' } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: change !== undefined,
    retry: mayYetBeAnswered,
    staleTime: Infinity,
    gcTime: 0, // each time it is shown, it is as of then
  });
  const [first] = asked.data?.pages ?? [];
  return { ...asked, items: asked.data?.pages.flatMap(({ items }) => items) ?? [], total: first?.moved, open: first?.open };
}

/** Makes a change: whoever holds open deadlines counts them anew. */
export const useChanging = (year: number) =>
  useCommand((body: Change, header) => answered(api.POST('/api/v1/regulation/calendar/{year}/changes', { params: { path: { year }, header }, body })), [CALENDAR_KEY]);
