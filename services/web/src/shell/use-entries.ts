import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { mayYetBeAnswered } from '../api/problem';
import { useRights } from '../session/use-rights';
import { ENTRIES } from './entries';
import type { Entry } from './entry';

const REFRESH_MS = 30_000;

export interface OpenEntry extends Entry {
  /** absent: not counted, or not known yet */
  waiting: number | undefined;
}

/** The pages open to whoever is signed in, with how much waits on each. */
export function useEntries() {
  const rights = useRights();
  const { may } = rights;
  const open = useMemo(() => ENTRIES.filter(({ acts }) => acts.some(may)), [may]);
  const counts = useQueries({
    queries: open.map(({ path, count }) => ({ queryKey: ['count', path], queryFn: () => count?.() ?? null, enabled: count !== undefined, refetchInterval: REFRESH_MS, retry: mayYetBeAnswered })),
  });
  return { rights, entries: open.map((entry, at): OpenEntry => ({ ...entry, waiting: counts[at]?.data ?? undefined })) };
}
