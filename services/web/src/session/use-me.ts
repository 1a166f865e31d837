import { answered, api, type Shapes } from '../api/client';
import { useAsked } from '../api/use-asked';

export type Me = Shapes['DirectoryPersonRecordOut'];

/** Whoever is signed in, as the register of persons knows her: category, posts, service. */
export const useMe = () => useAsked(['me'], () => answered(api.GET('/api/v1/directory/persons/me')));
