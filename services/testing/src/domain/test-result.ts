import type { Category, PlainDate, Reason } from '@attestation/contracts';

/** What the testing centre reports: one point a task. */
export interface Sat {
  points: number;
  tasks: number;
  certificateNumber: string;
  /** the calendar date of the test in Asia/Almaty */
  takenOn: PlainDate;
}

/** The same with what it means for the claim. */
export interface TestResult extends Sat {
  percent: string;
  thresholdPercent: number;
  thresholdReached: boolean;
  highestCategory: Category | null;
  validUntil: PlainDate;
  reasons: Reason[];
}
