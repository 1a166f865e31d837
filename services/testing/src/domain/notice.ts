import { accept, type Change, FactType, type Instant, refuse } from '@attestation/contracts';
import { addDays, instantOf, localTime } from '@attestation/regulation';
import type { Booking } from './booking.js';

/** When the notice is due: one day before the test, at its hour; at once where less than a day is left. */
export function noticeDue(startsAt: Instant): Instant {
  const { date, minute } = localTime(startsAt);
  return instantOf(addDays(date, -1), minute);
}

/** The day of the notice for a booked test; refused for one that has no sitting. */
export function planNotice(booking: Booking | undefined): Change<Booking, Instant> {
  return booking?.session ? accept({ result: noticeDue(booking.session.startsAt) }) : refuse('NOT_BOOKED');
}

/** Tells the teacher date, time and place, in her cabinet; the test itself is now what the case waits for (D.1 #15). */
export function sendNotice(booking: Booking | undefined, sentAt: Instant): Change<Booking, Booking> {
  if (!booking?.session) return refuse('NOT_BOOKED');
  if (booking.status !== 'BOOKED') return accept({ result: booking });
  const next: Booking = { ...booking, status: 'NOTIFIED' };
  const { attestationId, personId, id } = next;
  const { startsAt, place } = booking.session;
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.TestNoticeSent, data: { attestationId, personId, bookingId: id, startsAt, place, sentAt } }],
  });
}
