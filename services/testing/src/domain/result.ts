import { accept, type Change, FactType, type Instant, MessageName, refuse, type RuleSetId } from '@attestation/contracts';
import { epochOf, localDate, type Settings } from '@attestation/regulation';
import { type Booking, isOpen } from './booking.js';
import { heard, judge, resultIssued } from './judge.js';
import type { Sat, TestResult } from './test-result.js';

/** By which edition a result is judged, and how long the process waits for an appeal on its way. */
export interface ResultLaw {
  ruleSet: RuleSetId;
  settings: Pick<Settings, 'appealTransitMinutes'>;
}

/**
 * Judges the testing centre's result against the claim and issues it (D.1 #16). Told again it changes nothing; another result for a booking
 * that has one, or for a test that was annulled or did not take place, is refused, so that a person sees it.
 */
export function recordResult(booking: Booking, sat: Sat, now: Instant, { ruleSet, settings }: ResultLaw): Change<Booking, Booking> {
  if (booking.violation) return refuse('RESULT_ANNULLED');
  if (booking.result) return toldAgain(booking, booking.result, sat);
  if (!booking.session) return refuse('NOT_BOOKED');
  if (!isOpen(booking)) return refuse('BOOKING_CLOSED');
  if (!isLikely(booking, booking.session.startsAt, sat)) return refuse('RESULT_UNLIKELY');

  const result = judge(booking, sat, now, ruleSet);
  const next: Booking = { ...booking, status: 'DONE', result, takenOn: result.takenOn };
  return accept({
    next,
    result: next,
    facts: [
      resultIssued(next, result),
      { type: FactType.TestingWorkItemClosed, data: { attestationId: next.attestationId, workItemId: next.id, step: 'test', how: 'DONE', closedAt: now } },
    ],
    messages: [{ name: MessageName.TestResultReceived, key: next.id, variables: heard(result, settings) }],
  });
}

/** One point a task, of this test, finished on the day of the sitting and not before it began. */
function isLikely({ test }: Booking, startsAt: Instant, { points, tasks, finishedAt }: Sat): boolean {
  return tasks === test.tasks && points <= tasks && localDate(finishedAt) === localDate(startsAt) && epochOf(finishedAt) >= epochOf(startsAt);
}

/**
 * A result for a booking that has one: the same again, or what an appeal was about before and after; the certificate that the centre writes
 * anew after an appeal is taken over.
 */
function toldAgain(booking: Booking, known: TestResult, sat: Sat): Change<Booking, Booking> {
  const before = booking.appeal?.decision?.before;
  if (isSame(known, sat) || (before && isSame({ ...known, ...before }, sat))) return accept({ result: booking });
  if (booking.appeal?.status !== 'UPHELD' || !isSame({ ...known, certificateNumber: sat.certificateNumber }, sat)) return refuse('RESULT_CONFLICTING');
  const result: TestResult = { ...known, certificateNumber: sat.certificateNumber };
  const next: Booking = { ...booking, result };
  return accept({ next, result: next, facts: [resultIssued(next, result)] });
}

const isSame = (known: Sat, { points, tasks, certificateNumber, finishedAt }: Sat): boolean =>
  known.points === points && known.tasks === tasks && known.certificateNumber === certificateNumber && epochOf(known.finishedAt) === epochOf(finishedAt);
