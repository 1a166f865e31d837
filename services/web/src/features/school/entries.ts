import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** What the head of an organisation sees and issues. */
export const SCHOOL_ENTRIES: readonly Entry[] = [
  { path: '/school', title: 'school.overview', acts: ['commissions.certificate.issue'], page: () => import('./overview-page'), texts: ['school', 'portfolio'] },
  {
    path: '/certificates',
    title: 'school.certificates',
    acts: ['commissions.certificate.issue'],
    page: () => import('./certificates-page'),
    texts: ['school', 'portfolio'],
    count: async () => (await answered(api.GET('/api/v1/commissions/certificates/waiting', { params: { query: { limit: 1 } } }))).total,
  },
];
