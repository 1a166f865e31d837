import type { Entry } from '../../shell/entry';

/** The choices of the authorised body where the sources differ or are silent. */
export const SETTING_ENTRIES: readonly Entry[] = [{ path: '/settings', title: 'setting.settings', acts: ['regulation.setting.change'], page: () => import('./setting-pages'), texts: ['setting'] }];
