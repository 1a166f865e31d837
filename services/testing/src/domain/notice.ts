import { accept, type Change, FactType, type Instant, refuse } from '@attestation/contracts';
import type { Booking } from './booking.js';

/** Tells the teacher date, time and place, in her cabinet; the test itself is now what the case waits for (D.1 #15). */
export function sendNotice(booking: Booking, sentAt: Instant): Change<Booking, Booking> {
  if (!booking.session) return refuse('NOT_BOOKED');
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
