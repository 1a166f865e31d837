import type { Current } from './types';

/** Nothing of a case changes any more, and nothing is awaited. */
export const ENDED: readonly Current['state'][] = ['CLOSED', 'REFUSED', 'WITHDRAWN', 'ANNULLED', 'SANCTIONED', 'EXPIRED'];
