import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useOnline } from '../../shell/use-online';
import { drop, keep, type KeptSheet, keptOf } from './kept';
import { sendKept } from './send-kept';

/** The first part of the key of whatever is asked about sheets. */
export const SHEETS_KEY = ['observations'] as const;
const KEPT_KEY = ['observations-kept'] as const;
const AGAIN_MS = 30_000;

/** What waits on this device to be sent; sent when the page opens, when the network is back, and now and then on a bad line. */
export function useKept(owner: string) {
  const queries = useQueryClient();
  const online = useOnline();
  const { data = [] } = useQuery({ queryKey: [...KEPT_KEY, owner], queryFn: () => keptOf(owner), networkMode: 'always' });
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: KEPT_KEY }), [queries]);
  const send = useCallback(async () => {
    const taken = await sendKept(owner);
    await refresh();
    if (taken > 0) await queries.invalidateQueries({ queryKey: SHEETS_KEY });
  }, [owner, queries, refresh]);
  useEffect(() => {
    if (!online) return;
    void send();
    const again = setInterval(() => void send(), AGAIN_MS);
    return () => clearInterval(again);
  }, [online, send]);
  const add = async (kept: KeptSheet) => {
    await keep(kept);
    await refresh();
    if (online) void send();
  };
  const remove = (observationId: string) => drop(observationId).then(refresh);
  return { kept: data, add, remove, send, online };
}
