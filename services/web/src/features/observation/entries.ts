import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** Observation sheets: for whoever observes, and for the teacher, for whom those she has not acknowledged are counted. */
export const OBSERVATION_ENTRIES: readonly Entry[] = [
  {
    path: '/observations',
    title: 'observation.sheets',
    acts: ['portfolio.observation.read'],
    page: () => import('./observation-pages'),
    texts: ['observation'],
    count: async () => (await answered(api.GET('/api/v1/portfolio/observations', { params: { query: { side: 'ABOUT_ME', open: true, limit: 1 } } }))).total,
  },
];
