import { accept, type Change, FactType, type Instant, MessageName, refuse, type RuleSetId } from '@attestation/contracts';
import { appealUntil, attempts, epochOf, localDate, minutesAfter, type RuleSet, ruleSetOf, settingsAt, testResult, testValidUntil } from '@attestation/regulation';
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

  const result = judge(booking, sat, now, ruleSetOf(ruleSet));
  const next: Booking = { ...booking, status: 'DONE', result };
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.TestResultIssued, data: issued(next, result) },
      { type: FactType.TestingWorkItemClosed, data: { attestationId: next.attestationId, workItemId: next.id, step: 'test', how: 'DONE', closedAt: now } },
    ],
    messages: [{ name: MessageName.TestResultReceived, key: next.id, variables: heard(result, now) }],
  });
}

/** What a result means: for the claim, for another attempt (E.4) and for how long it may be appealed. */
function judge({ claimedCategory: claimed, attempt, window }: Booking, sat: Sat, now: Instant, rules: RuleSet): TestResult {
  const { outcome, percent, thresholdPercent, highestCategory, reasons } = testResult(rules, { points: sat.points, tasks: sat.tasks, claimed });
  const thresholdReached = outcome === 'REACHED';
  const takenOn = localDate(sat.finishedAt);
  const left = attempts(rules, { kind: 'SCHEDULED', used: attempt });
  const retake = !thresholdReached && left.outcome !== 'NONE_LEFT' && localDate(now) <= window.to;
  return {
    ...sat, percent, thresholdPercent, thresholdReached, highestCategory, takenOn, retake, validUntil: testValidUntil(rules, takenOn),
    appealUntil: appealUntil(rules, sat.finishedAt), reasons: [...reasons, ...left.reasons],
  };
}

function issued({ attestationId, personId, id: bookingId, attempt }: Booking, { finishedAt: _, ...result }: TestResult) {
  return { attestationId, personId, bookingId, attempt, ...result };
}

/** The process waits a little beyond the time for an appeal, so that none filed in time is overtaken. */
function heard({ thresholdReached, retake, appealUntil: until }: TestResult, now: Instant) {
  return { thresholdReached, retake, appealDeadline: minutesAfter(until, settingsAt(localDate(now)).appealTransitMinutes) };
}

const isSame = (known: TestResult, { points, tasks, certificateNumber, finishedAt }: Sat): boolean =>
  known.points === points && known.tasks === tasks && known.certificateNumber === certificateNumber && epochOf(known.finishedAt) === epochOf(finishedAt);
