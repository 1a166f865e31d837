import { useRights } from '../../session/use-rights';

/** Whoever is a teacher and nothing else has no cases but her own. */
export function useOnlyHerOwn(): boolean {
  const { roles } = useRights();
  return roles.every(({ role }) => role === 'TEACHER');
}
