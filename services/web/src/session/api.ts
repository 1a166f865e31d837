import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from './session';

/** What the platform refused, in the reader's language, with the reference that finds the log. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly reference: string | undefined,
  ) {
    super(detail);
  }
}

/** Asks the platform for something in the language of the page, as whoever is signed in. */
export function useApi<T>(path: string | undefined, refreshMs?: number) {
  const { accessToken } = useSession();
  const { i18n } = useTranslation();
  return useQuery<T, Problem>({
    queryKey: [path, i18n.language],
    enabled: path !== undefined && accessToken !== undefined,
    refetchInterval: refreshMs ?? false,
    retry: (tries, problem) => tries < 2 && !(problem instanceof Problem && problem.status < 500),
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/v1/${path}`, { signal, headers: { authorization: `Bearer ${accessToken}`, 'accept-language': i18n.language } });
      const body = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; reference?: string };
      if (!response.ok) throw new Problem(response.status, body.detail ?? body.title ?? response.statusText, body.reference);
      return body as T;
    },
  });
}
