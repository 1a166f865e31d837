import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** The provider's queue of applications. */
export const ACCEPTANCE_ENTRIES: readonly Entry[] = [
  {
    path: '/acceptances',
    title: 'acceptance.queue',
    acts: ['applications.queue.read'],
    page: () => import('./acceptance-pages'),
    texts: ['acceptance', 'case'],
    count: async () => (await answered(api.GET('/api/v1/applications/acceptances/count'))).count,
  },
];
