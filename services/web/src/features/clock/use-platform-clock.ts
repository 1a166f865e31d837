import { useQuery } from '@tanstack/react-query';

const REFRESH_MS = 10_000;

/** The platform's clock as the service of the law tells it, to anybody. */
export interface PlatformClock {
  now: string;
  today: string;
  offsetMs: number;
  moved: boolean;
}

/** Asked again and again: whoever shows the platform may step its clock forward at any time. */
export function usePlatformClock(): PlatformClock | undefined {
  const { data } = useQuery({
    queryKey: ['clock'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }): Promise<PlatformClock> => {
      const response = await fetch('/api/v1/regulation/clock', { signal });
      if (!response.ok) throw new Error(`The clock was answered with ${response.status}.`);
      return (await response.json()) as PlatformClock;
    },
  });
  return data;
}
