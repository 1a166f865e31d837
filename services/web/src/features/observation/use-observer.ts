import { useEffect } from 'react';
import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { useAsked } from '../../api/use-asked';
import { type Remembered, remember, remembered } from '../../session/remembered';
import { keepShell } from '../../shell/offline-shell';
import { useOnline } from '../../shell/use-online';

/** Whoever is signed in, remembered for her work without a network; where the platform is not reached, who was here last. */
export function useObserver(): Remembered | undefined {
  const online = useOnline();
  const { data, error } = useAsked(['me'], () => answered(api.GET('/api/v1/directory/persons/me')));
  useEffect(() => {
    if (!data) return;
    remember({ personId: data.personId, name: data.name });
    keepShell();
  }, [data]);
  const unreached = !online || (error !== null && !(error instanceof Problem));
  return data ?? (unreached ? remembered() : undefined);
}
