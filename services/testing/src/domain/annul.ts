import { accept, type Change, FactType, type Instant, MessageName, type PersonId, refuse } from '@attestation/contracts';
import { because, epochOf, localDate } from '@attestation/regulation';
import type { Booking } from './booking.js';
import { type TestCase, withBooking } from './case.js';
import { cancelOpen } from './stop.js';
import type { Violation, ViolationAct } from './violation.js';

/**
 * A breach at the test, found whenever: the result, or the test that was broken off, is annulled (D.1 #20) and the case with it, unless it is
 * over already: then the award that relied on it is under review. The sanction is a decision of its own.
 * @source O83 p.47, R-036, F-06
 */
export function annul(known: TestCase | undefined, bookingId: string, act: ViolationAct, by: PersonId, now: Instant): Change<TestCase, Booking> {
  const booking = known?.bookings.find(({ id }) => id === bookingId);
  if (!known || !booking) return refuse('NOT_FOUND');
  if (booking.violation?.actNumber === act.actNumber) return accept({ result: booking });
  const refused = refusalOf(booking, act, now);
  if (refused || !booking.session) return refused ?? refuse('NOT_BOOKED');
  const day = localDate(booking.session.startsAt);

  const { bookings, facts } = cancelOpen(known.bookings, now);
  const violation: Violation = { ...act, annulledAt: now, by };
  const next: Booking = { ...booking, ...bookings.find(({ id }) => id === bookingId), status: 'ANNULLED', takenOn: booking.takenOn ?? day, violation };
  return accept({
    next: withBooking({ ...known, bookings, stoppedAt: known.stoppedAt ?? now }, next),
    result: next,
    facts: [{ type: FactType.TestResultAnnulled, data: annulled(known, next, violation) }, ...facts],
    messages: known.closedAt ? [] : [{ name: MessageName.TestAnnulled, key: known.attestationId, variables: {} }],
  });
}

function refusalOf({ violation, session }: Booking, { foundOn }: ViolationAct, now: Instant) {
  if (violation) return refuse('RESULT_ANNULLED');
  if (!session) return refuse('NOT_BOOKED');
  const begun = epochOf(now) >= epochOf(session.startsAt) && foundOn >= localDate(session.startsAt);
  return begun && foundOn <= localDate(now) ? undefined : refuse('ACT_DATE_UNLIKELY');
}

function annulled({ closedAt }: TestCase, { attestationId, personId, id: bookingId }: Booking, { actNumber, foundOn, annulledAt, by }: Violation) {
  const reasons = [because('R-036', { actNumber, foundOn }), because('X-064/later'), ...(closedAt ? [because('F-06')] : [])];
  return { attestationId, personId, bookingId, actNumber, foundOn, annulledAt, by, reasons };
}
