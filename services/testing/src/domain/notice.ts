import { accept, type Change, FactType, type Instant, refuse } from '@attestation/contracts';
import type { Booking } from './booking.js';

const DAY = 24 * 60 * 60 * 1000;

/** When the notice is due: one day before the test; at once where less than a day is left. */
export function noticeDue(startsAt: Instant): Date {
  return new Date(Date.parse(startsAt) - DAY);
}

/** Tells the teacher date, time and place, in her cabinet; the test itself is now what the case waits for (D.1 #15). */
export function sendNotice(booking: Booking | undefined, sentAt: Instant): Change<Booking, Booking> {
  if (!booking?.session) return refuse('NOT_BOOKED');
  if (booking.status !== 'BOOKED') return accept({ result: booking });
  const next: Booking = { ...booking, status: 'NOTIFIED' };
  const { attestationId, personId, id, session } = next;
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.TestNoticeSent, data: { attestationId, personId, bookingId: id, startsAt: booking.session.startsAt, place: session?.place ?? '', sentAt } }],
  });
}
