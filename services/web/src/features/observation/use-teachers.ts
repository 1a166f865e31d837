import { nameFits } from '@attestation/contracts/names';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { mayYetBeAnswered, Problem } from '../../api/problem';
import { keepTeachers, keptTeachers, type Teacher } from './kept';

const AT_ONCE = 100;

/** Whose lesson may be observed, by name; without a network those of the last visit. */
export function useTeachers(owner: string, search: string) {
  return useQuery({ queryKey: ['observable', owner, search], queryFn: () => find(owner, search), networkMode: 'always', retry: mayYetBeAnswered });
}

async function find(owner: string, search: string): Promise<Teacher[]> {
  try {
    const { items } = await answered(api.GET('/api/v1/portfolio/observations/teachers', { params: { query: { ...(search ? { search } : {}), limit: AT_ONCE } } }));
    if (!search) await keepTeachers(owner, items);
    return items;
  } catch (error) {
    if (error instanceof Problem && error.status < 500 && error.status !== 401) throw error;
    return (await keptTeachers(owner)).filter(({ name }) => search.trim() === '' || nameFits(name, search));
  }
}
