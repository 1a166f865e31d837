import { answered, api, type Shapes } from '../../api/client';
import { useAsked, useList } from '../../api/use-asked';
import { languageNow } from '../../i18n/speech';

export type Session = Shapes['TestingSessionOut'];

export interface SessionSearch {
  placeCode?: string;
  from?: string;
  to?: string;
  language?: 'kk' | 'ru';
}

/** The sittings that still have seats, the next one first. */
export const useSessions = (search: SessionSearch) =>
  useList(['sessions', search], (cursor) => answered(api.GET('/api/v1/testing/sessions', { params: { query: { ...search, limit: 20, cursor } } })));

/** The regions: a sitting below one is found by it. */
export const useRegions = () =>
  useAsked(['regions'], async () => {
    const top = await placesBelow();
    const countries = top.filter(({ kind }) => kind === 'COUNTRY');
    const below = await Promise.all(countries.map(({ placeCode }) => placesBelow(placeCode)));
    return [...top.filter(({ kind }) => kind !== 'COUNTRY'), ...below.flat()].map(({ placeCode, name }) => ({ value: placeCode, label: name[languageNow()] }));
  });

const placesBelow = async (place?: string) => (await answered(api.GET('/api/v1/directory/places', { params: { query: { limit: 100, ...(place && { place }) } } }))).items;
