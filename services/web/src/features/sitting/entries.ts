import type { Entry } from '../../shell/entry';

/** Days and places of the test, as the authorised body opens them. */
export const SITTING_ENTRIES: readonly Entry[] = [{ path: '/sittings', title: 'sitting.sittings', acts: ['testing.session.open'], page: () => import('./sittings-page'), texts: ['sitting', 'test'] }];
