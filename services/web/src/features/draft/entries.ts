import type { Entry } from '../../shell/entry';

/** Drafts of the Rules: kept beside the editions, asked like them, used for no case. */
export const DRAFT_ENTRIES: readonly Entry[] = [{ path: '/drafts', title: 'draft.drafts', acts: ['regulation.draft.prepare'], page: () => import('./draft-pages'), texts: ['draft', 'setting'] }];
