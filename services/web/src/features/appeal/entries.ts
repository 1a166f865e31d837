import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** Appeals against results of the test, for the secretary of the appeal commission. */
export const APPEAL_ENTRIES: readonly Entry[] = [
  {
    path: '/appeals',
    title: 'appeal.appeals',
    acts: ['testing.appeal.read'],
    page: () => import('./appeal-pages'),
    texts: ['appeal', 'case', 'test'],
    count: async () => (await answered(api.GET('/api/v1/testing/appeals/count'))).count,
  },
];
