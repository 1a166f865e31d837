import type { Entry } from '../../shell/entry';

/** The teacher's way to a new attestation. */
export const CLAIM_ENTRIES: readonly Entry[] = [{ path: '/claim', title: 'claim.title', acts: ['applications.draft.open'], page: () => import('./claim-page'), texts: ['claim'] }];
