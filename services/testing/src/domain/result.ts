import { accept, type Change, FactType, type Instant, MessageName, refuse, type RuleSetId } from '@attestation/contracts';
import { ruleSetOf, testResult, testValidUntil } from '@attestation/regulation';
import type { Booking } from './booking.js';
import type { Sat, TestResult } from './test-result.js';

/**
 * Judges the testing centre's result against the claim and issues it (D.1 #16). Told again it changes nothing; another result
 * for a booking that has one is refused, so that a person sees it.
 * @source O83 p.39, p.53, Ann. 9
 */
export function recordResult(booking: Booking | undefined, sat: Sat, now: Instant, ruleSet: RuleSetId): Change<Booking, Booking> {
  if (!booking) return refuse('NOT_FOUND');
  if (booking.result) return isSame(booking.result, sat) ? accept({ result: booking }) : refuse('RESULT_CONFLICTING');
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

const isSame = (known: TestResult, { points, tasks, certificateNumber, takenOn }: Sat): boolean =>
  known.points === points && known.tasks === tasks && known.certificateNumber === certificateNumber && known.takenOn === takenOn;
