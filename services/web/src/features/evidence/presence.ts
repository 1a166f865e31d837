import type { Shapes } from '../../api/client';
import type { Tone } from '../../parts/mark';

/** How an item of the check-list stands: there, there but to be looked at, or not there. */
export const PRESENCE: Record<Shapes['PortfolioCheckRowOut']['presence'], Tone> = { PRESENT: 'good', TO_CONFIRM: 'note', MISSING: 'bad' };
