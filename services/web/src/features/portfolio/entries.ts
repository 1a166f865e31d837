import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

/** What the organisation checks of its teachers' portfolios, and what they lack. */
export const PORTFOLIO_ENTRIES: readonly Entry[] = [
  {
    path: '/portfolios',
    title: 'portfolio.toCheck',
    acts: ['portfolio.queue.read'],
    page: () => import('./portfolio-pages'),
    texts: ['portfolio', 'evidence'],
    count: async () => (await answered(api.GET('/api/v1/portfolio/assessments', { params: { query: { limit: 1 } } }))).total,
  },
  { path: '/gaps', title: 'portfolio.gaps', acts: ['portfolio.gaps.read'], page: () => import('./gaps-page'), texts: ['portfolio', 'evidence'] },
];
