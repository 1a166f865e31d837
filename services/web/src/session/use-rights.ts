import { useCallback } from 'react';
import { api, answered, type Shapes } from '../api/client';
import { useAsked } from '../api/use-asked';
import { useSession } from './session';

/** What the platform lets a person do; a page offers nothing else. */
export type Act = Shapes['DirectoryRightsOut']['acts'][number];
export type Held = Shapes['DirectoryHeldOut'];

/** What whoever is signed in may do and where. The services judge again at each door. */
export function useRights() {
  const { state } = useSession();
  const asked = useAsked(['rights'], () => answered(api.GET('/api/v1/directory/persons/me/rights')), { enabled: state === 'in', refreshMs: 60_000 });
  const acts = asked.data?.acts;
  const may = useCallback((act: Act) => acts?.includes(act) ?? false, [acts]);
  return { ...asked, may, roles: asked.data?.roles ?? [] };
}
