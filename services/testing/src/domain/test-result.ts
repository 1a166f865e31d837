import type { Category, Instant, PlainDate, Reason } from '@attestation/contracts';

/** What the testing centre reports: one point a task. */
export interface Sat {
  points: number;
  tasks: number;
  certificateNumber: string;
  /** when the test was finished */
  finishedAt: Instant;
}

/** The same with what it means for the claim. */
export interface TestResult extends Sat {
  percent: string;
  thresholdPercent: number;
  thresholdReached: boolean;
  highestCategory: Category | null;
  /** the calendar date of the test in Asia/Almaty */
  takenOn: PlainDate;
  validUntil: PlainDate;
  /** below the threshold another attempt remains */
  retake: boolean;
  /** the last moment for an appeal */
  appealUntil: Instant;
  reasons: Reason[];
}
