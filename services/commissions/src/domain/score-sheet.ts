import type { Instant, PersonId } from '@attestation/contracts';
import type { Points } from '@attestation/regulation';

/**
 * One member's sheet for one case. `OPEN` with the points and the moment of a submission: given back, because the sheets differed where
 * consensus is asked (F-11); until it is given anew it stands as it was given. `WITHDRAWN`: taken away, it counts for nothing.
 */
export interface ScoreSheet {
  memberId: PersonId;
  status: 'OPEN' | 'SUBMITTED' | 'WITHDRAWN';
  points: Points;
  /** sum of the points, exact decimal as text */
  total: string | null;
  submittedAt: Instant | null;
}

/** It has its member's points, whether it was given back since or not. */
export const isGiven = ({ status, submittedAt }: ScoreSheet): boolean => status !== 'WITHDRAWN' && submittedAt !== null;
/** Its member has not given it yet. */
export const isAwaited = ({ status, submittedAt }: ScoreSheet): boolean => status === 'OPEN' && submittedAt === null;

export const withdrawn = (sheet: ScoreSheet): ScoreSheet => ({ ...sheet, status: 'WITHDRAWN' });
export const emptySheet = (memberId: PersonId): ScoreSheet => ({ memberId, status: 'OPEN', points: {}, total: null, submittedAt: null });
