import type { Entry } from '../../shell/entry';

/** Entry by hand of what no registry has. */
export const ENTRY_ENTRIES: readonly Entry[] = [{ path: '/entries', title: 'entry.title', acts: ['portfolio.evidence.enter'], page: () => import('./entry-pages'), texts: ['entry', 'evidence'] }];
