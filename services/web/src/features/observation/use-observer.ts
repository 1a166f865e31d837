import { useEffect } from 'react';
import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { type Remembered, remember, remembered } from '../../session/remembered';
import { keepShell } from '../../shell/offline-shell';

/** Whoever is signed in, remembered for her work without a network. */
export function useObserver(): Remembered | undefined {
  const { data } = useAsked(['me'], () => answered(api.GET('/api/v1/directory/persons/me')));
  useEffect(() => {
    if (!data) return;
    remember({ personId: data.personId, name: data.name });
    keepShell();
  }, [data]);
  return data ?? remembered();
}
