import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { mayYetBeAnswered } from './problem';

/** How often what others may change is asked for again. */
export const REFRESH_MS = 10_000;

/** Something the platform knows. `key` names it for `useCommand`; the language is no part of it (see `askAgainInEachLanguage`). What was not answered is asked for again no later than everything is. */
export function useAsked<T>(key: readonly unknown[], ask: () => Promise<T>, { refreshMs, enabled = true }: { refreshMs?: number; enabled?: boolean } = {}) {
  const refetchInterval = ({ state: { error } }: { state: { error: Error | null } }): number | false => (refreshMs !== undefined && error ? Math.min(refreshMs, REFRESH_MS) : (refreshMs ?? false));
  return useQuery({ queryKey: key, queryFn: ask, enabled, refetchInterval, retry: mayYetBeAnswered });
}

export interface PageOf<T> {
  items: T[];
  next: string | null;
  /** how many the whole list holds, where the platform says so with the page */
  total?: number;
}

/**
 * A list page by page, by its keys. While another search is asked for, what was found before stays.
 * @returns the query, with all `items` fetched so far, and the `total` of the newest first page
 */
export function useList<T>(key: readonly unknown[], ask: (cursor: string | undefined) => Promise<PageOf<T>>, { refreshMs, enabled = true }: { refreshMs?: number; enabled?: boolean } = {}) {
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
    refetchInterval: refreshMs ?? false,
    retry: mayYetBeAnswered,
    placeholderData: keepPreviousData,
  });
  return { ...list, items: list.data?.pages.flatMap(({ items }) => items) ?? [], total: list.data?.pages[0]?.total };
}
