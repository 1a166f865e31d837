import type { Entry } from '../../shell/entry';

/** The cases of whoever is signed in: her own, or those she answers for. */
export const CASE_ENTRIES: readonly Entry[] = [{ path: '/cases', title: 'case.cases', acts: ['applications.case.read'], page: () => import('./case-pages'), texts: ['case'] }];
