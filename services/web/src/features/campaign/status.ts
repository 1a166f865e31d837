import type { Tone } from '../../parts/mark';
import type { Campaign } from './types';

/** How the state of a campaign is marked. */
export const TONES: Record<Campaign['status'], Tone> = { DRAFT: 'note', APPROVED: 'short', OPEN: 'good', CLOSED: 'still' };
