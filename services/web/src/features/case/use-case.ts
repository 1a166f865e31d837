import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { mayYetBeAnswered } from '../../api/problem';
import { REFRESH_MS, useAsked } from '../../api/use-asked';

/** The first part of the key of whatever is asked about cases: a command on a case asks all of it again. */
export const CASE_KEY = ['cases'] as const;

/** What changes by time alone, a step that has become late, is seen by this. */
const UNASKED_REFRESH_MS = 6 * REFRESH_MS;

/** One case; others work on it: as soon as it has changed it is asked for again, with all that is known of it. */
export function useCase(attestationId: string) {
  const path = { attestationId };
  const shown = useAsked([...CASE_KEY, attestationId], () => answered(api.GET('/api/v1/applications/{attestationId}', { params: { path } })), { refreshMs: UNASKED_REFRESH_MS });
  useChanges(attestationId, shown.data?.leftAt === null ? shown.data.version : undefined);
  return shown;
}

/** What happened to a case, with the reasons. */
export const useTimeLine = (attestationId: string) =>
  useAsked([...CASE_KEY, attestationId, 'time-line'], () => answered(api.GET('/api/v1/applications/{attestationId}/time-line', { params: { path: { attestationId } } })), { refreshMs: UNASKED_REFRESH_MS });

/** Seconds for which the platform holds an answer back, and milliseconds from one to the next question. */
const WAIT = 20;
const AGAIN_MS = 1_000;

/** Waits for another version of a case than the one shown. @param after undefined: there is none to wait for */
function useChanges(attestationId: string, after: number | undefined): void {
  const queries = useQueryClient();
  const path = { attestationId };
  useQuery({
    queryKey: ['case-version', attestationId, after],
    enabled: after !== undefined,
    queryFn: async ({ signal }) => {
      const { version } = await answered(api.GET('/api/v1/applications/{attestationId}/version', { params: { path, query: { after: after ?? 0, wait: WAIT } }, signal }));
      if (version !== after) await queries.invalidateQueries({ queryKey: [...CASE_KEY, attestationId] });
      return version;
    },
    refetchInterval: ({ state: { error } }) => (error ? REFRESH_MS : AGAIN_MS),
    retry: mayYetBeAnswered,
    gcTime: 0,
  });
}
