import { accept, type Category, type Change, FactType, type Instant, MessageName, type PlainDate, type Reason, refuse, type RuleSetId } from '@attestation/contracts';
import { ruleSetOf, testResult, testValidUntil } from '@attestation/regulation';
import type { Booking } from './booking.js';

/** What the testing centre reports: one point a task. */
export interface Sat {
  points: number;
  tasks: number;
  certificateNumber: string;
  /** the calendar date of the test in Asia/Almaty */
  takenOn: PlainDate;
}

export interface TestResult extends Sat {
  percent: string;
  thresholdPercent: number;
  thresholdReached: boolean;
  highestCategory: Category | null;
  validUntil: PlainDate;
  reasons: Reason[];
}

/**
 * Judges the testing centre's result against the claim and issues it (D.1 #16).
 * @source O83 p.39, p.53, Ann. 9
 */
export function recordResult(booking: Booking | undefined, sat: Sat, now: Instant, ruleSet: RuleSetId): Change<Booking, Booking> {
  if (!booking) return refuse('NOT_FOUND');
  if (booking.status === 'DONE') return accept({ result: booking });
  if (!booking.session || booking.status === 'UNTAKEN') return refuse('NOT_BOOKED');
  if (sat.tasks !== booking.test.tasks || sat.points > sat.tasks) return refuse('RESULT_UNLIKELY');

  const rules = ruleSetOf(ruleSet);
  const judged = testResult(rules, { points: sat.points, tasks: sat.tasks, claimed: booking.claimedCategory });
  const { percent, thresholdPercent, highestCategory, reasons } = judged;
  const thresholdReached = judged.outcome === 'REACHED';
  const result: TestResult = { ...sat, percent, thresholdPercent, thresholdReached, highestCategory, validUntil: testValidUntil(rules, sat.takenOn), reasons };
  const next: Booking = { ...booking, status: 'DONE', result };
  const { attestationId, personId, id } = next;
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.TestResultIssued, data: { attestationId, personId, bookingId: id, ...result } },
      { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: id, step: 'test', how: 'DONE', closedAt: now } },
    ],
    messages: [{ name: MessageName.TestResultReceived, key: id, variables: { thresholdReached } }],
  });
}
