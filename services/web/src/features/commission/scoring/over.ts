import type { Shapes } from '../../../api/client';

export type Scoring = Pick<Shapes['CommissionsScoringOut'], 'score' | 'sheets'>;

/** `SCORED`: its sum is there. `LET_GO`: every sheet was taken out, as when the teacher took her application back: nobody scores it any more. */
export function overBy({ score, sheets }: Scoring): 'SCORED' | 'LET_GO' | undefined {
  if (score) return 'SCORED';
  return sheets.length > 0 && sheets.every(({ status }) => status === 'WITHDRAWN') ? 'LET_GO' : undefined;
}
