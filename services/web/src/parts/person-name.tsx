import { answered, api } from '../api/client';
import { useAsked } from '../api/use-asked';

/** Who did something, by the register of persons; until it has told, and where it does not know her, a dash. For whoever may read the register. */
export function PersonName({ personId }: { personId: string | null }) {
  const asked = useAsked(['person', personId], () => answered(api.GET('/api/v1/directory/persons/{personId}', { params: { path: { personId: personId ?? '' } } })), { enabled: personId !== null });
  return <>{asked.data?.name ?? '—'}</>;
}
