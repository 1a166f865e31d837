import { useMe } from '../../session/use-me';
import type { Case } from './types';

/** Whether a case is that of whoever is signed in: what she may do with it is offered to her alone. */
export function useOwn(shown: Case | undefined): boolean {
  const { data: me } = useMe();
  return me !== undefined && me.personId === shown?.teacher.id && shown.leftAt === null;
}
