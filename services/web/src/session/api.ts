import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, mayYetBeAnswered } from './ask';
import { useSession } from './session';

/** Asks the platform for something in the language of the page, as whoever is signed in. */
export function useApi<T>(path: string | undefined, refreshMs?: number) {
  const { accessToken } = useSession();
  const { i18n } = useTranslation();
  return useQuery<T>({
    queryKey: [path, i18n.language],
    enabled: path !== undefined && accessToken !== undefined,
    refetchInterval: refreshMs ?? false,
    retry: mayYetBeAnswered,
    queryFn: ({ signal }) => ask<T>(path ?? '', { signal, language: i18n.language, accessToken }),
  });
}
