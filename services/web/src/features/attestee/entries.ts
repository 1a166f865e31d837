import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** The region's list of attestees: who is to be listed, and the lists. */
export const ATTESTEE_ENTRIES: readonly Entry[] = [
  {
    path: '/attestees',
    title: 'attestee.candidates',
    acts: ['applications.attestee.read'],
    page: () => import('./candidates-page'),
    texts: ['acceptance', 'attestee', 'case'],
    count: async () => (await answered(api.GET('/api/v1/applications/attestees/counts'))).count,
  },
  {
    path: '/attestee-lists',
    title: 'attestee.lists',
    acts: ['applications.attestee-list.read'],
    page: () => import('./list-pages'),
    texts: ['acceptance', 'attestee', 'case'],
    count: async () => (await answered(api.GET('/api/v1/applications/attestee-lists/count'))).count,
  },
];
