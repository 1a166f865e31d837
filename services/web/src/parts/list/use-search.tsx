import { Search } from './search';
import { useAddress } from './use-address';

/** The search of a list that has no other filter; what is looked for stands in the address. @param label what is looked for */
export function useSearch(label: string) {
  const { values, set, clear, any } = useAddress(['search']);
  return {
    search: values.search || undefined,
    filters: <Search label={label} value={values.search} find={(text) => set('search', text)} />,
    filtered: { any, clear },
  };
}
