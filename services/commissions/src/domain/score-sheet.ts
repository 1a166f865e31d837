import type { Instant, PersonId } from '@attestation/contracts';
import type { Points } from '@attestation/regulation';

/** One member's sheet for one case. `WITHDRAWN`: taken away, it counts for nothing. */
export interface ScoreSheet {
  memberId: PersonId;
  status: 'OPEN' | 'SUBMITTED' | 'WITHDRAWN';
  points: Points;
  /** sum of the points, exact decimal as text */
  total: string | null;
  submittedAt: Instant | null;
}

export const emptySheet = (memberId: PersonId): ScoreSheet => ({ memberId, status: 'OPEN', points: {}, total: null, submittedAt: null });
